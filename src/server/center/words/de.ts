import type { CenterWord } from './en.js';

export const de: Record<CenterWord, string> = {
	'sign-in.title': 'Ihre Daten',
	'sign-in.intro':
		'Sehen Sie, was über Sie gespeichert ist, entscheiden Sie, wofür es genutzt werden darf, fragen Sie nach, oder lassen Sie alles löschen. Ein Code zeigt uns, dass die Adresse Ihnen gehört.',
	'sign-in.region': 'Wo Sie sich angemeldet haben',
	'sign-in.address': 'E-Mail-Adresse',
	'sign-in.send': 'Code schicken',
	'sign-in.sent':
		'Gehört die Adresse jemandem hier, ist ein Code aus sechs Ziffern dorthin unterwegs. Er gilt zehn Minuten.',
	'sign-in.code': 'Code',
	'sign-in.button': 'Anmelden',
	'sign-in.again': 'Andere Adresse',
	'sign-in.choose': 'Bitte wählen',
	'enter.title': 'Mit dem Link anmelden',
	'enter.intro': 'Dieser Link meldet Sie einmal an.',
	'enter.code': 'Link oder Code',

	'note.signed-out': 'Sie sind abgemeldet.',
	'note.erased':
		'Alles ist gelöscht. Nichts davon lässt sich mehr lesen, und unter der Adresse findet sich niemand.',
	'note.done': 'Erledigt. Es gilt ab jetzt.',
	'note.received': 'Ihre Anfrage ist da. Die Antwort steht später hier, und Sie bekommen eine E-Mail.',
	'note.guardian-withdrawn':
		'Sie stimmen nicht mehr zu. Ab jetzt geschieht mit den Daten des Kindes nichts, und alle sind von dem Konto abgemeldet.',
	'problem.code-refused':
		'Der Code oder Link ist falsch, verbraucht oder zu alt. Fordern Sie einen neuen an.',
	'problem.too-many-codes':
		'Zu viele Versuche. Bitte warten Sie; nach spätestens einer Stunde geht es weiter.',
	'problem.session-ended': 'Ihre Sitzung ist zu Ende. Bitte melden Sie sich neu an.',
	'problem.form-from-elsewhere':
		'Das Formular kam nicht von dieser Seite, darum ist nichts geschehen. Bitte senden Sie es von hier.',
	'problem.denied': 'Die Datenschutzerklärung lässt das jetzt nicht zu. Es wurde nichts geändert.',
	'problem.denied-by':
		'Abschnitt {clause} der Datenschutzerklärung lässt das jetzt nicht zu: {reason}. Es wurde nichts geändert.',
	'problem.erase-held':
		'Noch ist nichts gelöscht: Eine Sperre verbietet es (Abschnitt {clause}). Sobald sie endet, können Sie hier alles löschen.',
	'problem.storage-unavailable':
		'Die Datenbank antwortet nicht. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
	'problem.other': 'Das hat nicht geklappt. Es wurde nichts geändert.',
	'problem.invalid': 'Etwas fehlt oder hat nicht die richtige Form. Es wurde nichts geändert.',
	'problem.too-large': 'Das ist zu lang. Es wurde nichts geändert.',
	'problem.taken': 'Diese Adresse oder Nummer lässt sich hier nicht verwenden. Es wurde nichts geändert.',
	'problem.no-choice':
		'Darüber gibt es nichts zu entscheiden: Es beruht nicht auf Ihrer Einwilligung. Es wurde nichts geändert.',
	'problem.no-guardian':
		'Hier braucht niemand die Zustimmung von Erziehungsberechtigten. Es wurde nichts geändert.',
	'problem.stopped':
		'Das ist wegen eines Vorfalls gerade angehalten. Es wurde nichts geändert. Bitte versuchen Sie es später.',

	'center.title': '{acting, select, guardian {Die Daten des Kindes} other {Ihre Daten}}',
	'center.hello': 'Angemeldet bei: {service}. Gespeichert ist alles in: {place}.',
	'center.guardian': 'Sie handeln als Mutter, Vater oder Vormund für das Kind mit diesem Konto.',
	'center.sign-out': 'Abmelden',
	'center.contents': 'Auf dieser Seite',

	'held.title':
		'{acting, select, guardian {Was über das Kind gespeichert ist} other {Was über Sie gespeichert ist}}',
	'held.intro':
		'Eben gelesen, für den Zweck „{purpose}“. Dass Sie nachgesehen haben, steht unten im Protokoll.',
	'held.none': 'Nichts. Was angegeben wird oder beim Nutzen entsteht, stünde hier.',
	'held.until': 'bis {date}',
	'held.after': '{period} {after}',
	'held.frozen': 'durch eine Sperre eingefroren',
	'held.count': '{count, plural, one {# Eintrag} other {# Einträge}}',
	'held.picture': 'ein Bild',
	'held.by': 'Abschnitt {clause}',
	'held.download': 'Alles als JSON herunterladen',
	'correct.open': 'Berichtigen',
	'correct.value': 'Neuer Wert',
	'correct.empty': 'Leer gelassen, wird der Wert entfernt.',
	'correct.save': 'Speichern',

	'choice.title': 'Wofür die Daten genutzt werden dürfen',
	'choice.intro': 'Zustimmen und Widerrufen sind gleich einfach. Ein Widerruf gilt ab diesem Moment.',
	'choice.recipient': 'Weitergabe der Daten an: {name}',
	'choice.given': 'An: zugestimmt am {date}.',
	'choice.missing': 'Aus: nicht zugestimmt.',
	'choice.withdrawn': 'Aus: widerrufen am {date}.',
	'choice.expired': 'Aus: Die Einwilligung endete am {date}.',
	'choice.outdated': 'Aus: Das hat sich seit der Einwilligung geändert, bis Sie neu zustimmen.',
	'choice.objected': 'Aus: widersprochen am {date}.',
	'choice.not-needed': 'An: Es beruht auf einem Interesse, Sie können widersprechen.',
	'choice.give': 'Zustimmen',
	'choice.withdraw': 'Widerrufen',
	'choice.object': 'Widersprechen',
	'choice.lift': 'Widerspruch zurücknehmen',
	'choice.uses': 'Nutzt: {items}',

	'restrict.title': 'Daten einfrieren',
	'restrict.intro':
		'Eingefroren werden die Daten aufbewahrt und geschützt, aber für nichts anderes genutzt. Der Dienst funktioniert dann vielleicht nicht mehr.',
	'restrict.on': 'Einfrieren',
	'restrict.off': 'Fortsetzen',
	'restrict.frozen': 'Die Daten sind seit dem {date} eingefroren.',

	'request.title': 'Fragen Sie uns',
	'request.intro': 'Fragen Sie heute, antworten wir bis zum {date}.',
	'request.right': 'Worum es geht',
	'request.text': 'Ihre Worte',
	'request.send': 'Senden',
	'request.none': 'Sie haben noch nichts gefragt.',
	'request.received': 'eingegangen am {date}, Antwort bis {due}',
	'request.answered': 'beantwortet am {date}',
	'request.refused': 'abgelehnt am {date}',
	'request.person': 'Sie',
	'request.staff': 'Wir',
	'request.complain': 'Sie können sich auch beschweren bei: {authority}.',
	'right.access': 'Meine Daten sehen',
	'right.correct': 'Etwas berichtigen',
	'right.erase': 'Etwas löschen',
	'right.restrict': 'Meine Daten einfrieren',
	'right.object': 'Einer Nutzung widersprechen',
	'right.export': 'Meine Daten mitnehmen',
	'right.withdraw': 'Eine Einwilligung widerrufen',
	'right.complain': 'Beschwerde',
	'right.explain': 'Eine Entscheidung erklären',

	'seen.title': 'Wer die Daten genutzt hat',
	'seen.intro':
		'Die neuesten Einträge im Protokoll, Zeiten in UTC. Im Protokoll steht statt des Namens ein Kürzel, das täglich wechselt.',
	'seen.download':
		'{acting, select, guardian {Protokoll des Kindes mit Nachweis herunterladen} other {Ihr Protokoll mit Nachweis herunterladen}}',
	'seen.proof':
		'Zu jedem Eintrag gehört, womit sich zeigen lässt, dass er unverändert im öffentlichen Protokoll steht. Der Schlüssel zum Prüfen und das Protokoll stehen hier:',
	'seen.disclosed': 'An andere gegeben',
	'seen.disclosed-none': 'Nichts ging an eine Behörde oder an sonst jemanden.',
	'seen.disclosure': '{date}: {items} an {recipient}, wegen {ground} ({reference})',
	'seen.none':
		'Unter den neuesten {count} Einträgen hat außer Ihnen niemand die Daten genutzt. Wer es tut, steht hier.',
	'seen.own': 'Was Sie selbst getan haben: {count, plural, one {# Eintrag} other {# Einträge}}',
	'seen.age': 'Prüfung, ob Erziehungsberechtigte zustimmen müssen',
	'seen.items': '{count} Arten von Daten',
	'seen.column.time': 'Zeit',
	'seen.column.act': 'Was',
	'seen.column.by': 'Durch',
	'seen.column.purpose': 'Wofür',
	'seen.column.items': 'Daten',
	'ground.explicit-consent': 'Ihrer ausdrücklichen Einwilligung',
	'ground.legal-duty': 'einer gesetzlichen Pflicht',
	'ground.authority-order': 'der Anordnung einer Behörde',
	'ground.public-interest': 'des öffentlichen Interesses',
	'mail.title': 'Was wir geschrieben haben',
	'mail.none': 'Noch nichts.',
	'mail.sent': 'gesendet',
	'mail.queued': 'unterwegs',
	'mail.refused': 'nicht gesendet: nach der Datenschutzerklärung verweigert (Abschnitt {clause})',
	'mail.failed': 'nicht zugestellt',
	'template.sign-in-code': 'Code zum Anmelden',
	'template.ask-guardian': 'Frage an Erziehungsberechtigte',
	'template.guardian-link': 'Link für Erziehungsberechtigte',
	'template.survey-invitation': 'Einladung zu einer Umfrage',
	'template.request-received': 'Eingang Ihrer Anfrage',
	'template.request-answered': 'Antwort auf Ihre Anfrage',
	'template.support-answered': 'Antwort des Kundendienstes',
	'template.policy-change': 'Änderung der Datenschutzerklärung',
	'template.end-of-service': 'Ende des Dienstes',
	'template.incident': 'Vorfall',

	'guardianship.title': 'Zustimmung zurücknehmen',
	'guardianship.intro':
		'Ab diesem Moment geschieht mit den Daten des Kindes nichts mehr, und alle werden abgemeldet. Gespeichert bleiben sie, bis Sie wieder zustimmen, worum das Kind Sie bitten kann, oder bis sie gelöscht werden.',
	'guardianship.withdraw': 'Ich stimme nicht mehr zu',
	'erase.title': '{acting, select, guardian {Das Konto des Kindes löschen} other {Mich löschen}}',
	'erase.intro':
		'Die Schlüssel zu allem werden vernichtet, sodass nichts davon je wieder lesbar ist, hier und in späteren Kopien. Das Konto ist weg. Niemand kann das rückgängig machen.',
	'erase.go': '{acting, select, guardian {Konto löschen …} other {Mich löschen …}}',
	'erase.sure':
		'{acting, select, guardian {Alles über das Kind löschen, für immer?} other {Alles über Sie löschen, für immer?}}',
	'erase.confirm': '{acting, select, guardian {Ja, alles löschen} other {Ja, mich löschen}}',
	'erase.back': 'Nein, zurück',
	'erase.count':
		'{count, plural, =0 {Es ist kein Wert gespeichert, aber das Konto besteht.} one {Es ist # Wert gespeichert.} other {Es sind # Werte gespeichert.}}',

	'pending.title': 'Warten auf Erziehungsberechtigte',
	'pending.intro':
		'Bis Vater, Mutter oder andere Erziehungsberechtigte zustimmen, geschieht mit deinen Daten nichts, außer dass wir sie fragen (Abschnitt {clause}).',
	'pending.asked': 'Wir haben ihnen am {date} geschrieben.',
	'pending.ask': 'Anschreiben',
	'pending.again': 'Noch einmal schreiben',
	'pending.erase': 'Ich möchte dieses Konto nicht mehr: löschen',

	'version.title': 'Die Datenschutzerklärung hat sich geändert',
	'version.intro':
		'Fassung {version} gilt. Bevor irgendetwas anderes mit Ihren Daten geschieht, sollten Sie sie gesehen haben.',
	'version.read': 'Fassung {version} lesen',
	'version.seen': 'Ich habe sie gesehen',
	'version.note': 'Das ist keine Einwilligung: Was Ihre Zustimmung braucht, bleibt aus, bis Sie zustimmen.',

	'guardian.title': 'Ein Kind bittet um Ihre Zustimmung',
	'guardian.intro':
		'Ein Kind hat sich angemeldet (Dienst: {service}) und Sie als Mutter, Vater oder Vormund genannt. Bis Sie zustimmen, geschieht mit den Daten des Kindes nichts.',
	'guardian.band':
		'Angegebenes Alter: {band}. Ihre Zustimmung gilt, bis das Kind am {date} volljährig wird oder Sie sie zurücknehmen.',
	'guardian.rights':
		'Stimmen Sie zu, können Sie die Daten des Kindes jederzeit ansehen, berichtigen, mitnehmen und löschen und Ihre Einwilligung widerrufen.',
	'guardian.policy': 'Datenschutzerklärung lesen',
	'guardian.open': 'Frage öffnen',
	'guardian.agree': 'Ich bin erziehungsberechtigt und stimme zu',
	'guardian.refuse': 'Ich stimme nicht zu: Konto löschen',
	'guardian.answered': 'Diese Frage ist schon beantwortet.',
	'guardian.refused': 'Das Konto des Kindes ist gelöscht.',
	'guardian.way-in': 'Sie haben schon zugestimmt',
	'guardian.child-address': 'E-Mail-Adresse, mit der sich das Kind angemeldet hat',
	'guardian.send': 'Link schicken',
	'guardian.sent':
		'Haben Sie für ein Kind mit dieser Adresse zugestimmt, ist ein Link zu Ihnen unterwegs. Er gilt eine Stunde.',
	'guardian.door': 'Für Erziehungsberechtigte',
	'guardian.link': 'Der Link aus unserer Mail öffnet die Frage. Vielleicht steht er hier schon.',
	'guardian.ages': '{from, plural, =0 {unter {to}} other {{from} bis {last}}}',
	'guardian.way-in-intro':
		'Wir schicken einen neuen Link an Ihre Adresse, die beim Konto des Kindes gespeichert ist.',
	'guardian.region': 'Wo das Kind sich angemeldet hat',

	'opt-out.title': 'Keine Einladungen zu Umfragen mehr',
	'opt-out.intro':
		'Ein Klick, und Sie bekommen keine Umfrage mehr. Unter „Ihre Daten“ können Sie wieder zustimmen.',
	'opt-out.button': 'Beenden',
	'opt-out.done': 'Erledigt. Ab jetzt wird es verweigert, Ihnen eine Umfrage zu schicken.',

	'mailbox.title': 'Postfach',
	'mailbox.intro':
		'Es ist kein Mailserver eingestellt, darum bleiben Mails hier im Speicher und gehen nirgendwohin. Das ist nur zum Ausprobieren; verschickt wird, sobald OBHUT_SMTP_URL gesetzt ist.',
	'mailbox.none': 'Noch keine Mail.',
	'mailbox.to': 'An {to}, {date}',
};
