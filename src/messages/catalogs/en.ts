/**
 * Words of mails and announcements in English: ICU messages. Its keys are the keys of every other catalog. Paragraphs
 * are parted by an empty line; a link or code stands on a line of its own.
 */
export const en = {
	'sign-in-code.subject': 'Your sign-in code',
	'sign-in-code.body':
		'Your code is:\n\n{code}\n\nIt works once, for {minutes, plural, one {# minute} other {# minutes}}. If you are not signing in just now, you need do nothing: without the code nobody gets in.',

	'ask-guardian.subject': 'A young person needs your decision',
	'ask-guardian.body':
		'Somebody under 18 has registered with “{service}” and named you as their parent or guardian.\n\nUntil you agree, we do nothing with their data but ask you. Please read what it is about, and decide:\n\n{link}\n\nIf you do not answer, the account stays closed.',

	'guardian-link.subject': 'Your way into your child’s account',
	'guardian-link.body':
		'Here you can see, correct, take away or erase what “{service}” holds about your child:\n\n{link}\n\nThe link is for you alone. Please do not pass it on.',

	'survey-invitation.subject': 'A short survey: {survey}',
	'survey-invitation.body':
		'You agreed that we may invite you to a survey now and then. This one is called “{survey}”:\n\n{link}\n\nIf you would rather not get invitations any more, you can end them here at any time:\n\n{optOut}',

	'request-received.subject': 'We have your request',
	'request-received.body':
		'Your request about your data has reached us. You can see here how it stands:\n\n{link}',

	'request-answered.subject': 'Your request is answered',
	'request-answered.body':
		'We have answered your request about your data. Please read the answer here:\n\n{link}',

	'support-answered.subject': 'You have an answer',
	'support-answered.body':
		'Customer service of “{service}” has answered you. So that nobody reads it on the way, the answer stands only in your account:\n\n{link}',

	'policy-change.subject': 'Our privacy policy changes on {effective}',
	'policy-change.body':
		'A new version of our privacy policy, {version}, takes effect on {effective}. Please read beforehand what changes for you:\n\n{link}',

	'end-of-service.subject': '“{ending}” is closing',
	'end-of-service.body':
		'“{ending}” is closing. Until {exportUntil} you can take your data with you:\n\n{link}\n\nBy {eraseBy} at the latest, nothing about you will be left with us.',

	'incident.subject': 'An incident concerning your data',
	'incident.body':
		'Something has happened that concerns your data:\n\n{what}\n\nHere you can see what we hold about you and who has seen it:\n\n{link}\n\nIf you have questions, write to {contact}.',

	footer: '{controller} sends this mail for “{service}”. Questions: {contact}',

	'announcement.policy-change.heading': 'Our privacy policy changes on {effective}',
	'announcement.policy-change.text':
		'From then on, version {version} applies. Please read beforehand what changes for you.',
	'announcement.end-of-service.heading': '“{ending}” is closing',
	'announcement.end-of-service.text':
		'Until {exportUntil} you can take your data with you. By {eraseBy} at the latest, nothing about you will be left with us.',
	'announcement.incident.heading': 'There has been an incident',
	'announcement.incident.text': '{what}',
	'announcement.notice.heading': 'Notice',
	'announcement.notice.text': '{text}',
} as const;

export type MessageWord = keyof typeof en;
