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
	'enter.title': 'Hereinkommen',
	'enter.intro': 'Dieser Link meldet Sie einmal an.',
	'enter.code': 'Link oder Code',
	'note.signed-out': 'Sie sind abgemeldet.',
	'note.erased':
		'Sie sind hier gelöscht. Nichts von Ihnen lässt sich mehr lesen, und unter Ihrer Adresse findet sich niemand.',
	'note.done': 'Erledigt. Es gilt ab jetzt.',
	'note.received': 'Ihre Anfrage ist da. Die Antwort steht später hier, und Sie bekommen eine E-Mail.',

	'problem.code-refused':
		'Der Code oder Link ist falsch, verbraucht oder zu alt. Fordern Sie einen neuen an.',
	'problem.too-many-codes': 'Es wurden zu viele Codes angefordert. Bitte warten Sie eine Stunde.',
	'problem.session-ended': 'Ihre Sitzung ist zu Ende. Bitte melden Sie sich neu an.',
	'problem.form-from-elsewhere':
		'Das Formular kam nicht von dieser Seite, darum ist nichts geschehen. Bitte senden Sie es von hier.',
	'problem.denied': 'Die Datenschutzerklärung lässt das jetzt nicht zu.',
	'problem.denied-by': 'Abschnitt {clause} der Datenschutzerklärung lässt das jetzt nicht zu: {reason}.',
	'problem.erase-held':
		'Sie können noch nicht gelöscht werden: Zuerst muss eine Sperre enden (Abschnitt {clause}). {detail}',
	'problem.storage-unavailable':
		'Die Datenbank antwortet nicht. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
	'problem.other': 'Das hat nicht geklappt. Es wurde nichts geändert.',
	'problem.empty': 'Bitte schreiben Sie, worum es geht.',

	'center.title': 'Ihre Daten',
	'center.hello': 'Angemeldet bei: {service}, gespeichert in der Region {region}.',
	'center.guardian':
		'Sie handeln als Erziehungsberechtigte oder Erziehungsberechtigter für das Kind mit diesem Konto.',
	'center.sign-out': 'Abmelden',
	'center.contents': 'Auf dieser Seite',

	'held.title': 'Was über Sie gespeichert ist',
	'held.intro':
		'Eben gelesen, für den Zweck „{purpose}“. Dass Sie nachgesehen haben, steht unten im Protokoll.',
	'held.none': 'Nichts. Was Sie angeben oder was beim Nutzen entsteht, stünde hier.',
	'held.until': 'bis {date}',
	'held.after': '{period} {after}',
	'held.frozen': 'durch eine Sperre eingefroren',
	'held.count': '{count, plural, one {# Eintrag} other {# Einträge}}',
	'held.picture': 'ein Bild',
	'held.by': 'Abschnitt {clause}',
	'held.download': 'Alles als JSON herunterladen',

	'choice.title': 'Womit Sie einverstanden sind',
	'choice.intro': 'Zustimmen und Widerrufen sind gleich einfach. Ein Widerruf gilt ab diesem Moment.',
	'choice.recipient': 'Weitergabe meiner Daten an: {name}',
	'choice.given': 'Sie haben am {date} zugestimmt.',
	'choice.missing': 'Sie haben nicht zugestimmt. Es ist aus.',
	'choice.withdrawn': 'Sie haben am {date} widerrufen. Es ist aus.',
	'choice.expired': 'Ihre Einwilligung endete am {date}. Es ist aus.',
	'choice.outdated': 'Das hat sich geändert, seit Sie zugestimmt haben. Es ist aus, bis Sie neu zustimmen.',
	'choice.objected': 'Sie widersprechen seit {date}. Es ist aus.',
	'choice.not-needed': 'Beruht auf einem Interesse. Sie können widersprechen.',
	'choice.give': 'Zustimmen',
	'choice.withdraw': 'Widerrufen',
	'choice.object': 'Widersprechen',
	'choice.lift': 'Widerspruch zurücknehmen',
	'choice.uses': 'Nutzt: {items}',

	'restrict.title': 'Ihre Daten einfrieren',
	'restrict.intro':
		'Eingefroren werden Ihre Daten aufbewahrt und geschützt, aber für nichts anderes genutzt. Der Dienst funktioniert dann vielleicht nicht mehr für Sie.',
	'restrict.on': 'Einfrieren',
	'restrict.off': 'Fortsetzen',
	'restrict.frozen': 'Ihre Daten sind seit {date} eingefroren.',

	'request.title': 'Fragen Sie uns',
	'request.intro': 'Wenn Sie heute fragen, antworten wir bis {date}.',
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

	'seen.title': 'Wer Ihre Daten genutzt hat',
	'seen.intro':
		'Die neuesten {count} Einträge über Sie, Zeiten in UTC. Im Protokoll heißen Sie jeden Tag anders.',
	'seen.disclosed': 'An andere gegeben',
	'seen.disclosed-none': 'Nichts über Sie ging an eine Behörde oder an sonst jemanden.',
	'seen.disclosure': '{date}: {items} an {recipient}, wegen {ground} ({reference})',
	'ground.explicit-consent': 'Ihrer ausdrücklichen Einwilligung',
	'ground.legal-duty': 'einer gesetzlichen Pflicht',
	'ground.authority-order': 'der Anordnung einer Behörde',
	'ground.public-interest': 'des öffentlichen Interesses',
	'mail.title': 'Was wir Ihnen geschrieben haben',
	'mail.none': 'Noch nichts.',
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
	'mail.sent': 'gesendet',
	'mail.queued': 'unterwegs',
	'mail.refused': 'nicht gesendet: nach der Datenschutzerklärung verweigert (Abschnitt {clause})',
	'mail.failed': 'nicht zugestellt',

	'erase.title': 'Mich löschen',
	'erase.intro':
		'{count, plural, =0 {Es ist nichts über Sie gespeichert, aber Ihr Konto besteht.} one {Es ist # Wert über Sie gespeichert.} other {Es sind # Werte über Sie gespeichert.}} Ihre Schlüssel werden vernichtet, sodass nichts davon je wieder lesbar ist, hier und in späteren Kopien. Ihr Konto ist weg. Niemand kann das rückgängig machen.',
	'erase.go': 'Mich löschen …',
	'erase.sure': 'Alles über Sie löschen, für immer?',
	'erase.confirm': 'Ja, mich löschen',
	'erase.back': 'Nein, zurück',

	'pending.title': 'Warten auf Erziehungsberechtigte',
	'pending.intro':
		'Bis Vater, Mutter oder andere Erziehungsberechtigte zustimmen, geschieht mit deinen Daten nichts, außer dass wir sie fragen (Abschnitt {clause}).',
	'pending.asked': 'Wir haben ihnen am {date} geschrieben.',
	'pending.ask': 'Noch einmal schreiben',

	'version.title': 'Die Datenschutzerklärung hat sich geändert',
	'version.intro':
		'Fassung {version} gilt. Bevor irgendetwas anderes mit Ihren Daten geschieht, sollten Sie sie gesehen haben.',
	'version.read': 'Fassung {version} lesen',
	'version.seen': 'Ich habe sie gesehen',
	'version.note': 'Das ist keine Einwilligung: Was Ihre Zustimmung braucht, bleibt aus, bis Sie zustimmen.',

	'guardian.title': 'Ein Kind bittet um Ihre Einwilligung',
	'guardian.intro':
		'Ein Kind hat bei der Anmeldung ({service}) Ihre Adresse als die seiner Erziehungsberechtigten angegeben. Bis Sie zustimmen, geschieht mit den Daten des Kindes nichts.',
	'guardian.band':
		'Das Kind gehört zur Altersgruppe {band}. Ihre Einwilligung endet am {date}, wenn es volljährig wird, oder sobald Sie sie widerrufen.',
	'guardian.rights':
		'Stimmen Sie zu, können Sie die Daten des Kindes jederzeit ansehen, berichtigen, mitnehmen und löschen und Ihre Einwilligung widerrufen.',
	'guardian.policy': 'Datenschutzerklärung lesen',
	'guardian.open': 'Frage öffnen',
	'guardian.agree': 'Ich bin erziehungsberechtigt und stimme zu',
	'guardian.refuse': 'Ich stimme nicht zu: Konto löschen',
	'guardian.answered': 'Diese Frage wurde schon beantwortet.',
	'guardian.refused': 'Das Konto des Kindes ist gelöscht.',
	'guardian.way-in': 'Ich habe schon zugestimmt und möchte die Daten des Kindes sehen',
	'guardian.child-address': 'E-Mail-Adresse, mit der sich das Kind angemeldet hat',
	'guardian.send': 'Link schicken',
	'guardian.sent': 'Haben Sie für ein Kind mit dieser Adresse zugestimmt, ist ein Link zu Ihnen unterwegs.',

	'opt-out.title': 'Keine Einladungen zu Umfragen mehr',
	'opt-out.intro':
		'Ein Klick, und Sie bekommen keine Umfrage mehr. Unter „Ihre Daten“ können Sie wieder zustimmen.',
	'opt-out.button': 'Beenden',
	'opt-out.done': 'Erledigt. Ab jetzt wird es verweigert, Ihnen eine Umfrage zu schicken.',

	'mailbox.title': 'Postfach',
	'mailbox.intro':
		'Es ist kein Mailserver eingestellt, darum bleiben Mails hier im Speicher und gehen nirgendwohin. Nur zum Ausprobieren: OBHUT_SMTP_URL stellt einen ein.',
	'mailbox.none': 'Noch keine Mail.',
	'mailbox.to': 'An {to}, {date}',
};
