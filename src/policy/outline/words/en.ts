/** What English policies say. */
import type { LanguageWords } from './model.js';

export const EN: LanguageWords = {
	items: {
		'guardian-contact':
			"(?:parents?|guardians?)(?:'s?|’s?)? (?:e-?mail(?: address)?|contact details|phone number)",
		'delivery-address': '(?:delivery|shipping|billing) address',
		'ip-address': 'IP[ -]address',
		email: 'e-?mail address|e-?mail(?=,| and| or|;|\\.$)',
		phone: '(?:mobile |tele)?phone(?: number)?(?! support)|mobile number',
		username: 'user ?name|nickname|screen name',
		company: 'company name|name of your (?:company|employer)',
		name: '(?:full |first |last |display |sur)?names?(?! of (?:the|your))(?!\\p{L})',
		'birth-date': '(?:date|year|month) of birth|birth ?da(?:te|y)',
		age: "(?:your|the child[’']s|their) age(?!\\p{L})",
		gender: 'gender',
		'id-number': 'identity (?:card|document)s?|passport(?: number)?|ID card',
		password: 'passwords?',
		avatar: 'profile (?:picture|photo|image)|avatar|the picture you upload',
		photos: 'photos?(?:graphs?)?(?!\\p{L})|pictures',
		'bank-account': 'bank (?:account|details)(?: number)?|IBAN',
		payment: 'payment (?:data|details|information|card)|credit card(?: number| details)?|card details',
		order: '(?:order|purchase) (?:data|history|details|information)|orders|what you (?:order|buy)|purchases',
		membership: 'member(?:ship)? (?:data|number|details)|joining date',
		address: '(?:postal|home|street) address|(?<!mail |IP |e-mail |email )(?<!-)address(?=,| and| or)',
		health: 'health (?:data|information|conditions?)|allergies|heart rate|medical (?:data|information)',
		biometric: 'biometric (?:data|information)|fingerprints?(?!ing)|face (?:data|print|recognition)',
		'cookie-id': 'cookie (?:identifiers?|IDs?)|cookies?(?! (?:policy|banner|notice|settings))',
		location: '(?:precise |GPS |geo-?)?location(?: data)?(?! (?:setting|of))|GPS (?:data|track|position)s?',
		'location-setting': 'location settings?',
		language: '(?:preferred )?language(?: settings?| preferences?)?(?!\\p{L})',
		'crash-report': '(?:crash|error) (?:reports?|logs?|data|information)|crash diagnostics',
		'sign-in':
			'sign-?in (?:times?|records?|history)|log-?in (?:times?|records?|history|data)|when you (?:sign|log) in|that you sign in',
		device:
			'device (?:data|information|identifiers?|type|model|IDs?)|operating system|browser (?:type|version)',
		'access-log':
			'(?:server|access|web) logs?(?: files?)?|log (?:data|files?)|pages you (?:visit|view|open)|time of (?:access|the request)',
		usage:
			'usage (?:data|information|patterns)|how you use|click(?:s|ed)?(?!\\p{L})|search(?:es| queries| history)|browsing history',
		'support-case':
			'(?:the )?(?:content|text) of your (?:message|request|e-?mail)|(?:your |support )messages?(?!\\p{L})|support (?:requests|tickets)|what you (?:write|send) to (?:us|support|customer service)|correspondence',
		'survey-answer': 'survey (?:answers|responses)|answers to (?:our )?surveys',
		'activity-entry':
			'enter in our activities|(?:competition|contest|event) entries|event registrations?|course (?:bookings?|registrations?)',
		contacts: 'address book|contact list|your contacts',
		application: 'application documents|CV|résumé|résumé|cover letter',
		interests: '(?:your |topic )(?:interests|topics)|topics you (?:choose|follow)',
	},
	purposes: {
		advertising:
			'(?:personali[sz]ed |targeted |interest-based )?(?:ads?(?!\\p{L})|advert\\p{L}*)|retargeting',
		newsletter:
			'newsletters?|(?:direct )?marketing(?: e-?mails?| messages?)?|promotional (?:e-?mails?|messages?)',
		surveys:
			'(?:to|for|in|take part in|invite you to) (?:our |customer |occasional )?surveys|satisfaction survey',
		payments:
			'(?:process|handle|take|collect|settle)\\p{L}* (?:your |the )?(?:payments?|fees|dues)|payment processing|billing(?! address)|invoic\\p{L}+',
		delivery:
			'deliver(?:y|ing)?(?! address)(?:\\p{L}* (?:your |the )?(?:order|goods|parcel)s?)?|ship(?:ping|ped)? (?:your|the|of)',
		orders:
			'(?:process|handle|fulfil|fulfill|carry out)\\p{L}* (?:your |the )?orders?|order processing|booking',
		fraud:
			'(?:prevent|detect|fight|combat)\\p{L}* (?:\\p{L}+ )?(?:fraud|abuse|misuse)|fraud (?:prevention|detection)|anti-fraud',
		personalise:
			'personali[sz]\\p{L}*(?! ad)|(?:your )?(?:own|individual) needs|recommendations?|tailor\\p{L}*|personal help',
		analytics:
			'analytics|statistic(?:s|al)|(?:analy[sz]e|measure|understand)\\p{L}* (?:how |the |your )?(?:\\p{L}+ )?(?:use|usage|traffic|audience|visits|is used|people use)|user research',
		improve:
			'(?:improv|develop|optimi[sz]|enhanc)\\p{L}* (?:of )?(?:our |the |new |your |this )?(?:\\p{L}+ )?(?:services?|products?|apps?|site|website|experience|features)|fix(?:ing)? (?:bugs|errors|crashes)|troubleshoot\\p{L}*',
		secure:
			'(?:security|protection|safety) of (?:our|the|your) (?:services?|systems?|site|website|accounts?|app)|authenticat\\p{L}*|keep\\p{L}* (?:our |the |your )?(?:services?|systems?|accounts?|site|app) (?:safe|secure)|(?:detect|fend off|prevent)\\p{L}* attacks|security purposes|signing in, protection',
		support:
			'(?:answer|respond to|handle|reply to)\\p{L}* (?:your |any )?(?:questions?|requests?|enquir\\p{L}+|messages?|you)|customer (?:support|care)(?: purposes)?',
		'manage-software':
			'(?:manage|update)\\p{L}* the software|licen[cs]e checks?|software updates?|(?:display|deliver|serve)\\p{L}* (?:the |our )?(?:website|site|pages?)',
		hiring: '(?:handle|assess|review)\\p{L}* (?:job )?applications|recruit\\p{L}*|hiring',
		legal:
			'(?:legal|statutory|tax) (?:obligations?|dut(?:y|ies)|requirements?)|comply with (?:the )?law|accounting',
		members:
			'(?:manage|administer|run)\\p{L}* (?:the |your |our )?members?(?:hip)?s?|membership (?:management|administration)',
		accounts:
			'(?:create|run|manage|set up|maintain|administer|open)\\p{L}* (?:and \\p{L}+ )?(?:your |an |the |user )?accounts?|account management',
		'provide-service':
			'(?:provid|deliver|offer|operat|run)\\p{L}* (?:you with |you )?(?:our |the |these |its |this )?(?:\\p{L}+ )?(?:services?|app|functions?|features|product|lessons|tours?)|provision of (?:the |our )?services?|perform(?:ance of)? (?:the |our |a )?contract',
	},
	kinds: {
		basis:
			'legal bas[ie]s|lawful basis|Article 6|Art\\. ?6(?!\\d)|legitimate interests?|(?:with|on|without|based on) (?:the basis of )?your (?:explicit |express |prior )?consent|(?:if|when|once|unless|only if|where) you (?:have )?(?:first )?(?:agree|opt|consent|say yes|allow)\\p{L}*|ask (?:for )?(?:you for )?your (?:consent|permission)|whatever else you agree|because you (?:agreed|consented)',
		purpose: 'for (?:the )?(?:following|these) purposes',
		retention:
			'retain\\p{L}*|retention|(?:we )?(?:keep|kept|store|stored|hold|held)(?= .{0,80}(?:for|until|as long|as short|after|days|months|years|time))|delet(?:e|ed|ing)(?!\\p{L})(?! (?:your account|it at any time))|erased? (?:after|within|when|it|them)|anonymi[sz]\\p{L}*|expires? (?:after|when)|wiped|destroyed|forgotten|forget|removed? (?:after|within|when|from)|(?:we )?keep no|gone after|discard\\p{L}*|remains? (?:for|until)|thrown away|stays?(?= .{0,20}(?:for|until))|It may be longer',
		disclosure:
			'disclos\\p{L}*|(?:share|sell|rent|trade|pass|give|hand)\\p{L}* (?:\\p{L}+ ){0,5}(?:with|to|on|over)(?!\\p{L})(?= (?:anyone|anybody|others?|third|nobody|the police|advertis|parties|outside|law|\\p{L}+ authorit)|\\.|,|;|$)|third part(?:y|ies)|(?:never|not|nor) (?:be )?(?:\\p{L}+, )?(?:\\p{L}+ or )?(?:sell|sold|rented|swapped|shared|passed)|do not sell|nobody else|no one else|kept to ourselves|hand (?:\\p{L}+ ){1,3}over',
		recipient:
			'processors?(?!\\p{L})|on our behalf|recipients?|service providers?|(?:hosting|payment|delivery|mail|mailing|e-mail|cloud|analytics) (?:providers?|compan(?:y|ies)|services?|partners?)|(?:by|with|to|from|at|through) (?:\\p{Lu}[\\p{L}&.-]+,? ){1,4}(?:GmbH|Ltd|Inc|LLC|Limited|B\\.V|plc|AG)',
		right:
			"(?:have|has) (?:the|a) right|your rights?|rights? to(?!\\p{L})|(?:ask|request|tell) us to (?:correct|delete|erase|stop|restrict|send)|(?<!(?:until|after|when|once|before) you )(?:correct|delete|erase|download|export|see|view|change) (?:all |any of )?(?:your|the child[’']s|it at any) (?:\\p{L}+ )?(?:data|account|information|details|profile|time)|object(?: to|ion|s)?(?!\\p{L}|ive)|withdraw\\p{L}*|unsubscribe|opt(?:ing)?[ -]out|complain\\p{L}*|a copy of (?:your|the|everything)|data portability|switch (?:it|this|them|that) off|turn (?:it|this|them|that) off|change your mind",
		contact:
			'[\\w.+-]+@[\\w-]+\\.\\w+|(?:contact|write to|e-?mail|reach|call|ask) (?:us|our)(?= (?:at|by|on|under|through|data|privacy|team|any)|\\.|$)|send (?:us )?(?:your )?questions|data protection officer|get in touch|may write to|we (?:answer|reply)|we will (?:answer|reply)',
		controller:
			'data controller|(?:is|are|am) (?:the )?(?:controller|responsible for|run by|operated by|published by)|(?:run|operated|published) by|(?:(?:made|provided|written|offered) by|we are) .{0,60}?(?:GmbH|Ltd|LLC|Inc|Limited|B\\.V|plc)|registered (?:in|office|under)|company number',
		security:
			'encrypt\\p{L}*|TLS|SSL|HTTPS|firewalls?|access (?:is|to .{0,40} is) (?:limited|restricted)|only (?:staff|people|employees|the people|two people)|technical and organi[sz]ational|confidential\\p{L}*|secrecy|safeguards|hashed|(?:protect|secure|guard)\\p{L}* (?:your|the|stored|all) (?:\\p{L}+ )?(?:data|information|account)|protect stored data|backups?(?! and)|two-factor|penetration test\\p{L}*',
		incident:
			'incidents?|(?:notify|tell|inform) (?:the )?(?:authorit(?:y|ies)|regulator|those affected|everyone affected)|(?:data|security) breach\\p{L}*|data leaks?|emergency plan',
		minors:
			"minors?(?!\\p{L})|child(?:ren|[’']s)?(?!\\p{L})|under[ -](?:the age of )?1[0-8]|parents?(?!\\p{L})|guardians?(?!\\p{L})|teenagers?|younger than|all ages|how old you are",
		change:
			'(?:chang|updat|revis|amend|modif)\\p{L}* (?:to )?(?:this|the|our) (?:\\p{L}+ )?(?:policy|notice|statement|page|terms)|(?:policy|notice|statement|page) .{0,40}(?:chang|updat|revis|amend)\\p{L}*|new version|changes? (?:that |which |to |take|come|will|make|matter|of)|take effect|(?:if|should|when) (?:this|these|it|anything|something)(?: \\p{L}+){0,2} changes?|takes away essential|If that takes away',
		region:
			'(?:stored|kept|held|hosted|stays?|stay|live|lives|located|store) (?:only |entirely )?(?:on servers |in data cent(?:re|er)s |on our servers )?(?:in|inside|within) (?:the |our )?(?:\\p{Lu}|data cent)|servers? (?:in|are|is|located|stand)|data cent(?:re|er)s?|store the data collected from users in|leaves? (?:the )?(?:EU|European|Germany|Ireland)',
		transfer:
			'third countr(?:y|ies)|outside (?:of )?(?:the )?(?:EU|EEA|UK|European)|standard contractual clauses|adequacy decision|to the United States|in the United States|to the US(?!\\p{L})|across borders|cross-border|Data Privacy Framework|international transfers?',
		scope:
			'(?:policy|notice|statement|page) (?:applies|covers|is for|explains how|does not (?:apply|cover))|applies (?:only )?to|does not (?:apply|cover)|(?:policy|policies|notice) of (?:their|its) own|(?:their|its) own (?:privacy )?(?:policy|policies|notices?)|prevails?|takes precedence|Where the two differ|not responsible for',
		telemetry:
			'how often you|frequency of use|page counts?|(?:do not|never|not) (?:combine|join|link)\\p{L}*|(?:never|not) (?:combined|joined|linked)|aggregate\\p{L}*|count(?:s|ed)? (?:of )?(?:visits|page|how)|we count|cannot be traced',
		'end-of-service':
			'(?:should|if|when) (?:the|our|this) (?:\\p{L}+ )?(?:service|app|shop|site|letter|newsletter|club|product|company) (?:\\p{L}+ )?(?:stop|end|close|shut)s?|(?:service|app|shop|company|site|newsletter)s? (?:ends?|closes?|shuts? down|is discontinued|cease|stops?)|services end|(?:close|shut down|discontinue|wind up|stop running|retire|stop offering)\\p{L}* (?:the |our |this )?(?:service|app|shop|site|product|newsletter)',
		version:
			'^[*_]*(?:Last (?:changed|updated|modified|revised)|Version|Effective|Valid from|In force|Updated)',
		declaration:
			'(?:very |so )?(?:important|seriously)(?!\\p{L})|matters to us|strictly|committed to|strive|value your|respect your|do what is needed|lawful, legitimate|we care|trust(?!\\p{L})|(?:best|utmost|every) (?:effort|care)|transparent|promise (?:you )?to',
	},
	headings: {
		data: '(?:what|which|the) (?:personal )?(?:data|information|details)(?! do you share| is shared)|what (?:do )?(?:we|you) (?:collect|store|know|gather)|what you give us|what comes up|(?:data|information) (?:we|you) (?:collect|give|gather|process|provide)|categories of data|^(?:your )?(?:data|information)(?: \\||$)|following (?:\\p{L}+ )?(?:data|information|details)|we collect',
		purpose:
			'purposes?|what (?:we|do we) use|how (?:we|do we) use|what for|why (?:we|do)|used? (?:it )?(?:for|to)(?!\\p{L})|use of',
		basis: 'legal bas[ie]s|lawful basis',
		retention: 'how long|retention|storage period|kept|keep|deletion|deleted|time limits|It may be longer',
		disclosure: 'disclos\\p{L}*|sharing|share|nothing passed on|exceptions|who (?:else )?(?:sees|gets)',
		recipient:
			'recipients?|processors?|service providers?|who (?:else )?(?:gets|receives|helps|processes)|shared with',
		right:
			'(?:your|user) (?:\\p{L}+ )?(?:rights|choices|controls)|what (?:can you|you can) (?:do|ask)|your say|right to',
		contact: 'contact|questions|get in touch|reach us',
		controller: 'who (?:we are|is responsible|runs)|controller|about us',
		security: 'security|how (?:we|do we) protect|keeping (?:\\p{L}+ )?safe|protection|secrecy|safe\\?',
		incident: 'incidents?|breach\\p{L}*',
		minors: 'children|minors|young people|age limit',
		change: 'changes?|updates?|revision|new versions?',
		region: 'where(?! to)|location of|storage place',
		transfer: 'international transfers?|transfers? (?:abroad|outside)',
		scope: 'scope|applies|coverage|all services',
		telemetry: 'counts|statistics|analytics|not joined',
		version: '^date$',
	},
	anything: 'data|information|details',
	collecting:
		'collect\\p{L}*|gather\\p{L}*|ask(?:ed)? (?:you )?for|reads?(?!\\p{L})|needs? (?:a|your)|types?(?!\\p{L})|record\\p{L}*|log(?:s|ged)?(?!\\p{L}|-)|receiv\\p{L}*|you (?:give|enter|provide|upload|tell|type|send|choose|add)|provide us|we (?:need|store|process|keep|note|save|read|see)|(?:is|are) (?:needed|stored|saved|recorded|required)|when you (?:register|sign up|order|create|subscribe|join|book)|sends? us|sets?(?!\\p{L})',
	using:
		'us(?:e|ed|es|ing)(?!\\p{L})|process\\p{L}*|so (?:that )?(?:we|you) can|in order to|to (?:\\p{L}+ly )?(?:provid|deliver|process|answer|improv|send|show|run|keep|prevent|detect|invit|meet|develop|manag|analy|understand|personali|fix|creat|maintain|take|measure|handle|give|operat|organis|charge|ship|make|calculate|set)\\p{L}*|for (?:the )?purposes?|need(?:ed)?(?!\\p{L})|lets? us|help\\p{L}* us|for (?:instance |example )?(?:signing|licen|security|billing|delivery|advert|marketing|statistic|analytics)|we (?:send|email|e-mail|show)',
	rights: {
		access:
			'access(?!\\p{L}| is| to .{0,30} is| log)|(?:a )?copy of|see(?:,| your| what| all)|view your|what we (?:hold|know|store)',
		correct: 'correct\\p{L}*|rectif\\p{L}*|fix (?:your|wrong)|change (?:your|wrong) (?:data|details|profile)',
		erase: 'eras(?:e|ure)(?!\\p{L})|delet(?:e|ion)(?!\\p{L})',
		restrict: 'restrict\\p{L}*',
		object:
			'object(?:ion|ing)?(?!\\p{L})|opt(?:ing)?[ -]out|switch (?:it|this|them|that) off|turn (?:it|this|them|that) off',
		export: 'portab\\p{L}*|download|export|machine-readable|take (?:it|your data) with you',
		withdraw:
			'withdraw\\p{L}*|unsubscribe|change your mind|to (?:see|correct|change|take away),? (?:\\p{L}+,? ){0,3}(?:or )?(?:\\p{L}+ ){0,2}your (?:data|details|information)|Commissioner',
		complain: 'complain\\p{L}*|supervisory authority|data protection authority|Commission(?:er)?(?!\\p{L})',
		explain: 'an? explanation|explain (?:our|these) rules',
	},
	bases: {
		'legitimate-interest': 'legitimate interests?|6\\(1\\)\\(f\\)',
		'legal-obligation': '6\\(1\\)\\(c\\)|legal obligation|law requires|required by law',
		contract:
			'6\\(1\\)\\(b\\)|(?:perform\\p{L}*|fulfil\\p{L}*|carry out)(?: of)? (?:our|the|a|your) contract|contract with you|necessary for the contract',
		'vital-interest': '6\\(1\\)\\(d\\)|vital interests?',
		'public-task': '6\\(1\\)\\(e\\)|public task',
		consent:
			'6\\(1\\)\\(a\\)|consent\\p{L}*|you (?:have )?(?:agree|opt(?:ed)? in|say yes|allow)\\p{L}*|permission',
	},
	events: {
		'account-closed':
			'(?:clos|delet|cancel|end)\\p{L}* (?:of )?(?:your |the |an )?(?:account|membership|subscription)|account (?:is )?(?:closed|deleted|ends)|you leave|after you unsubscribe|you unsubscribe',
		'last-contact':
			'last (?:contact|message|sign-?in|log-?in|use|visit|reply)|(?:request|question|ticket|case|message) (?:is|has been|was) (?:answered|closed|settled|resolved|dealt with)|after (?:we (?:answer|reply)|answering)',
		'activity-ended':
			'after (?:the )?(?:end|completion|close) of|after (?:the|your) (?:event|order|tour|walk|trip|stay|visit|course|lesson|delivery|contract|season|purchase|booking)|(?:order|contract|event|course|tour|trip|season) (?:ends|is over|is completed|has ended)|end of the (?:contract|year|season|calendar)',
	},
	endings: {
		anonymise: 'anonymi[sz]\\p{L}*',
		delete: 'delet\\p{L}*|eras(?:e|ed|ure)|destroy\\p{L}*|remov\\p{L}*|forgotten|wiped|thrown away',
	},
	extensions: {
		'court-order': 'courts?(?!\\p{L})',
		authority: 'authorit(?:y|ies)',
		'reasonable-belief': 'if we believe|reasonable grounds',
		'contract-or-policy': 'for the contract|service agreement',
		'public-interest': 'public interest',
		'protection-of-rights': 'protect (?:people|property|rights)|legal claims',
		law: '(?:by|for|the|tax|other) laws?(?!\\p{L})|legal(?:ly)? (?:required|obligations?|dut)|statutory|law requires',
	},
	grounds: {
		'explicit-consent':
			'(?:your|express|explicit) (?:\\p{L}+ )?(?:consent|permission)|you (?:have )?(?:agree|allow)\\p{L}*',
		'authority-order': 'authorit(?:y|ies)|courts?(?!\\p{L})|police|law enforcement',
		'legal-duty':
			'law (?:obliges|requires|forces)|(?:required|obliged) by law|legally (?:required|obliged)|legal obligation|must by law',
		'public-interest': 'public interest',
	},
	recipients: {
		'payment-provider':
			'payment (?:providers?|processors?|services?|compan(?:y|ies)|partners?)|(?:our |your )bank',
		'delivery-company': '(?:delivery|shipping|parcel) (?:compan(?:y|ies)|services?|partners?)|couriers?',
		'hosting-provider': '(?:hosting|cloud|server) (?:providers?|compan(?:y|ies)|services?)',
		'mail-provider': '(?:e-?mail|mailing|newsletter) (?:providers?|services?|compan(?:y|ies))',
		'analytics-provider': 'analytics (?:providers?|services?|partners?)',
		'tax-adviser': 'tax advis\\p{L}+|accountants?',
		'advertising-partner': 'advertis(?:ers|ing partners?|ing networks?)|ad networks?',
	},
	channels: {
		push: 'push (?:messages?|notifications?)',
		announcement:
			'announce\\p{L}*|(?:on|at the top of) (?:this|our|the) (?:page|website|site|home ?page)|in (?:the|our) app|(?:a )?(?:prominent |visible )?(?:notice|banner)(?= (?:on|in|at))|visibly on the page|post(?:ed)? (?:it )?here',
		email: '(?:by|an|via|in an) e-?mail|e-?mail (?:you|all|every\\p{L}*)|write to (?:you|all|every\\p{L}*)',
	},
	countries: {
		DE: 'Germany|Frankfurt|Berlin|Hamburg',
		CN: '(?:mainland )?China',
		AT: 'Austria',
		CH: 'Switzerland',
		US: 'United States|USA(?!\\p{L})|the US(?!\\p{L})',
		IE: 'Ireland|Dublin',
		NL: 'Netherlands|Amsterdam',
		FR: 'France|Paris',
		FI: 'Finland|Helsinki',
		SE: 'Sweden|Stockholm',
		GB: 'United Kingdom|the UK(?!\\p{L})|England|Scotland|London',
		CA: 'Canada',
	},
	counts: {
		'frequency-of-use': 'how often|frequency of use|visits|page counts?',
		errors: 'errors|crashes',
		'overall-use': 'overall use|how many people',
		performance: 'performance|loading times?',
		'app-source': 'where the application came from|install source',
	},
	laws: {
		gdpr: 'GDPR|General Data Protection Regulation',
		ccpa: 'CCPA|California Consumer Privacy Act',
		pipl: 'PIPL|Personal Information Protection Law',
	},
	processor: 'processors?(?!\\p{L})|on our behalf|(?:under|on) our instructions|for us(?!\\p{L})',
	guardian:
		"(?:consent|permission|approval) (?:of|from) (?:a |your |their |the )?(?:parents?|guardians?)|(?:parents?|guardians?)(?:[’']s?)? (?:or \\p{L}+ )?(?:must |has to |have to |needs? to |to )?(?:consent|permission|agree|approve|allow)\\p{L}*|parental consent",
	age: '(?:under|below|younger than|less than)(?: the age of| age)? (\\d{1,2}|\\p{L}+)(?: years)?(?! (?:hours|days|weeks|months|percent|our|this))',
	numbers: {
		a: 1,
		an: 1,
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twelve: 12,
		thirteen: 13,
		fourteen: 14,
		fifteen: 15,
		sixteen: 16,
		eighteen: 18,
		twenty: 20,
		'twenty-four': 24,
		thirty: 30,
		'forty-eight': 48,
		sixty: 60,
		'seventy-two': 72,
		ninety: 90,
	},
	units: {
		H: 'hours?',
		D: '(?:calendar |working |business )?days?',
		W: 'weeks?',
		M: '(?:calendar )?months?',
		Y: '(?:calendar )?years?',
	},
};
