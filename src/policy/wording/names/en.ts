/** What the policy language calls by names, in English: ways of handling, measures, safeguards, grounds, papers. */
export const names = {
	'method.storage': 'storing',
	'method.use': 'using',
	'method.analysis': 'analysing',
	'method.profiling': 'forming profiles',
	'method.transmission': 'transmitting',
	'method.provision': 'passing on',
	'method.publication': 'publishing',
	'method.deletion': 'deleting',

	'way.privacy-center': 'in the privacy center',
	'way.email': 'by e-mail',
	'way.phone': 'by phone',
	'way.post': 'by post',

	'measure.encryption-in-transit': 'encryption on the way',
	'measure.encryption-at-rest': 'encryption where it is stored',
	'measure.keys-per-person': 'a key of its own for each person’s data',
	'measure.pseudonymisation': 'working with pseudonyms instead of names',
	'measure.least-privilege': 'access only for those who need it',
	'measure.four-eyes': 'two persons for every risky step',
	'measure.audit-log': 'a record of every access that nobody can change unnoticed',
	'measure.backups': 'backup copies',
	'measure.tested-restore': 'restoring from backups, practised regularly',
	'measure.incident-plan': 'a plan for incidents',
	'measure.staff-training': 'trained staff',

	'safeguard.adequacy-decision': 'an adequacy decision of the European Commission (Art. 45 GDPR)',
	'safeguard.standard-clauses':
		'standard contractual clauses of the European Commission (Art. 46(2)(c) GDPR)',
	'safeguard.binding-corporate-rules': 'binding corporate rules (Art. 47 GDPR)',
	'safeguard.derogation': 'an exception for this case (Art. 49 GDPR)',

	'condition.exempt': 'none is needed',
	'condition.standard-contract': 'the standard contract of China’s cyberspace administration',
	'condition.certification': 'a certification by a recognised body',
	'condition.security-assessment': 'a security assessment by China’s cyberspace administration',

	'special.explicit-consent': 'your explicit consent',
	'special.employment': 'duties of labour and social law',
	'special.vital-interest': 'someone’s life or health',
	'special.association': 'the work of an association for its members',
	'special.made-public': 'you made it public yourself',
	'special.legal-claims': 'legal claims',
	'special.substantial-public-interest': 'a substantial public interest laid down by law',
	'special.health-care': 'health care',
	'special.public-health': 'public health',
	'special.research': 'archives, research or statistics',

	'foreign.refused': 'we refuse it',
	'foreign.international-agreement': 'we follow it only where an international agreement says so',
	'foreign.article-49-ground':
		'we follow it only where an international agreement or one of the grounds of Art. 49 GDPR allows it',

	'automated.contract': 'our contract with you',
	'automated.law': 'a law that allows it',
	'automated.explicit-consent': 'your explicit consent',

	'tells.name': 'name',
	'tells.contact': 'contact',

	'language.de': 'German',
	'language.en': 'English',
	'language.zh': 'Chinese',

	'paper.joint-arrangement': 'agreement between those who decide together',
	'paper.processor-contract': 'contract with a processor',
	'paper.impact-assessment': 'data protection impact assessment',
	'paper.transfer-tool': 'safeguards for a third country',
	'paper.balancing-test': 'balancing of interests',
	'paper.compatibility-test': 'test whether a new purpose fits the first',
	'paper.imprint': 'imprint',
	'paper.minors-rules': 'rules for children’s data',
	'paper.incident-plan': 'plan for incidents',
} as const;
