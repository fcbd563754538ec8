/** Companies, addresses and places a policy names. */

export interface Party {
	name: string;
	index: number;
}

const LATIN =
	/(?:\p{Lu}[\p{L}\d&.'’-]*|\d{2,}\w*)(?:,? (?:(?:und|and|of|für|for|the|&) )?(?:\p{Lu}[\p{L}\d&.'’-]*|\([\p{Lu}][\p{L}]+\))){0,6},? (?:gGmbH|GmbH & Co\. KG|GmbH|AG|SE|KG|OHG|UG|eG|e\. ?V\.|Ltd\.?|Limited|LLC|Inc\.?|plc|PLC|B\.V\.|S\.A\.|S\.à r\.l\.|Corp\.?|CIC)(?!\p{L})/gu;
const HAN = /[\p{Script=Han}（）]{2,24}?(?:股份有限公司|有限责任公司|有限公司|协会|合作社)/gu;
/** Words in front of a name that are no part of it. */
const IN_FRONT =
	/^(?:(?:Die|Der|Das|Den|Dem|Wir|Unsere?|Firma|The|We|Our|By|At|With|Verantwortlich\p{L}*|Betreiber\p{L}*|Sie|Für|An|Bei|Von|Im|In|To|From|For|Is) )+/u;
const HAN_FRONT = /^.*(?:由|向|与|给|是|于|了|委托|：)(?=[\p{Script=Han}（）]{4,})/u;

/** Every company or association a text names by its legal form. */
export function partiesIn(text: string): Party[] {
	const latin = [...text.matchAll(LATIN)].map(match => {
		const name = match[0].replace(IN_FRONT, '');
		return { name, index: match.index + match[0].length - name.length };
	});
	const han = [...text.matchAll(HAN)].map(match => {
		const name = match[0].replace(HAN_FRONT, '');
		return { name, index: match.index + match[0].length - name.length };
	});
	return [...latin, ...han].filter(({ name }) => name.length >= 4);
}

const MAIL = /[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,12}/g;

/** Every mail address a text names. */
export const mailsIn = (text: string): string[] => text.match(MAIL) ?? [];

const STREET =
	/(?:\p{Lu}[\p{L}.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|ring|damm)|(?:\p{Lu}[\p{L}.-]+ ){1,3}(?:Straße|Weg|Platz|Allee|Ufer)) \d+ ?[a-z]?,? \d{4,5} \p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+)?/u;
const STREET_FIRST =
	/\d+[a-z]? (?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:Street|Road|Lane|Avenue|Square|Quay|Row|Way|Terrace)(?:, [\p{Lu}\d][\p{L}\d .'’-]{1,30}){1,3}/u;
const HAN_ADDRESS = /(?<=地址(?:为|：|是)?)[^。；，]{6,60}(?:号|室|楼|层|座)/u;

/** The postal address a text names; null where it names none we can tell. */
export function postalIn(text: string): string | null {
	for (const pattern of [STREET, STREET_FIRST, HAN_ADDRESS]) {
		const match = pattern.exec(text);
		if (match) return match[0].replace(/[\s.,]+$/, '');
	}
	return null;
}

/** A name as the policy language takes it, from words; `''` where nothing of them can stand in one. */
export function slug(words: string): string {
	const plain = words
		.toLowerCase()
		.replaceAll('ä', 'ae')
		.replaceAll('ö', 'oe')
		.replaceAll('ü', 'ue')
		.replaceAll('ß', 'ss')
		.normalize('NFKD')
		.replace(/[^a-z0-9]+/g, '-');
	return plain.slice(0, 40).replace(/^-+|-+$/g, '');
}
