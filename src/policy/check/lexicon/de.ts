import type { Lexicon } from './lexicon.js';
import { words } from './phrase.js';

const END = '(?=\\s*(?:[.,;:!)]|$))';
const AGREE =
	'(?:einverstanden|zustimm\\p{L}*|einwillig\\p{L}*|stimm(?:en|t)|willig(?:en|t)|akzeptier\\p{L}*|nimmt|nehmen)';
const DONE =
	'(?:erteilt|angenommen|genehmigt|vereinbart|akzeptiert|abgegeben|zustimmung|einwilligung|einverständnis|annahme)';
const DATA = '(?:daten|angaben|informationen|adressen?)';
const NEEDED = '(?:nötig|erforderlich|notwendig)';

export const de: Lexicon = {
	openList: words(
		`usw|etc|u\\.\\s?a|u\\.\\s?v\\.\\s?m|u\\.\\s?dgl|o\\.\\s?ä|und so weiter|und so fort|und vieles mehr`,
		`(?<!(?:\\d|jahre|tage|stunden|monate|mehr) )und mehr${END}|und (?:viele )?weitere${END}`,
		'(?:und|oder) (?:dergleichen|ähnliche[smrn]?)|unter anderem',
		'(?<!bis )einschließlich(?! \\d)|insbesondere(?! (?:nicht|kein\\p{L}*|nie|ohne))',
	),
	hedge: words(
		'möglicherweise|womöglich|gegebenenfalls|ggf|eventuell|evtl|unter umständen|zu gegebener zeit|von zeit zu zeit',
		'in erster linie|im allgemeinen|in der regel(?! (?:des|der|steht))|im regelfall|vor allem|hauptsächlich|normalerweise|üblicherweise',
	),
	mayDo: words(
		'(?:können|könnten) wir|wir (?:können|könnten)',
		`(?:daten|angaben|informationen) (?:können|könnten|kann|könnte)`,
	),
	handling: words(
		'(?:er)?heb(?:en|t)|erhoben|sammel\\p{L}*|gesammelt|(?:auf)?(?:zu)?bewahr\\p{L}*|behalten|(?:be)?nutz(?:en|t)|verwende\\p{L}*|(?:ge)?speicher\\p{L}*|weiter(?:zu)?geb\\p{L}*|weitergegeben',
		'übermittel\\p{L}*|übertrag\\p{L}*|offen(?:zu)?leg\\p{L}*|offengelegt|teilen|geteilt|verarbeite\\p{L}*|auswert\\p{L}*|ausgewertet',
		'analysier\\p{L}*|(?:auf)?(?:zu)?zeichnen|aufgezeichnet|verkauf\\p{L}*|verbinden|verbunden|zusammenführ\\p{L}*|überarbeit\\p{L}*|änder\\p{L}*|geändert',
	),
	condition: words(
		'wenn|sofern|falls|soweit|sobald|solange|bevor|ob|nur|damit|folgende\\p{L}* (?:fällen|gründen|zwecken)',
		'(?:mit|nach|aufgrund) ihrer (?:ausdrücklichen )?(?:einwilligung|zustimmung)|nicht|nie|niemals|kein\\p{L}*|ohne|niemand\\p{L}*|weder',
	),
	vaguePeriod: words(
		'(?:angemessen|vernünftig|kürzest|kürzestmöglich|gewiss|unbestimmt|erforderlich|notwendig)e[nrms]? (?:frist|fristen|zeit|zeitraums?|zeiträume|zeitspanne|dauer)',
		`(?:so lange wie|so lange, wie|so lange|solange)[^.;]{0,60} ${NEEDED}|(?:nicht|nie) länger,? als[^.;]{0,40} ${NEEDED}`,
		'bis auf weiteres|unbefristet|zeitlich unbegrenzt|auf dauer',
	),
	figure:
		/\{\{|\d+\s*(?:stunden?|tage?n?|wochen?|monate?n?|jahre?n?)|P\d|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|ßig|zig)\s+(?:stunden|tagen?|wochen|monaten?|jahren?)/iu,
	negation: words('nicht|nie|niemals|kein\\p{L}*|keinerlei|ohne|niemand\\p{L}*|weder'),
	exception: words(
		'(?:nicht|kein\\p{L}*|nie) ohne|ohne (?:ihre|vorherige|ausdrückliche) \\p{L}*|nicht nur|außer|es sei denn|bevor|bis|nur|wenn',
	),
	purposes: {
		advertising: words(
			'(?:direkt|online|fremd|eigen|e-mail-)?werbung|werbe\\p{L}+|(?:personalisierte|persönliche)[nr]? (?:\\p{L}+ (?:oder|und) )?anzeigen|(?:online|direkt|e-mail-|re)?marketing\\p{L}*',
		),
		profiling: words(
			'profiling|(?:nutzungs|nutzer|persönlichkeits|interessen|verhaltens|bewegungs)profile?n?|profilbildung',
		),
		personalisation: words('(?:personalisierte|persönliche)[nrsm]? (?:inhalte?n?|empfehlungen|angebote?n?)'),
		research: words(
			'(?:nutzer|markt)forschung\\p{L}*|forschungszwecke\\p{L}*|wissenschaftliche\\p{L}* (?:forschung|zwecke\\p{L}*)',
		),
		statistics: words(
			'statistik(?:en)?|statistische\\p{L}* (?:zwecke\\p{L}*|auswertung\\p{L}*)|(?:nutzungs|web)analysen?|reichweitenmessung',
		),
		scoring: words('bonitäts\\p{L}+|kreditwürdigkeit|(?:kredit|bonitäts)?-?scoring'),
		sale: words(
			`${DATA}(?: \\S+){0,4} (?:zu )?(?:verkaufen|vermieten|verkauft|vermietet)|(?:verkaufen|vermieten|verkauf|vermietung)(?: \\S+){0,4} ${DATA}`,
		),
		training: words(
			'(?:ki|künstliche[rn]? intelligenz|(?:sprach|ki-)?modelle?n?|algorithmen)(?: \\S+){0,4} (?:zu )?trainier\\p{L}*',
			'trainieren(?: \\S+){0,4} (?:ki|(?:sprach|ki-)?modelle?n?|algorithmen)|ki-training|training (?:von|unserer|der) (?:ki|(?:sprach|ki-)?modelle?n?)|maschinelle\\p{L}* lernen\\p{L}*',
		),
	},
	silence: words(
		`(?:weiterhin|weiter) (?:\\S+ ){0,4}(?:nutz|benutz|verwend|besuch|surf)\\p{L}*[^.]{0,120} ${AGREE}`,
		`(?:fortgesetzte|weitere)[nr]? (?:nutzung|verwendung)[^.]{0,120} ${AGREE}`,
		`(?:mit|durch) (?:der|die|das) (?:nutzung|verwendung|weiternutzung|weitersurfen|besuch|aufruf)[^.]{0,100} ${AGREE}`,
		`indem sie [^.]{0,60}(?:nutzen|verwenden|surfen|besuchen)[^.]{0,60} ${AGREE}`,
		'vorangekreuzt\\p{L}*|(?:bereits|schon) angekreuzt\\p{L}*|vorausgewählte[ns]? (?:häkchen|kästchen|einwilligung)',
	),
	silenceDenied: words(
		'(?:kein|nie|niemals|nicht)\\p{L}* (?:\\S+ ){0,6}(?:einwilligung|zustimmung)',
		'(?:einwilligung|zustimmung)[^.]{0,80} (?:nicht|nie|kein|eigens|gesondert)\\p{L}*|nicht vorangekreuzt\\p{L}*',
		'(?:nicht|nie|niemals|kein\\p{L}*) (?:\\S+ ){0,3}(?:vorangekreuzt|angekreuzt|vorausgewählt)\\p{L}*',
	),
	deemed: words(
		`(?:gilt|gelten) (?:\\S+ ){0,6}als (?:\\S+ )?${DONE}|als ${DONE}(?: \\S+){0,2} gelten|(?:gilt|gelten) (?:\\S+ ){0,4}stillschweigend`,
		'schweigen (?:\\S+ ){0,6}(?:zustimmung|annahme|einwilligung|einverständnis)',
		'(?:wenn|falls|sofern) sie [^.]{0,80}nicht [^.]{0,40}widersprechen[^.]{0,100} (?:gilt|gelten|stimmen|einverstanden|angenommen|akzeptier\\p{L}*)',
		'widersprechen sie [^.]{0,80}nicht[^.]{0,100} (?:gilt|gelten|stimmen|einverstanden|angenommen|akzeptier\\p{L}*)',
	),
	consent: words('einwillig\\p{L}*|zustimm\\p{L}*|stimmen|einverst\\p{L}*'),
	guardianDuty: words(
		'(?:sie|minderjährige|jugendliche|kinder)[^.]{0,160} (?:eltern|erziehungsberechtigt\\p{L}*|sorgeberechtigt\\p{L}*)[^.]{0,80} (?:einholen|einzuholen|besorgen)',
		'holen (?:\\S+ ){0,10}(?:eltern|erziehungsberechtigt\\p{L}*|sorgeberechtigt\\p{L}*)[^.]{0,60} ein',
	),
	othersDuty: words(
		'sie (?:müssen|sollten|sind)[^.]{0,120} (?:dritte[rn]?|freunden?|andere[rn]? (?:personen|menschen|leuten?))[^.]{0,120} (?:einholen|einzuholen|informieren|unterrichten|aufklären)',
	),
	changesDuty: words(
		'(?:prüfen|überprüfen|lesen|besuchen|sehen|schauen) sie [^.]{0,80}(?:regelmäßig|von zeit zu zeit|gelegentlich|immer wieder)',
		'(?:regelmäßig|von zeit zu zeit|gelegentlich) [^.]{0,80}(?:prüfen|überprüfen|besuchen|nachsehen|informieren sie sich)',
	),
	praise: words(
		'strikt(?! (?:notwendig|erforderlich))|streng(?:stens)?|großen wert|höchste[nrs]? (?:sicherheit|standards?|maß)|modernste[nrs]?|sicherere[nrs]?',
		'garantieren|garantiert|uns liegt viel|sehr ernst|selbstverständlich|bestmöglich\\p{L}*|branchenführend\\p{L}*',
	),
	terms: [
		{
			concept: 'this document',
			terms: {
				Erklärung: words('(?:datenschutz|diese[rs]? )erklärung'),
				Richtlinie: words('datenschutzrichtlinien?(?! für)|diese[rs]? richtlinie'),
				Vereinbarung: words('(?:in |gemäß |nach )diese[rs]? vereinbarung'),
				Hinweise: words('(?:datenschutz|diese[rn]? )hinweisen?'),
			},
		},
		{
			concept: 'personal data',
			terms: {
				'personenbezogene Daten': words('personenbezogene[rn]? daten'),
				'persönliche Daten': words('persönliche[rn]? (?:daten|informationen)'),
				'private Daten': words('private[rn]? (?:daten|informationen)'),
				Personendaten: words('personendaten'),
			},
		},
		{
			concept: 'consent',
			terms: { Einwilligung: words('einwilligung(?:en)?'), Zustimmung: words('zustimmung(?:en)?') },
		},
		{
			concept: 'the people who use it',
			terms: {
				Nutzer: words('nutzern?|nutzerinnen'),
				Benutzer: words('benutzern?|benutzerinnen'),
				Anwender: words('anwendern?'),
			},
		},
		{
			concept: 'guardians',
			terms: {
				Erziehungsberechtigte: words('erziehungsberechtigte[rn]?'),
				Sorgeberechtigte: words('sorgeberechtigte[rn]?'),
			},
		},
		{
			concept: 'what we offer',
			terms: {
				Dienste: words('unsere[rn]? diensten?'),
				Dienstleistungen: words('unsere[rn]? dienstleistungen'),
			},
		},
	],
	announces: words(
		'hier (?:lesen|erfahren|steht|stehen|finden)|(?:diese|unsere) (?:datenschutz)?(?:erklärung|richtlinie|hinweise) (?:beschreib|erklär|erläuter|informier|sag|regel|nenn|zeig)(?:t|en)',
		'(?:im folgenden|nachfolgend|nachstehend) (?:erfahren|beschreiben|erklären|erläutern|informieren|lesen)',
		'(?:beschreib|erklär|erläuter)en wir(?: ihnen)?',
	),
	topics: {
		data: words('welche (?:\\S+ )?(?:daten|informationen)|was wir (?:sammeln|erheben|speichern)'),
		purposes: words('wofür|wozu|zu welche[mn] zwecken?'),
		retention: words('wie lange|speicherdauer|aufbewahrungsfristen'),
		recipients: words('an wen (?!sie sich)|mit wem|wem wir|wer (?:\\S+ ){0,3}(?:bekommt|erhält)|empfänger'),
		rights: words('welche rechte|ihre rechte'),
		security: words('wie wir (?:\\S+ ){0,4}(?:schützen|sichern)'),
		contact: words('wie sie uns erreichen|an wen sie sich'),
		regions: words('wo (?:wir|ihre daten)|in welchen? ländern?'),
		cookies: words('cookies?'),
		minors: words('minderjährige[nr]?|kindern?'),
		'automated decisions': words('automatisierte[nr]? entscheidung(?:en)?|algorithmen'),
		changes: words('wie wir [^.]{0,60}ändern|änderungen'),
	},
	objection: words('widersprechen|widersprichst|widerspruchs?|widerspruchsrecht'),
	otherRights: words(
		'löschen|löschung|berichtig\\p{L}*|auskunft|kopie|mitnehmen|übertrag\\p{L}*|beschwer\\p{L}*|einschränk\\p{L}*',
	),
	command:
		/^[-+\s(（\d.)]*(?:Erfüllen|Führen|Verwenden|Verwalten|Bieten|Analysieren|Sammeln|Speichern|Verbessern|Optimieren|Erbringen|Ermöglichen) Sie(?!\p{L})/u,
	firstPerson: /(?<![\p{L}„“"»(])(?:[Ii]ch|[Mm]ein(?:e[mrs]?)?|mich|mir)(?!\p{L})/u,
	plural: words('wir|uns|unsere?[mnrs]?'),
	misfit: words(
		'rückblenden?|softwarezertifizierung|archivsicherung|überwachten minderjährigen|bürgerlichen grundsätzen',
	),
	inverted: words(
		'(?:daten|(?:fehler|nutzungs|absturz|geräte)?informationen)[^.;]{0,20}, die sie [^.;]{0,80}(?:erhalten|empfangen)',
	),
};
