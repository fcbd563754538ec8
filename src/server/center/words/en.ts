/** Words of the privacy center in English: ICU messages. Its keys are the keys of every other catalog. */
export const en = {
	'sign-in.title': 'Your privacy',
	'sign-in.intro':
		'See what is kept about you, decide what it may be used for, ask, or have everything erased. We send you a code to prove that the address is yours.',
	'sign-in.region': 'Where you signed up',
	'sign-in.address': 'E-mail address',
	'sign-in.send': 'Send me a code',
	'sign-in.sent':
		'If this address belongs to somebody here, a code of six digits is on its way to it. It works for ten minutes.',
	'sign-in.code': 'Code',
	'sign-in.button': 'Sign in',
	'sign-in.again': 'Use another address',
	'sign-in.choose': 'Please choose',
	'enter.title': 'Sign in with the link',
	'enter.intro': 'This link signs you in once.',
	'enter.code': 'Link or code',

	'note.signed-out': 'You are signed out.',
	'note.erased':
		'Everything is erased. Nothing of it can be read any more, and nobody is found under the address.',
	'note.done': 'Done. It holds from now on.',
	'note.received': 'Your request has arrived. You find the answer here, and get a mail when it is there.',
	'note.guardian-withdrawn':
		'You no longer agree. From this moment nothing is done with the child’s data, and every session of the account has ended.',
	'problem.code-refused': 'The code or link is wrong, used or too old. Ask for a new one.',
	'problem.too-many-codes': 'Too many attempts. Please wait; after an hour at most you can go on.',
	'problem.session-ended': 'Your session has ended. Please sign in again.',
	'problem.form-from-elsewhere':
		'The form did not come from this page, so nothing was done. Please send it from here.',
	'problem.denied': 'The policy does not allow this now. Nothing was changed.',
	'problem.denied-by':
		'Clause {clause} of the policy does not allow this now: {reason}. Nothing was changed.',
	'problem.erase-held':
		'Nothing is erased yet: a hold forbids it (clause {clause}). Once it ends you can erase everything here.',
	'problem.storage-unavailable': 'The database does not answer. Nothing was changed. Please try again.',
	'problem.other': 'That did not work. Nothing was changed.',
	'problem.invalid': 'Something is missing or does not have the right form. Nothing was changed.',
	'problem.too-large': 'That is too long. Nothing was changed.',
	'problem.taken': 'This address or number cannot be used here. Nothing was changed.',
	'problem.no-choice':
		'There is nothing to decide about that: it rests on something else than your consent. Nothing was changed.',
	'problem.no-guardian': 'No guardian’s consent is needed here. Nothing was changed.',
	'problem.stopped':
		'This is stopped at the moment because of an incident. Nothing was changed. Please try again later.',

	'center.title': '{acting, select, guardian {The child’s privacy} other {Your privacy}}',
	'center.hello': 'Signed in at {service}. Everything is stored in {place}.',
	'center.guardian': 'You act as parent or guardian for the child whose account this is.',
	'center.sign-out': 'Sign out',
	'center.contents': 'On this page',

	'held.title': '{acting, select, guardian {What is kept about the child} other {What is kept about you}}',
	'held.intro': 'Read a moment ago, under the purpose “{purpose}”. That you looked is in the log below.',
	'held.none': 'Nothing. What is given, or arises from use, would stand here.',
	'held.until': 'until {date}',
	'held.after': '{period} {after}',
	'held.frozen': 'frozen by a hold',
	'held.count': '{count, plural, one {# entry} other {# entries}}',
	'held.picture': 'a picture',
	'held.by': 'clause {clause}',
	'held.download': 'Download everything as JSON',
	'correct.open': 'Correct',
	'correct.value': 'New value',
	'correct.empty': 'Leave it empty to remove it.',
	'correct.save': 'Save',

	'choice.title': 'What it may be used for',
	'choice.intro': 'Saying yes and taking it back are equally easy. Taking it back holds from that moment.',
	'choice.recipient': 'give the data to: {name}',
	'choice.given': 'On: agreed on {date}.',
	'choice.missing': 'Off: not agreed.',
	'choice.withdrawn': 'Off: consent taken back on {date}.',
	'choice.expired': 'Off: the consent ended on {date}.',
	'choice.outdated': 'Off: this has changed since the consent, until you agree again.',
	'choice.objected': 'Off: objected on {date}.',
	'choice.not-needed': 'On: rests on an interest, you can object.',
	'choice.give': 'Agree',
	'choice.withdraw': 'Take back',
	'choice.object': 'Object',
	'choice.lift': 'Take the objection back',
	'choice.uses': 'Uses: {items}',

	'restrict.title': 'Freeze the data',
	'restrict.intro':
		'While frozen, the data is kept and protected, and used for nothing else. The service may stop working.',
	'restrict.on': 'Freeze',
	'restrict.off': 'Resume',
	'restrict.frozen': 'The data has been frozen since {date}.',

	'request.title': 'Ask us',
	'request.intro': 'Ask today, and we answer by {date}.',
	'request.right': 'What it is about',
	'request.text': 'Your words',
	'request.send': 'Send',
	'request.none': 'You have asked nothing yet.',
	'request.received': 'received {date}, answer due by {due}',
	'request.answered': 'answered on {date}',
	'request.refused': 'refused on {date}',
	'request.person': 'You',
	'request.staff': 'We',
	'request.complain': 'You can also complain to {authority}.',
	'right.access': 'See my data',
	'right.correct': 'Correct something',
	'right.erase': 'Erase something',
	'right.restrict': 'Freeze my data',
	'right.object': 'Object to a use',
	'right.export': 'Take my data with me',
	'right.withdraw': 'Take a consent back',
	'right.complain': 'Complain',
	'right.explain': 'Explain a decision',

	'seen.title': 'Who used the data',
	'seen.intro':
		'The newest entries of the log, times in UTC. In the log a person is a reference that changes daily.',
	'seen.download':
		'{acting, select, guardian {Download the child’s log with proof} other {Download your log with proof}}',
	'seen.proof':
		'Each entry comes with what shows that it stands in the public log, unchanged. The key to check it with, and the log, are here:',
	'seen.disclosed': 'Given to others',
	'seen.disclosed-none': 'Nothing was given to an authority or anybody else.',
	'seen.disclosure': '{date}: {items} to {recipient}, because of {ground} ({reference})',
	'seen.none': 'Among the newest {count} entries nobody but you has used the data. Whoever does stands here.',
	'seen.own': 'What you did yourself: {count, plural, one {# entry} other {# entries}}',
	'seen.age': 'check whether a guardian is needed',
	'seen.items': '{count} kinds of data',
	'seen.column.time': 'Time',
	'seen.column.act': 'What',
	'seen.column.by': 'By',
	'seen.column.purpose': 'What for',
	'seen.column.items': 'Data',
	'ground.explicit-consent': 'your explicit consent',
	'ground.legal-duty': 'a legal duty',
	'ground.authority-order': 'an order of an authority',
	'ground.public-interest': 'the public interest',
	'mail.title': 'What we wrote',
	'mail.none': 'Nothing yet.',
	'mail.sent': 'sent',
	'mail.queued': 'on its way',
	'mail.refused': 'not sent: the policy refused (clause {clause})',
	'mail.failed': 'not delivered',
	'template.sign-in-code': 'code to sign in',
	'template.ask-guardian': 'question to a guardian',
	'template.guardian-link': 'link for a guardian',
	'template.survey-invitation': 'invitation to a survey',
	'template.request-received': 'your request has arrived',
	'template.request-answered': 'answer to your request',
	'template.support-answered': 'answer of customer service',
	'template.policy-change': 'change of the policy',
	'template.end-of-service': 'end of the service',
	'template.incident': 'incident',

	'guardianship.title': 'Take your agreement back',
	'guardianship.intro':
		'From that moment nothing is done with the child’s data, and everybody is signed out. It stays stored until you agree again, which the child can ask you, or until it is erased.',
	'guardianship.withdraw': 'I no longer agree',
	'erase.title': '{acting, select, guardian {Erase the child’s account} other {Erase me}}',
	'erase.intro':
		'The keys to all of it are destroyed, so that nothing can be read again, here or in later copies. The account is gone. Nobody can undo this.',
	'erase.go': '{acting, select, guardian {Erase the account…} other {Erase me…}}',
	'erase.sure':
		'{acting, select, guardian {Erase everything about the child, for good?} other {Erase everything about you, for good?}}',
	'erase.confirm': '{acting, select, guardian {Yes, erase everything} other {Yes, erase me}}',
	'erase.back': 'No, go back',
	'erase.count':
		'{count, plural, =0 {No value is stored, but the account is.} one {# value is stored.} other {# values are stored.}}',

	'pending.title': 'Waiting for your guardian',
	'pending.intro':
		'Until a parent or guardian agrees, nothing is done with your data except asking them (clause {clause}).',
	'pending.asked': 'We wrote to them on {date}.',
	'pending.ask': 'Write to them',
	'pending.again': 'Write to them again',
	'pending.erase': 'I do not want this account any more: erase it',

	'version.title': 'The policy has changed',
	'version.intro':
		'Version {version} is in force. Before anything else happens with your data, you should have seen it.',
	'version.read': 'Read version {version}',
	'version.seen': 'I have seen it',
	'version.note': 'This is not a consent: whatever needs your consent stays off until you agree to it.',

	'guardian.title': 'A child asks for your consent',
	'guardian.intro':
		'A child signed up at {service} and named you as their parent or guardian. Until you agree, nothing is done with the child’s data.',
	'guardian.band':
		'Age given: {band}. Your consent lasts until {date}, when the child comes of age, or until you take it back.',
	'guardian.rights':
		'If you agree you can see, correct, export and erase the child’s data, and take your consent back, at any time.',
	'guardian.policy': 'Read the policy',
	'guardian.open': 'Open the question',
	'guardian.agree': 'I am the parent or guardian, and I agree',
	'guardian.refuse': 'I do not agree: erase the account',
	'guardian.answered': 'This question was answered already.',
	'guardian.refused': 'The child’s account is erased.',
	'guardian.way-in': 'You agreed before',
	'guardian.child-address': 'E-mail address the child signed up with',
	'guardian.send': 'Send me a link',
	'guardian.sent':
		'If you agreed for a child with this address, a link is on its way to you. It works for an hour.',
	'guardian.door': 'For parents and guardians',
	'guardian.link': 'The link from our mail opens the question. It may be filled in here already.',
	'guardian.ages': '{from, plural, =0 {under {to}} other {{from} to {last}}}',
	'guardian.way-in-intro':
		'We send a new link to the address of yours that is stored with the child’s account.',
	'guardian.region': 'Where the child signed up',

	'opt-out.title': 'No more invitations to surveys',
	'opt-out.intro':
		'One click, and no survey is sent to you any more. You can agree again in your privacy center.',
	'opt-out.button': 'Stop them',
	'opt-out.done': 'Done. From now on sending you a survey is refused.',

	'mailbox.title': 'Mailbox',
	'mailbox.intro':
		'No mail server is set, so mails are kept here, in memory, and go nowhere. For trying only: set OBHUT_SMTP_URL to send them.',
	'mailbox.none': 'No mail yet.',
	'mailbox.to': 'To {to}, {date}',
};

export type CenterWord = keyof typeof en;
