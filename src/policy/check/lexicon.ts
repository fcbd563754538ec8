/** Turns of phrase that make a published sentence untrue or unclear, by language. Compared without capitals. */
import type { Language } from '../model.js';

export interface Phrases {
	/** Open a list that must be closed (WP260 rev.01 §12). */
	openList: RegExp;
	/** Name a period without saying how long it is. */
	hedgedPeriod: RegExp;
	/** A figure that says how long after all. */
	figure: RegExp;
	advertising: RegExp;
	/** Denies what stands right after it. */
	denial: RegExp;
	/** Going on using the service counts as agreeing. */
	silence: RegExp;
	/** Says that it does not count as consent. */
	silenceDenied: RegExp;
	/** The child or the reader is to obtain the guardian's consent. */
	shifted: RegExp;
}

const LETTER = '[0-9A-Za-z\\u00c0-\\u024f]';

/** Not inside a longer word. */
const word = (pattern: string) => new RegExp(`(?<!${LETTER})(?:${pattern})(?!${LETTER})`, 'i');

export const LEXICON: Record<Language, Phrases> = {
	de: {
		openList: word(
			'usw|etc|u\\. ?a|und so weiter|und mehr|und dergleichen|und ähnliche[smrn]?|unter anderem|einschließlich|insbesondere',
		),
		hedgedPeriod: word(
			'(?:angemessen|vernünftig|kürzest|kürzestmöglich|gewiss)e[nrms]? (?:frist|zeit|zeitraum|zeitraums|zeitspanne|dauer)' +
				'|(?:so lange wie|solange)[^.;]{0,40}(?:nötig|erforderlich|notwendig)',
		),
		figure: /\{\{|\d+\s*(?:stunden?|tage?n?|wochen?|monate?n?|jahre?n?)|P\d/i,
		advertising: word('werbung|werbe[a-zäöü]+|(?:personalisierte|persönliche) anzeigen|marketing'),
		denial: /(?:kein|keine|keinerlei|ohne|nie|niemals|nicht)\s+(?:\S+\s+){0,2}$/i,
		silence:
			/(?:weiterhin|weiter)\s+(?:\S+\s+){0,4}(?:nutz|benutz|verwend)\S*[^.]{0,120}(?:einverstanden|zustimm|zustimmung|einwillig|nimmt|nehmen)|(?:fortgesetzte|weitere) nutzung[^.]{0,120}(?:einverstanden|zustimmung|einwilligung)/i,
		silenceDenied:
			/(?:kein|nie|niemals|nicht)\S*\s+(?:\S+\s+){0,6}(?:einwilligung|zustimmung)|(?:einwilligung|zustimmung)[^.]{0,80}(?:nicht|nie|kein|eigens|gesondert)/i,
		shifted:
			/(?:sie|minderjährige|jugendliche|kinder)[^.]{0,160}(?:eltern|erziehungsberechtigt|sorgeberechtigt)[^.]{0,80}(?:einholen|einzuholen|besorgen)|holen\s+(?:\S+\s+){0,10}(?:eltern|erziehungsberechtigt|sorgeberechtigt)[^.]{0,60}ein\b/i,
	},
	en: {
		openList: word(
			'etc|and so on|and more|and the like|and similar|including but not limited to|among others|in particular',
		),
		hedgedPeriod: word(
			'(?:reasonable|shortest|shortest possible|appropriate|certain) (?:time|period|term)|(?:as|so) long as [^.;]{0,40}(?:necessary|needed|required)',
		),
		figure: /\{\{|\d+\s*(?:hours?|days?|weeks?|months?|years?)|P\d/i,
		advertising: word('advert[a-z]*|ads|marketing'),
		denial: /(?:no|not|never|without)\s+(?:\S+\s+){0,2}$/i,
		silence: /(?:continu\w+ (?:to use|use|using)|keep using)[^.]{0,120}(?:agree|consent|accept)/i,
		silenceDenied: /(?:never|not|no)\s+(?:\S+\s+){0,5}consent|consent[^.]{0,80}(?:never|not|separately)/i,
		shifted:
			/(?:you|minors?|children)\s+(?:should|must|need to|have to)\s+(?:obtain|get|ask)[^.]{0,80}(?:parent|guardian)/i,
	},
	zh: {
		openList:
			/(?<![平同对相高初中上优])等(?:等|信息|数据|内容|方式|情形|用途|目的|服务|个人信息|(?=[，。；、）)\s]|$))|包括但不限于|诸如此类/,
		hedgedPeriod: /(?:合理|最短|必要|适当)的?(?:期限|时间|期间|时限)/,
		figure: /\{\{|[\d一二三四五六七八九十]+\s*个?(?:小时|天|日|周|月|年)|P\d/,
		advertising: /广告|营销/,
		denial: /(?:不|无|没有|绝不)[^，。；]{0,6}$/,
		silence: /继续使用[^。]{0,60}(?:同意|接受)/,
		silenceDenied: /(?:不|绝不|从不|并不)[^。]{0,12}同意|单独同意|另行/,
		shifted: /(?:应|应当|须|需)[^。]{0,30}(?:取得|征得|获得)[^。]{0,20}(?:父母|监护人)[^。]{0,10}同意/,
	},
};
