/** Where a cited article can be read: official pages, or the publisher's own where there is none. */
import { LAW, type RuleId } from './packs.js';

/** One article, section, judgment or specification a rule of law rests on. */
export interface Citation {
	words: string;
	/** Null where no lasting public address is known. */
	link: string | null;
}

/** An act by how its citations begin; where its articles have pages of their own, `link` names that of one. */
interface Act {
	begins: RegExp;
	link: (article: string | undefined) => string;
}

const ELI = 'https://eur-lex.europa.eu/eli/reg';
const GESETZE = 'https://www.gesetze-im-internet.de';

const union = (begins: RegExp, number: string): Act => ({
	begins,
	link: article => (article ? `${ELI}/${number}/art_${article}/oj/eng` : `${ELI}/${number}/oj/eng`),
});
const german = (begins: RegExp, folder: string): Act => ({
	begins,
	link: article => (article ? `${GESETZE}/${folder}/__${article}.html` : `${GESETZE}/${folder}/`),
});
const whole = (begins: RegExp, address: string): Act => ({ begins, link: () => address });

const ACTS: Act[] = [
	union(/^GDPR\b/, '2016/679'),
	union(/^Reg 2022\/2065\b/, '2022/2065'),
	union(/^Reg 2024\/1689\b/, '2024/1689'),
	// The TDDDG of 2024 kept the address it had as TTDSG.
	german(/^TDDDG\b/, 'ttdsg'),
	german(/^BDSG\b/, 'bdsg_2018'),
	german(/^BGB\b/, 'bgb'),
	german(/^UWG\b/, 'uwg_2004'),
	german(/^DDG\b/, 'ddg'),
	german(/^AO\b/, 'ao_1977'),
	german(/^HGB\b/, 'hgb'),
	german(/^BFSG\b/, 'bfsg'),
	german(/^EinwV\b/, 'einwv'),
	whole(/^PIPL\b/, 'https://www.cac.gov.cn/2021-08/20/c_1631050028355286.htm'),
	whole(/^(?:Reg 790|NDSR)\b/, 'https://www.gov.cn/zhengce/content/202409/content_6977766.htm'),
	whole(/^(?:Decree 766|Minors Reg)\b/, 'https://www.gov.cn/zhengce/content/202310/content_6911288.htm'),
	whole(/^CAC 2024 Prov/, 'https://www.cac.gov.cn/2024-03/22/c_1712776611775634.htm'),
	whole(/^CAC Order 18\b/, 'https://www.cac.gov.cn/2025-02/14/c_1741233507681519.htm'),
	whole(/^App认定方法/, 'https://www.cac.gov.cn/2019-12/27/c_1578986455686625.htm'),
	whole(/^WP260\b/, 'https://ec.europa.eu/newsroom/article29/items/622227'),
	whole(/^RFC 9116\b/, 'https://www.rfc-editor.org/rfc/rfc9116'),
	whole(/^GPC\b/, 'https://www.w3.org/TR/gpc/'),
	whole(/^W3C well-known-change-password\b/, 'https://www.w3.org/TR/change-password-url/'),
];

/** A case of the Court of Justice, as `C-673/17`. */
const CASE = /^C-\d+\/\d\d/;

/** What a rule rests on, article by article. */
export function citations(rule: RuleId): Citation[] {
	return LAW[rule].cites.split('; ').flatMap(cited => {
		const act = ACTS.find(({ begins }) => begins.test(cited));
		if (!act) return [{ words: cited, link: caseLink(cited) }];
		const [name] = act.begins.exec(cited)!;
		return cited
			.slice(name.length)
			.split(/, (?=\d)/)
			.map((words, index) => ({
				words: index === 0 ? `${name}${words}` : `${name} ${words}`,
				link: act.link(/^\s*(\d+[a-z]?)/.exec(words)?.[1]),
			}));
	});
}

function caseLink(cited: string): string | null {
	const [number] = CASE.exec(cited) ?? [];
	return number === undefined ? null : `https://curia.europa.eu/juris/liste.jsf?num=${number}`;
}

/** The first address under which what a rule rests on can be read. */
export function lawLink(rule: RuleId): string | null {
	return citations(rule).find(({ link }) => link !== null)?.link ?? null;
}
