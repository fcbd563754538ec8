/** Skeletons of papers: what each must cover, for people to fill in. The first line of each says that it is none yet. */
import type { Language } from '../model.js';

export type SkeletonKind = 'contract-eu' | 'contract-cn' | 'impact-assessment' | 'minors-rules';

interface Skeleton {
	title: string;
	points: string[];
}

const OPEN: Record<Language, string> = {
	de: '**Noch auszufüllen: Das ist eine Gliederung und noch kein Papier.**',
	en: '**To be filled in: this is an outline and no paper yet.**',
	zh: '**待填写：这只是提纲，还不是正式文件。**',
};

const CONTRACT_EU: Record<'de' | 'en', Skeleton> = {
	de: {
		title: 'Vertrag über die Verarbeitung im Auftrag (Art. 28 Abs. 3 DSGVO)',
		points: [
			'Gegenstand und Dauer, Art und Zweck, Arten der Daten, betroffene Personen, Pflichten und Rechte',
			'a) Verarbeitung nur auf dokumentierte Weisung, auch bei Übermittlung in ein Drittland',
			'b) Verpflichtung der Personen auf Vertraulichkeit',
			'c) Maßnahmen nach Art. 32',
			'd) weitere Auftragsverarbeiter: nur mit Genehmigung und gleichen Pflichten',
			'e) Unterstützung bei Anträgen betroffener Personen',
			'f) Unterstützung bei den Pflichten aus Art. 32 bis 36',
			'g) Löschung oder Rückgabe am Ende',
			'h) Nachweise und Überprüfungen',
		],
	},
	en: {
		title: 'Contract with a processor (Art. 28(3) GDPR)',
		points: [
			'subject matter and duration, nature and purpose, types of data, categories of people, obligations and rights',
			'(a) processing only on documented instructions, also for transfers to a third country',
			'(b) commitment of the persons involved to confidentiality',
			'(c) measures under Art. 32',
			'(d) further processors: only with authorisation and under the same obligations',
			'(e) assistance with requests of people',
			'(f) assistance with the obligations of Art. 32 to 36',
			'(g) deletion or return at the end',
			'(h) evidence and audits',
		],
	},
};

const CHINESE: Record<Exclude<SkeletonKind, 'contract-eu'>, Skeleton> = {
	'contract-cn': {
		title: '委托处理个人信息协议（《个人信息保护法》第二十一条）',
		points: [
			'委托处理的目的',
			'委托处理的期限',
			'处理方式',
			'个人信息的种类',
			'保护措施',
			'双方的权利和义务，包括转委托须经同意、协议终止后返还或删除',
			'对受托人处理活动的监督方式和记录',
		],
	},
	'impact-assessment': {
		title: '个人信息保护影响评估报告（《个人信息保护法》第五十六条）',
		points: [
			'处理目的、处理方式等是否合法、正当、必要',
			'对个人权益的影响及安全风险',
			'所采取的保护措施是否合法、有效并与风险程度相适应',
		],
	},
	'minors-rules': {
		title: '不满十四周岁未成年人个人信息处理规则（《个人信息保护法》第三十一条）',
		points: [
			'收集哪些信息、目的、方式和期限',
			'怎样征得监护人同意、怎样核实其身份',
			'监护人怎样查阅、更正、删除信息和撤回同意',
			'谁可以接触这些信息、由谁审批、怎样记录',
			'联系方式和投诉渠道',
		],
	},
};

/** A paper of the Union in German where the policy speaks it, else in English; one of China in Chinese. */
export function skeletonOf(kind: SkeletonKind, languages: readonly Language[], party?: string): string {
	const language: Language = kind !== 'contract-eu' ? 'zh' : languages.includes('de') ? 'de' : 'en';
	const { title, points } =
		kind === 'contract-eu' ? CONTRACT_EU[language === 'de' ? 'de' : 'en'] : CHINESE[kind];
	const parts = points.map(point => `## ${point}\n\n…`);
	return `${[OPEN[language], `# ${title}`, ...(party === undefined ? [] : [party]), ...parts].join('\n\n')}\n`;
}
