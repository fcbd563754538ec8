import type { Lexicon } from './lexicon.js';
import { words } from './phrase.js';

const END = '(?=\\s*(?:[.,;:!)]|$))';
const AGREE = '(?:agree\\p{L}*|consent\\p{L}*|accept\\p{L}*)';
const DATA = '(?:data|information|details|addresses)';
const NEEDED = '(?:necessary|needed|required)';

export const en: Lexicon = {
	openList: words(
		`etc|and so on|and so forth|(?<!(?:\\d|years|days|hours|months|more) )and (?:much )?more${END}|and the like|and similar(?! to)|and others${END}`,
		'including,? but not limited to|including,? without limitation|including(?=\\s*:)|among others|among other things|in particular(?! (?:not|no|never))',
		'and other (?:similar|related|relevant|such) \\p{L}+',
	),
	hedge: words(
		'possibly|perhaps|from time to time|in due course|generally(?! (?:applicable|known|available|binding|accepted))|in general|primarily|mainly|mostly|typically|usually|normally|as a rule',
		'(?:where|as|if|when) appropriate|in certain (?:cases|circumstances)',
	),
	mayDo: words(
		'we (?:may|might|could)(?: also)?|may we',
		`(?:data|information|details) (?:may|might|could)(?: also)? be`,
	),
	handling: words(
		'collect\\p{L}*|us(?:e|es|ed|ing)|stor(?:e|es|ed|ing)|shar(?:e|es|ed|ing)|disclos\\p{L}+|pass(?:ed)?|transfer\\p{L}*|transmit\\p{L}*|process\\p{L}*',
		'analy[sz]\\p{L}+|record\\p{L}*|sell|sold|combin\\p{L}+|join(?:ed)?|keep|kept|change|revise|update|retain\\p{L}*',
	),
	condition: words(
		'if|unless|where|when|once|until|only|provided|whether|what we|so that|the following (?:cases|reasons|purposes)',
		'with your (?:express |explicit )?consent|not|never|no|nobody|without|neither',
	),
	vaguePeriod: words(
		'(?:reasonable|shortest|shortest possible|appropriate|certain|indefinite|necessary) (?:amount of )?(?:time|periods?|term|duration)',
		`(?:as|so) long as [^.;]{0,60}${NEEDED}|no longer than [^.;]{0,40}${NEEDED}|not (?:\\S+ ){0,4}longer than [^.;]{0,40}${NEEDED}`,
		'until further notice|indefinitely|for an unlimited (?:time|period)',
	),
	figure:
		/\{\{|\d+\s*-?(?:hours?|days?|weeks?|months?|years?)|P\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|ty)\s+(?:hours|days|weeks|months|years)/iu,
	negation: words(
		"not|no|never|none|nobody|without|neither|nor|don['’]t|doesn['’]t|won['’]t|cannot|can['’]t",
	),
	exception: words(
		'(?:not|never|no) (?:\\S+ ){0,6}(?:without|unless|until|before)|not only|not just|except|unless|only|without your|without asking',
	),
	purposes: {
		advertising: words('advert\\p{L}*|ads?|marketing|remarketing'),
		profiling: words('profiling|(?:user|usage|interest|behaviou?ral?|personality|movement) profiles?'),
		personalisation: words('(?:personali[sz]ed|personal) (?:content|recommendations?|offers?)'),
		research: words('(?:user|market|scientific) research|research purposes'),
		statistics: words(
			'statistics|statistical (?:purposes|analys[ei]s)|(?:web|usage) analytics|audience measurement',
		),
		scoring: words('credit (?:scoring|scores?|checks?|ratings?)|creditworthiness'),
		sale: words(
			`(?:sell|rent|trade|sells|sale of|selling)(?: \\S+){0,4} ${DATA}|${DATA}(?: \\S+){0,4} (?:sold|rented|traded)`,
		),
		training: words(
			'train(?:ing)?(?: \\S+){0,4} (?:ai|models?|algorithms?)|(?:ai|machine|model) (?:learning|training)',
		),
	},
	silence: words(
		`(?:continu\\p{L}+ (?:to use|use|using|to browse|browsing)|keep using|going on using)[^.]{0,120} ${AGREE}`,
		`by (?:using|visiting|browsing|accessing|registering)[^.]{0,100} ${AGREE}|(?:your )?use of (?:the|our|this) (?:service|site|website|app)s?[^.]{0,80} ${AGREE}`,
		'pre-?ticked|pre-?checked|already ticked',
	),
	silenceDenied: words(
		`(?:never|not|no)\\p{L}* (?:\\S+ ){0,5}${AGREE}|consent\\p{L}*[^.]{0,80} (?:never|not|no|separately)`,
		"(?:never|not|no|nothing is|isn['’]t) (?:\\S+ ){0,3}(?:pre-?ticked|pre-?checked|already ticked)",
	),
	deemed: words(
		`(?:deemed|considered|treated as|regarded as|taken as|taken to)(?: \\S+){0,5} (?:accept\\p{L}*|agree\\p{L}*|consent\\p{L}*|approv\\p{L}*|given)`,
		`(?:silence|failure to object|not objecting)(?: \\S+){0,6} (?:accept\\p{L}*|agree\\p{L}*|consent\\p{L}*|approv\\p{L}*)`,
		`(?:if|unless) you (?:do not |don['’]t |[^.]{0,40})object[^.]{0,100} (?:accept\\p{L}*|agree\\p{L}*|consent\\p{L}*)`,
	),
	consent: words('consent\\p{L}*|agree\\p{L}*'),
	guardianDuty: words(
		'(?:you|minors?|children|young people) (?:should|must|need to|have to|are to|shall) (?:first )?(?:obtain|get|ask|seek)[^.]{0,80} (?:parents?|guardians?)',
	),
	othersDuty: words(
		'you (?:should|must|need to|have to|are responsible for|shall|warrant)[^.]{0,120} (?:third part\\p{L}+|friends|other people|others|these people)[^.]{0,120} (?:consent|agreed?|informed|told|permission)',
		'you (?:should|must|need to|have to|are responsible for|shall|warrant)[^.]{0,60} (?:obtain\\p{L}*|inform\\p{L}*|tell(?! us)\\p{L}*|consent|permission)[^.]{0,60} (?:third part\\p{L}+|friends|other people|others)',
	),
	changesDuty: words(
		'(?:check|review|read|visit|consult|look at)[^.]{0,60} (?:regularly|periodically|from time to time|occasionally|often|frequently)',
		'(?:regularly|periodically|from time to time|occasionally) (?:check|review|visit|consult)',
	),
	praise: words(
		'strictly(?! (?:necessary|needed|required))|(?:very|extremely|most) seriously|highest (?:standards?|level|priority)|state[- ]of[- ]the[- ]art|(?:we|always) guarantee',
		'utmost|best possible|industry-leading|committed to (?:protecting|your privacy|the protection)|matters? (?:a lot |greatly )?to us|great importance|safer and more',
	),
	terms: [
		{
			concept: 'this document',
			terms: {
				policy: words('privacy policy|this policy'),
				notice: words('privacy notice|this notice'),
				statement: words('privacy statement|this statement'),
				agreement: words('(?:in|under|by) this agreement'),
			},
		},
		{
			concept: 'personal data',
			terms: {
				'personal data': words('personal data'),
				'personal information': words('personal information(?! protection)'),
				'private information': words('private (?:data|information)'),
			},
		},
		{
			concept: 'guardians',
			terms: {
				guardian: words('guardians?'),
				custodian: words('custodians?'),
				'legal representative': words('legal representatives?'),
			},
		},
		{
			concept: 'erasure',
			terms: { anonymise: words('anonymi[sz]e[ds]?'), 'de-identify': words('de-identif(?:y|ied|ies)') },
		},
	],
	announces: words(
		'here you (?:read|learn|find)|(?:this|our) (?:privacy )?(?:policy|notice|statement) (?:mainly |primarily )?(?:describes|explains|tells|sets out|informs|says|covers what)',
		'(?:mainly |primarily )?this (?:says|describes|explains|tells)|(?:below|in the following),? (?:you|we) (?:will )?(?:read|learn|find|describe|explain)|we (?:describe|explain) (?:here|below)',
	),
	topics: {
		data: words('(?:which|what) (?:\\S+ )?(?:data|information)|what we collect'),
		purposes: words('what (?:we use it )?for|(?:which|what) purposes?|why we|how we use'),
		retention: words('how long'),
		recipients: words('whom we (?:share|pass)|with whom|who (?:else )?(?:gets|receives)|recipients'),
		rights: words('(?:which|what|your) rights'),
		security: words('how we (?:protect|secure|safeguard|keep \\S+ safe)'),
		contact: words('how (?:you can |to )?(?:contact|reach) us|whom to ask'),
		regions: words('where (?:we|your data)|(?:which|what) countries'),
		cookies: words('cookies?'),
		minors: words('minors|children'),
		'automated decisions': words('automated decisions?|algorithms?'),
		changes: words('how we [^.]{0,60}change|changes'),
	},
	objection: words('object(?:ion|ions|ing)?|objects'),
	otherRights: words(
		'eras\\p{L}+|delet\\p{L}+|correct\\p{L}*|rectif\\p{L}+|access|copy|portab\\p{L}+|complain\\p{L}*|restrict\\p{L}*|export',
	),
	command:
		/^[-+\s(（\d.)]*(?:Fulfil|Fulfill|Meet your|Satisfy|Use your|Manage your|Provide you|Analyse your|Analyze your|Collect your)(?!\p{L})/u,
	firstPerson:
		/(?<!(?:[Pp]art|[Aa]nnex|[Aa]rticle|[Tt]itle|[Cc]hapter|[Tt]able)\s)(?<![\p{L}“"‘'(])(?:I|[Mm]y|me)(?![\p{L}.)'’])/u,
	plural: words('we|us|our'),
	misfit: words(
		'flash-?backs?|flash backs?|software certification|archive security|monitored minors?|guardianship of the data',
	),
	inverted: words('(?:data|information)[^.;]{0,20} (?:that )?you receive (?:when|while|in|during|after)'),
};
