/** Binds clauses to the rules proposed, and says of every promise that became none what is missing. */
import type { Draft } from './draft.js';
import type { Gap, Kind, OutlineClause, OutlineSection, OutlineSentence } from './model.js';
import { find } from './words/index.js';

/** What a kind is bound to where a sentence proposes nothing more exact. */
const WHOLE: Record<Kind, string | null> = {
	data: 'data',
	purpose: 'purposes',
	basis: 'purposes',
	retention: 'retention',
	disclosure: 'disclosure',
	recipient: 'recipients',
	right: 'rights',
	contact: 'contact',
	controller: 'controller',
	security: null,
	incident: 'incident',
	minors: 'minors',
	change: 'changes',
	region: 'regions',
	transfer: 'recipients',
	scope: 'services',
	telemetry: 'telemetry',
	'end-of-service': 'end-of-service',
	version: 'version',
	declaration: null,
};

const ENCRYPTION = { de: 'verschlüssel\\p{L}*', en: 'encrypt\\p{L}*', zh: '加密' } as const;

class Binder {
	readonly gaps: Gap[] = [];

	constructor(private readonly draft: Draft) {}

	clause(clause: OutlineClause): void {
		const rules = new Set<string>();
		for (const sentence of clause.sentences) {
			for (const { kind } of sentence.promises) {
				for (const rule of this.rulesOf(kind, sentence)) rules.add(rule);
				const why = this.lacking(kind, sentence);
				if (why) this.gap(clause, sentence, why);
			}
			if (sentence.promises.length === 0 && sentence.form === 'sentence') {
				this.gap(
					clause,
					sentence,
					'nothing in it was recognised: bind it to a rule, call it a declaration, or leave it out',
				);
			}
		}
		clause.rules = [...rules];
		const kinds = clause.sentences.flatMap(({ promises }) => promises.map(({ kind }) => kind));
		clause.declaration = rules.size === 0 && kinds.length > 0 && kinds.every(kind => kind === 'declaration');
	}

	private gap(clause: OutlineClause, sentence: OutlineSentence, why: string): void {
		this.gaps.push({ clause: clause.id, words: sentence.text, why, line: sentence.line, col: sentence.col });
	}

	private rulesOf(kind: Kind, sentence: OutlineSentence): string[] {
		const made = this.draft.made.get(sentence) ?? [];
		const named = (section: string, about: string) =>
			sentence.proposals.filter(each => each.about === about).map(({ id }) => `${section}.${id}`);
		const exact: Partial<Record<Kind, string[]>> = {
			data: named('data', 'item'),
			purpose: named('purposes', 'purpose'),
			basis: named('purposes', 'purpose'),
			retention: made.filter(rule => rule.startsWith('retention.')),
			recipient: made.filter(rule => rule.startsWith('recipients.')),
			transfer: made.filter(rule => rule.startsWith('recipients.')),
			region: made.filter(rule => rule.startsWith('regions.')),
			security: this.encrypts(sentence) ? ['encryption'] : [],
		};
		const own = exact[kind] ?? [];
		const whole = WHOLE[kind];
		const longer = kind === 'retention' && sentence.proposals.some(({ about }) => about === 'extension');
		if (longer) return [...own, 'extend-retention-for'];
		return own.length > 0 ? own : whole ? [whole] : [];
	}

	private encrypts(sentence: OutlineSentence): boolean {
		return find(sentence.text, ENCRYPTION[this.draft.language], this.draft.language) !== null;
	}

	/** Why a promise of a kind became no rule; null where it did. */
	private lacking(kind: Kind, sentence: OutlineSentence): string | null {
		const has = (about: string) => sentence.proposals.some(each => each.about === about);
		const made = (section: string) =>
			(this.draft.made.get(sentence) ?? []).some(rule => rule.startsWith(section));
		switch (kind) {
			case 'data':
				return has('item') ? null : 'it names no kind of data we know: declare it under `data`';
			case 'purpose':
				return has('purpose') ? null : 'it names no purpose we know: declare it under `purposes`';
			case 'retention':
				if (made('retention.') || has('extension')) return null;
				return has('period')
					? 'it does not say which data is kept so long'
					: 'it says no period: give one under `retention`';
			case 'recipient':
				return made('recipients.')
					? null
					: 'it names no recipient: say who, where and for what under `recipients`';
			case 'transfer':
				return 'a transfer needs its recipient, country and safeguard: declare them under `recipients`';
			case 'region':
				return made('regions.') ? null : 'it names no country: declare `regions`';
			case 'disclosure':
				return has('ground') || this.draft.grounds.size > 0
					? null
					: 'it names no ground: list them under `disclosure`';
			case 'security':
				return this.encrypts(sentence)
					? null
					: 'no rule stands for this measure: say what is done, or call it a declaration';
			case 'incident':
				return 'an incident needs a plan and deadlines: declare `incident`';
			case 'end-of-service':
				return 'the end needs a notice, an export window and a deadline: declare `end-of-service`';
			case 'minors':
				return this.draft.minors.size > 0
					? null
					: "no age band with a guardian's consent could be read: declare `minors`";
			case 'scope':
				return 'declare the services it speaks of under `services`';
			case 'telemetry':
				return this.draft.counts.size > 0 && this.draft.neverJoined
					? null
					: 'counts without people need what is counted and that it is never joined: declare `telemetry`';
			default:
				return null;
		}
	}
}

/** Binds the clauses it is given, and returns what no rule backs. */
export function bind(sections: OutlineSection[], draft: Draft): Gap[] {
	const binder = new Binder(draft);
	for (const section of sections) for (const clause of section.clauses) binder.clause(clause);
	return binder.gaps;
}
