/** Words of the policy page in English: ICU messages. Its keys are the keys of every other catalog. */
export const en = {
	'language.name': 'English',
	'nav.label': 'Pages',
	'nav.policy': 'Privacy',
	'nav.versions': 'Versions',
	'nav.languages': 'Language',
	'nav.skip': 'Skip to the text',
	'contents.label': 'Contents',
	'example.banner': 'This is an example. The company, its people and its addresses are invented.',
	'meta.version': 'Version {version}',
	'meta.effective': 'in force from {date}',
	'meta.digest': 'Digest {digest}',
	'meta.markdown': 'Save as Markdown',
	'meta.earlier': 'You are reading an earlier version. It is no longer in force.',
	'meta.current': 'Read the version in force',

	'verdict.holds': 'holds',
	'verdict.unknown': 'not shown yet',
	'verdict.broken': 'broken',
	'verdict.declaration': 'declaration',
	'total.label': 'How the sentences stand now',
	'total.holds': '{count, plural, one {# sentence holds now} other {# sentences hold now}}',
	'total.unknown': '{count, plural, one {# not shown yet} other {# not shown yet}}',
	'total.broken': '{count, plural, one {# broken} other {# broken}}',
	'total.declaration': '{count, plural, one {# mere declaration} other {# mere declarations}}',
	'total.checked': 'tried {time}',
	'total.unavailable': 'Figures cannot be taken at the moment.',

	'clause.open': '{clause}: what enforces this sentence',
	'clause.enforced': 'What enforces this sentence',
	'clause.evidence': 'What can be seen of it',
	'clause.no-figures': 'There are no figures for this sentence.',
	'clause.standard': 'standard wording',

	'figure.people': '{count, plural, one {person stored} other {people stored}}',
	'figure.consents': '{count, plural, one {person has agreed} other {people have agreed}}',
	'figure.permitted': '{count, plural, one {use today for this purpose} other {uses today for this purpose}}',
	'figure.denied':
		'{count, plural, one {use refused today by this sentence} other {uses refused today by this sentence}}',
	'figure.faults':
		'{count, plural, one {stored row failed its seal today} other {stored rows failed their seal today}}',
	'figure.asks': '{count, plural, one {trial on an invented person} other {trials on invented people}}',
	'figure.at': 'taken {time}',
	'figure.today': 'since {since}, taken {time}',

	'why.decided-as-promised':
		'Tried just now on invented people: every request was decided as this rule promises.',
	'why.decided-otherwise':
		'Tried just now on invented people: a request was decided otherwise than this rule promises.',
	'why.opened-and-verified': 'Everything opened today verified under its person’s own key.',
	'why.did-not-verify': 'A stored row did not verify today and was not released.',
	'why.nothing-opened': 'Nothing was opened today, so nothing could be verified.',
	'why.published-as-enforced': 'The rules being enforced have the digest of the published version.',
	'why.not-as-published': 'The rules being enforced are not those of the published version.',
	'why.checked-both-ways': 'The checker found no promise without a rule and no rule without a sentence.',
	'why.check-has-errors': 'The checker found errors in the published policy.',
	'why.stated': 'The text says what the rule says.',
	'why.sweep-not-built': 'Reading ends on time, tried just now. Deleting on time is not built yet.',
	'why.not-built': 'The procedure behind this is not built yet, so nothing can be shown.',
	'why.not-tried': 'Nothing tries this rule yet.',
	'why.declared': 'A declaration: nothing can test it.',
	'why.unavailable': 'Figures cannot be taken at the moment.',

	'versions.title': 'Versions of this policy',
	'versions.intro': 'Every version stays readable as it was published.',
	'versions.version': 'Version',
	'versions.effective': 'In force from',
	'versions.published': 'Published',
	'versions.digest': 'Digest of the rules',
	'versions.current': 'in force',
	'versions.none':
		'No version has been published yet. The first one appears here when the service is started.',

	'footer.text': 'Digest of this text',
	'footer.model': 'Digest of the rules',
	'footer.made': 'Text, enforcement and figures come from one policy folder.',
};

export type PageWord = keyof typeof en;
