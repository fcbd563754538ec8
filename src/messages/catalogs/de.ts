import type { MessageWord } from './en.js';

/** Words of mails and announcements in German: ICU messages. */
export const de: Record<MessageWord, string> = {
	'sign-in-code.subject': 'Ihr Code zum Anmelden',
	'sign-in-code.body':
		'Ihr Code:\n\n{code}\n\nEr gilt {minutes, plural, one {# Minute} other {# Minuten}} und nur einmal. Wenn Sie sich gerade gar nicht anmelden, brauchen Sie nichts zu tun: Ohne den Code kommt niemand hinein.',

	'ask-guardian.subject': 'Ein junger Mensch braucht Ihre Entscheidung',
	'ask-guardian.body':
		'Jemand unter 18 hat sich bei „{service}“ angemeldet und Sie als Mutter, Vater oder Vormund genannt.\n\nBis Sie zustimmen, tun wir mit den Daten nichts, außer Sie zu fragen. Bitte lesen Sie, worum es geht, und entscheiden Sie:\n\n{link}\n\nWenn Sie nicht antworten, bleibt das Konto geschlossen.',

	'guardian-link.subject': 'Ihr Zugang zum Konto Ihres Kindes',
	'guardian-link.body':
		'Hier können Sie ansehen, berichtigen, mitnehmen oder löschen, was „{service}“ über Ihr Kind gespeichert hat:\n\n{link}\n\nDer Link ist nur für Sie. Bitte geben Sie ihn nicht weiter.',

	'survey-invitation.subject': 'Eine kurze Umfrage: {survey}',
	'survey-invitation.body':
		'Sie haben zugestimmt, dass wir Sie ab und zu zu einer Umfrage einladen. Diese heißt „{survey}“:\n\n{link}\n\nWenn Sie keine Einladungen mehr möchten, können Sie sie hier jederzeit beenden:\n\n{optOut}',

	'request-received.subject': 'Ihre Anfrage ist angekommen',
	'request-received.body':
		'Ihre Anfrage zu Ihren Daten ist bei uns angekommen. Hier sehen Sie, wie es um sie steht:\n\n{link}',

	'request-answered.subject': 'Ihre Anfrage ist beantwortet',
	'request-answered.body':
		'Wir haben Ihre Anfrage zu Ihren Daten beantwortet. Die Antwort lesen Sie hier:\n\n{link}',

	'support-answered.subject': 'Sie haben eine Antwort',
	'support-answered.body':
		'Der Kundendienst von „{service}“ hat Ihnen geantwortet. Damit unterwegs niemand mitliest, steht die Antwort nur in Ihrem Konto:\n\n{link}',

	'policy-change.subject': 'Unsere Datenschutzerklärung ändert sich am {effective}',
	'policy-change.body':
		'Am {effective} tritt eine neue Fassung unserer Datenschutzerklärung in Kraft: {version}. Bitte lesen Sie vorher, was sich für Sie ändert:\n\n{link}',

	'end-of-service.subject': '„{ending}“ schließt',
	'end-of-service.body':
		'„{ending}“ schließt. Bis zum {exportUntil} können Sie Ihre Daten mitnehmen:\n\n{link}\n\nSpätestens am {eraseBy} ist bei uns nichts mehr über Sie gespeichert.',

	'incident.subject': 'Ein Vorfall, der Ihre Daten betrifft',
	'incident.body':
		'Es ist etwas geschehen, das Ihre Daten betrifft:\n\n{what}\n\nHier sehen Sie, was wir über Sie gespeichert haben und wer es gesehen hat:\n\n{link}\n\nWenn Sie Fragen haben, schreiben Sie an {contact}.',

	footer: '{controller} schickt Ihnen diese Mail für „{service}“. Fragen: {contact}',

	'announcement.policy-change.heading': 'Unsere Datenschutzerklärung ändert sich am {effective}',
	'announcement.policy-change.text':
		'Von da an gilt Fassung {version}. Bitte lesen Sie vorher, was sich für Sie ändert.',
	'announcement.end-of-service.heading': '„{ending}“ schließt',
	'announcement.end-of-service.text':
		'Bis zum {exportUntil} können Sie Ihre Daten mitnehmen. Spätestens am {eraseBy} ist bei uns nichts mehr über Sie gespeichert.',
	'announcement.incident.heading': 'Es gab einen Vorfall',
	'announcement.incident.text': '{what}',
	'announcement.notice.heading': 'Hinweis',
	'announcement.notice.text': '{text}',
};
