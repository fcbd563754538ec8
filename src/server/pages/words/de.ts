import type { PageWord } from './en.js';

/** Words of the policy page in German: ICU messages. */
export const de: Record<PageWord, string> = {
	'language.name': 'Deutsch',
	'nav.label': 'Seiten',
	'nav.policy': 'Datenschutz',
	'nav.versions': 'Fassungen',
	'nav.evidence': 'Nachweise',
	'nav.privacy': 'Ihre Daten',
	'nav.languages': 'Sprache',
	'nav.skip': 'Zum Text springen',
	'contents.label': 'Inhalt',
	'example.banner': 'Dies ist ein Beispiel. Firma, Personen und Adressen sind erfunden.',
	'meta.version': 'Fassung {version}',
	'meta.effective': 'gilt ab {date}',
	'meta.digest': 'Prüfsumme {digest}',
	'meta.markdown': 'Als Markdown speichern',
	'meta.earlier': 'Sie lesen eine frühere Fassung. Sie gilt nicht mehr.',
	'meta.scheduled': 'Sie lesen eine Fassung, die angekündigt ist und noch nicht gilt.',
	'meta.current': 'Zur geltenden Fassung',

	'verdict.holds': 'gilt',
	'verdict.unknown': 'noch ungeprüft',
	'verdict.broken': 'verletzt',
	'verdict.declaration': 'Erklärung',
	'total.label': 'Wie es um die Sätze gerade steht',
	'total.holds': '{count, plural, one {# Satz gilt gerade} other {# Sätze gelten gerade}}',
	'total.unknown': '{count, plural, one {# noch ungeprüft} other {# noch ungeprüft}}',
	'total.broken': '{count, plural, one {# verletzt} other {# verletzt}}',
	'total.declaration': '{count, plural, one {# reine Erklärung} other {# reine Erklärungen}}',
	'total.checked': 'geprüft {time}',
	'total.unavailable': 'Zahlen lassen sich gerade nicht erheben.',

	'clause.open': '{clause}: was diesen Satz durchsetzt',
	'clause.enforced': 'Was diesen Satz durchsetzt',
	'clause.evidence': 'Was davon zu sehen ist',
	'clause.no-figures': 'Zu diesem Satz gibt es keine Zahlen.',
	'clause.standard': 'Standardtext',

	'figure.people': '{count, plural, one {Person gespeichert} other {Personen gespeichert}}',
	'figure.consents': '{count, plural, one {Person hat zugestimmt} other {Personen haben zugestimmt}}',
	'figure.permitted':
		'{count, plural, one {Zugriff heute zu diesem Zweck} other {Zugriffe heute zu diesem Zweck}}',
	'figure.denied':
		'{count, plural, one {Zugriff heute wegen dieses Satzes verweigert} other {Zugriffe heute wegen dieses Satzes verweigert}}',
	'figure.faults':
		'{count, plural, one {gespeicherte Zeile heute mit falschem Siegel} other {gespeicherte Zeilen heute mit falschem Siegel}}',
	'figure.asks':
		'{count, plural, one {Probe an einer erfundenen Person} other {Proben an erfundenen Personen}}',
	'figure.swept':
		'{count, plural, one {Angabe heute fristgerecht gelöscht} other {Angaben heute fristgerecht gelöscht}}',
	'figure.holds': '{count, plural, one {Verwahrung besteht} other {Verwahrungen bestehen}}',
	'figure.disclosures': '{count, plural, one {Offenlegung verzeichnet} other {Offenlegungen verzeichnet}}',
	'figure.stops': '{count, plural, one {Verarbeitung angehalten} other {Verarbeitungen angehalten}}',
	'figure.answered': '{count, plural, one {Anfrage erledigt} other {Anfragen erledigt}}',
	'figure.overdue': '{count, plural, one {Anfrage über der Frist} other {Anfragen über der Frist}}',
	'figure.at': 'Stand {time}',
	'figure.today': 'seit {since}, Stand {time}',

	'why.decided-as-promised':
		'Eben an erfundenen Personen erprobt: Jede Anfrage wurde so entschieden, wie diese Regel es verspricht.',
	'why.decided-otherwise':
		'Eben an erfundenen Personen erprobt: Eine Anfrage wurde anders entschieden, als diese Regel es verspricht.',
	'why.opened-and-verified': 'Alles, was heute geöffnet wurde, trug das richtige Siegel.',
	'why.did-not-verify':
		'Eine gespeicherte Zeile trug heute ein falsches Siegel und wurde nicht herausgegeben.',
	'why.nothing-opened': 'Heute wurde noch nichts geöffnet, also ließ sich nichts prüfen.',
	'why.published-as-enforced':
		'Die Regeln, die gerade gelten, haben die Prüfsumme der veröffentlichten Fassung.',
	'why.not-as-published': 'Die Regeln, die gerade gelten, sind nicht die der veröffentlichten Fassung.',
	'why.checked-both-ways':
		'Die Prüfung fand kein Versprechen ohne Regel und keine Regel, die nicht im Text steht.',
	'why.check-has-errors': 'Die Prüfung fand Fehler in der veröffentlichten Erklärung.',
	'why.stated': 'Der Text sagt, was die Regel sagt.',
	'why.swept-on-time':
		'Soeben an erfundenen Personen erprobt: Das Lesen endet pünktlich. Der letzte Löschlauf ist keine zwei Stunden her und ließ nichts Fälliges stehen.',
	'why.not-swept':
		'Das Lesen endet pünktlich; dass auch pünktlich gelöscht wird, zeigt gerade kein frischer Löschlauf.',
	'why.nothing-extended':
		'Nichts wird länger aufbewahrt: Keine Verwahrung ist verzeichnet, nichts Fälliges steht noch.',
	'why.register-in-order':
		'Jede Zeile des Verzeichnisses nennt einen Grund aus der Erklärung und zwei Personen.',
	'why.register-out-of-order':
		'Einer Zeile des Verzeichnisses fehlt ein Grund aus der Erklärung oder die zweite Person.',
	'why.answered-in-time': 'Anfragen wurden beantwortet, und keine ist über ihre Frist.',
	'why.answered-late': 'Eine Anfrage ist über ihre Frist.',
	'why.took-effect-in-order':
		'Jede spätere Fassung trat an ihrem Tag und nach ihrer Ankündigungsfrist in Kraft.',
	'why.took-effect-early':
		'Eine Fassung trat vor ihrem Tag oder vor Ablauf ihrer Ankündigungsfrist in Kraft.',
	'why.nothing-to-show': 'Noch ist nichts dergleichen geschehen, also ist nichts zu zeigen.',
	'why.tried-in-vault':
		'Eben ging eine erfundene Person durch den laufenden Tresor: Jeder Schritt endete wie versprochen.',
	'why.synthetic-failed':
		'Eben ging eine erfundene Person durch den laufenden Tresor: Ein Schritt endete anders als versprochen.',
	'why.synthetic-late': 'Keine Probe am laufenden Tresor ist frisch genug, um es zu zeigen.',
	'why.synthetic-untried': 'Die letzte Probe am laufenden Tresor konnte das nicht erproben.',
	'why.shown-in-tests': 'Tests zeigen das bei jedem Bau; im laufenden Betrieb erprobt es nichts.',
	'why.notice-not-built':
		'Einer der Wege, auf denen die Erklärung Menschen benachrichtigen will, ist noch nicht gebaut.',
	'why.not-built': 'Der Ablauf dahinter ist noch nicht gebaut, also ist nichts zu zeigen.',
	'why.not-tried': 'Diese Regel erprobt noch nichts.',
	'why.declared': 'Eine Erklärung: Nichts kann sie prüfen.',
	'why.unavailable': 'Zahlen lassen sich gerade nicht erheben.',

	'why.not-attested': 'Das kann nur ein Mensch beurteilen, und niemand hat sich dafür verbürgt.',
	'why.breach': 'Die Prüfung der veröffentlichten Erklärung, oder ein Mensch, sagt: nicht eingehalten.',
	'why.breach-waived': 'Nicht eingehalten; jemand nimmt es für eine Weile hin, siehe unten.',

	'synthetic.title': 'Am laufenden Tresor erprobt',
	'synthetic.ran': 'Region {region}: Am {date} um {time} gingen erfundene Personen hindurch.',
	'synthetic.late':
		'Region {region}: Die letzte Probe war am {date} um {time}, zu lange her, um das Jetzt zu zeigen.',
	'synthetic.never': 'Region {region}: Noch gab es keine Probe.',
	'synthetic.untried': 'Nicht erprobt (Recht von {jurisdiction}):',
	'synthetic.otherwise': 'Anders (Recht von {jurisdiction}):',
	'synthetic.expected': 'versprochen:',
	'step.register': 'meldet sich an und wird über die Adresse gefunden',
	'step.read-permitted': 'ein Zugriff, den der Vertrag braucht, liefert die gespeicherte Angabe',
	'step.read-refused': 'ein Zugriff ohne Einwilligung wird verweigert',
	'step.consent': 'willigt ein',
	'step.read-consented': 'der Zugriff ist mit Einwilligung erlaubt',
	'step.withdraw': 'widerruft die Einwilligung',
	'step.read-withdrawn': 'der Zugriff wird von da an verweigert',
	'step.erase': 'wird gelöscht',
	'step.read-erased': 'nichts von ihr ist mehr lesbar',
	'step.find-erased': 'über die Adresse wird niemand mehr gefunden',

	'law.title': 'Die Regeln des Rechts',
	'law.count.pass': '{count, plural, one {# eingehalten} other {# eingehalten}}',
	'law.count.fail': '{count, plural, one {# nicht eingehalten} other {# nicht eingehalten}}',
	'law.count.unknown': '{count, plural, one {# ungewiss} other {# ungewiss}}',
	'law.count.n/a': '{count, plural, one {# gilt hier nicht} other {# gelten hier nicht}}',
	'law.as-of': 'nach dem Stand vom {date}',
	'law.broken': 'Nicht eingehalten',
	'law.broken.none': 'Kein Verstoß gefunden.',
	'law.unknown': 'Ungewiss: Noch zeigt nichts, dass sie eingehalten werden',
	'law.unknown.none': 'Nichts ist ungewiss.',
	'law.waivers': 'Warnungen, die jemand hinnimmt',
	'law.waivers.none': 'Keine.',
	'law.waived': '{by}, bis {until}:',
	'law.attestations': 'Wer sich verbürgt',
	'law.attestations.none':
		'Niemand hat sich für etwas verbürgt, und niemand ist genannt, der den Wortlaut gelesen hat.',
	'law.attested': '{by}, {on}: eingehalten.',
	'law.attested.unmet': '{by}, {on}: nicht eingehalten.',
	'law.until': 'Gilt bis {until}.',
	'law.read': '{by} hat den {language} Wortlaut am {on} gelesen, so wie er hier steht:',
	'law.language.de': 'deutschen',
	'law.language.en': 'englischen',
	'law.language.zh': 'chinesischen',

	'evidence.title': 'Was diese Erklärung zeigen kann',
	'evidence.intro':
		'Für Aufsichtsbehörden und alle, die selbst nachsehen wollen. Alles hier stammt aus dem laufenden Dienst; Ungewisses zählt nie als eingehalten.',
	'evidence.version': 'Die geltende Fassung',
	'evidence.sentences': 'Wie es um ihre Sätze steht',
	'evidence.all': 'Alle Sätze und was sie durchsetzt',
	'evidence.none': 'Keine.',
	'evidence.broken': 'Verletzt',
	'evidence.unknown': 'Noch ungeprüft',
	'evidence.law': 'Die Regeln des Rechts',
	'evidence.law-all': 'Regel für Regel',
	'evidence.log': 'Das Protokoll',
	'evidence.log.intro':
		'Jedes Lesen, Ändern, Einwilligen, Verweigern und Löschen hinterlässt einen Eintrag. Die Einträge sind die Blätter eines Hashbaums, dessen Spitze alle paar Sekunden signiert wird; was davon öffentlich ist, sagt über niemanden etwas.',
	'evidence.log.none': 'Noch ist keine Spitze des Protokolls signiert.',
	'evidence.log.region': 'Region {region}, Baum {epoch}',
	'evidence.log.size':
		'{count, plural, one {# Eintrag} other {# Einträge}} unter der jüngsten signierten Spitze',
	'evidence.log.checkpoint': 'Jüngste signierte Spitze (Checkpoint)',
	'evidence.log.key':
		'Schlüssel, mit dem sie sich prüfen lässt. Bewahren Sie ihn und einen Checkpoint auf: Dann kann niemand hinter Ihrem Rücken die Geschichte austauschen.',
	'evidence.verify': 'Selbst prüfen, ohne Netz',
	'evidence.verify.intro':
		'Der Betreiber exportiert das Protokoll und gibt den Ordner heraus. Das Prüfen braucht weder Server noch Netz, und der Code dafür teilt mit dem, der das Protokoll schreibt, nur den Baum.',
	'evidence.verify.since':
		'Mit einem aufbewahrten Checkpoint fällt auf, wenn das Protokoll inzwischen umgeschrieben wurde.',
	'evidence.verify.program': 'Dasselbe als JSON, für Programme:',
	'evidence.synthetic': 'Am laufenden Tresor erprobt',
	'evidence.synthetic.intro':
		'Zweimal in der Minute geht eine erfundene Person durch dieselben Türen wie alle: meldet sich an, wird gelesen, willigt ein, widerruft, wird gelöscht. In keiner Zahl ist sie enthalten.',
	'evidence.synthetic.none': 'Keine Region erprobt das.',
	'evidence.synthetic.failed': 'Zuletzt endete ein Schritt anders am {date}, {time}.',
	'evidence.synthetic.never-failed': 'Verzeichnet ist kein Schritt, der anders endete.',
	'evidence.unnoticed': 'Was der Betreiber noch unbemerkt tun könnte',
	'evidence.unnoticed.intro':
		'Nichts von alledem zeigt das Folgende. Dazu braucht es den Administrator des Betreibers selbst oder jemanden an seiner Stelle.',
	'unnoticed.read':
		'Angaben ohne Eintrag lesen. Wer Datenbank und Schlüssel zusammen hat, kann Angaben selbst öffnen.',
	'unnoticed.alter':
		'Eine Einwilligung, ein Alter oder eine Verwahrung ändern. Mit den Schlüsseln lässt sich das Siegel über dem Stand einer Person neu anbringen.',
	'unnoticed.omit':
		'Einen Eintrag weglassen. Einer, den nie eine signierte Spitze erfasst hat, fehlt spurlos; solange der Dienst läuft, wie er soll, folgt eine Spitze der anderen in Sekunden.',
	'unnoticed.rewrite':
		'Das Protokoll neu schreiben. Mit dem Signaturschlüssel lässt sich eine andere Geschichte signieren. Wer einen früheren Checkpoint aufbewahrt hat, sieht es, sonst niemand.',
	'unnoticed.software':
		'Ein anderes Programm laufen lassen. Nichts hier beweist, welches Programm geantwortet hat.',
	'unnoticed.copies':
		'Kopien behalten. Sicherungen aus der Zeit vor einer Löschung bleiben für den lesbar, der auch die Schlüssel jener Zeit hat.',
	'unnoticed.place': 'Eine Datenbank anderswo aufstellen. Nichts hier misst, in welchem Land sie steht.',

	'versions.title': 'Fassungen dieser Erklärung',
	'versions.intro': 'Jede Fassung bleibt so lesbar, wie sie veröffentlicht wurde.',
	'versions.version': 'Fassung',
	'versions.effective': 'Gilt ab',
	'versions.published': 'Veröffentlicht',
	'versions.digest': 'Prüfsumme der Regeln',
	'versions.current': 'gilt',
	'versions.scheduled': 'angekündigt',
	'versions.changes': 'Was Fassung {version} ändert',

	'changes.reduces-rights': 'Was Ihre Rechte mindert',
	'changes.extends-rights': 'Was Ihre Rechte erweitert',
	'changes.neutral': 'Was weder mindert noch erweitert',
	'changes.editorial': 'Was nur die Worte ändert',
	'changes.none': 'Nichts an den Regeln und ihren Worten.',
	'changes.added': 'Neu: {now}',
	'changes.removed': 'Nicht mehr: {before}',
	'changes.changed': 'Bisher: {before} Von da an: {now}',
	'changes.words.added': 'Der Abschnitt {about} ist neu.',
	'changes.words.removed': 'Der Abschnitt {about} entfällt.',
	'changes.words.changed': 'Der Wortlaut von {about} ist ein anderer.',
	'versions.none': 'Noch ist keine Fassung veröffentlicht. Die erste steht hier, sobald der Dienst läuft.',

	'footer.text': 'Prüfsumme dieses Textes',
	'footer.model': 'Prüfsumme der Regeln',
	'footer.made': 'Text, Durchsetzung und Zahlen stammen aus einem einzigen Ordner.',
};
