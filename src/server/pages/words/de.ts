import type { PageWord } from './en.js';

/** Words of the policy page in German: ICU messages. */
export const de: Record<PageWord, string> = {
	'language.name': 'Deutsch',
	'nav.label': 'Seiten',
	'nav.policy': 'Datenschutz',
	'nav.versions': 'Fassungen',
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
	'why.sweep-not-built':
		'Gelesen wird nur bis zur Frist, eben erprobt. Das Löschen zur Frist ist noch nicht gebaut.',
	'why.not-built': 'Der Ablauf dahinter ist noch nicht gebaut, also ist nichts zu zeigen.',
	'why.not-tried': 'Diese Regel erprobt noch nichts.',
	'why.declared': 'Eine Erklärung: Nichts kann sie prüfen.',
	'why.unavailable': 'Zahlen lassen sich gerade nicht erheben.',

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
