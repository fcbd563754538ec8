/** `policy.yaml` of a starting policy: every rule says in a comment from which line it came. */
import type { Draft } from './draft.js';
import type { OutlineSection, OutlineSentence } from './model.js';
import { StarterLines } from './starter-lines.js';
import type { ItemTerm } from './vocabulary.js';

const PLAIN = /^[\p{L}\d][\p{L}\p{M}\d .()/&@+-]*$/u;
const SPECIAL = /^(?:true|false|yes|no|on|off|null|y|n|[\d.]+(?:e\d+)?|0[xo].*)$/i;

/** Text as YAML takes it. */
function scalar(text: string): string {
	const clean = text.replace(/[\p{Cc}\u2028\u2029\uFEFF]/gu, ' ').trim();
	return PLAIN.test(clean) && !SPECIAL.test(clean) && !clean.endsWith(' ') ? clean : JSON.stringify(clean);
}

const list = (names: Iterable<string>): string => `[${[...names].join(', ')}]`;

/** Where a rule came from, and the words. */
function from(origin: OutlineSentence, note?: string): string {
	const words = origin.text.replace(/[\p{Cc}\u2028\u2029\uFEFF]/gu, ' ');
	const short = [...words].length > 60 ? `${[...words].slice(0, 59).join('')}…` : words;
	return ` # line ${origin.line}: ${short}${note ? ` (${note})` : ''}`;
}

class RulesWriter extends StarterLines {
	constructor(
		private readonly draft: Draft,
		private readonly file: string,
	) {
		super();
	}

	write(name: string, sections: OutlineSection[]): this {
		this.head(name);
		this.operator();
		this.places();
		this.data();
		this.purposes();
		this.recipients();
		this.retention();
		this.rest();
		this.minors();
		this.changes();
		this.clauses(sections);
		return this;
	}

	private line(text: string, origin: OutlineSentence, note?: string): void {
		this.add(text + from(origin, note), origin);
	}

	private head(name: string): void {
		const { draft } = this;
		this.add(
			`# A beginning, read from ${this.file.replace(/[\p{Cc}]/gu, ' ')}. Every line is a proposal: keep, correct or remove it;`,
		);
		this.add('# `obhut check` says what is still missing.');
		this.add(`policy: ${name}`);
		if (draft.version) this.line(`version: ${draft.version.value}`, draft.version.origin);
		if (draft.effective) this.line(`effective: ${draft.effective.value}`, draft.effective.origin);
		this.add(`languages: [${draft.language}]`);
		this.add('');
	}

	private operator(): void {
		const { controller, email, answerWithin } = this.draft;
		const parts = Object.entries({
			name: controller.name,
			address: controller.address,
			email,
			'established-in': controller.country,
		});
		const known = parts.filter((part): part is [string, NonNullable<(typeof part)[1]>] => part[1] != null);
		if (known.length > 0) {
			this.add('controller: # who decides about the data: check every word');
			for (const [key, { value, origin }] of known) this.line(`  ${key}: ${scalar(value)}`, origin);
		}
		if (email || answerWithin) this.add('contact:');
		if (email) this.line(`  email: ${scalar(email.value)}`, email.origin);
		if (answerWithin) this.line(`  answer-within: ${answerWithin.value}`, answerWithin.origin);
		this.add('');
	}

	private places(): void {
		const { jurisdictions, regions } = this.draft;
		if (jurisdictions.size > 0) {
			this.add(
				'jurisdictions: # whose law protects a person: guessed from the language and the countries named',
			);
			for (const [id, country] of jurisdictions) this.add(`  ${id}: { residents-of: [${country}] }`);
		}
		if (regions.size > 0) {
			this.add('regions: # where data is stored, by the country it was collected in');
			for (const [country, { origin }] of regions) {
				const id = country.toLowerCase();
				this.line(`  ${id}: { collected-in: [${country}], stored-in: ${country} }`, origin);
			}
		}
		this.add('');
	}

	private data(): void {
		if (this.draft.items.size === 0) return;
		this.add('data: # kinds of personal data; what is not here cannot be stored');
		for (const { value, origin } of this.draft.items.values()) this.item(value, origin);
		this.add('');
	}

	private item(term: ItemTerm, origin: OutlineSentence): void {
		this.line(`  ${term.id}:`, origin);
		this.add(`    title: { ${this.draft.language}: ${scalar(term.title[this.draft.language])} }`, origin);
		this.add(`    is: ${term.is}`, origin);
		if (term.form !== 'text') this.add(`    form: ${term.form}`, origin);
		if (term.many) this.add('    many: true', origin);
		this.add(`    ${term.source.kind}: ${term.source.at}`, origin);
		if (term.sensitive) this.add('    sensitive: true', origin);
		if (term.identifies) this.add('    identifies: person', origin);
		if (term.source.kind === 'given' && !term.many) this.add('    held-by: account', origin);
	}

	private purposes(): void {
		const { purposes, jurisdictions, language } = this.draft;
		if (purposes.size === 0) return;
		this.add('purposes: # what data may be used for; any other use is refused');
		for (const [id, { term, uses, basis, origin }] of purposes) {
			this.line(`  ${id}:`, origin);
			this.add(`    title: { ${language}: ${scalar(term.title[language])} }`, origin);
			this.add(`    is: ${term.is}`, origin);
			if (basis && jurisdictions.size > 0) {
				const bases = [...jurisdictions.keys()].map(each => `${each}: ${basis}`);
				this.add(`    basis: { ${bases.join(', ')} }`, origin);
			}
			this.add(
				`    uses: ${list(uses)}${uses.size === 0 ? ' # which data? no sentence near it says' : ''}`,
				origin,
			);
		}
		this.add('');
	}

	private recipients(): void {
		const { recipients, language } = this.draft;
		if (recipients.size === 0) return;
		this.add('recipients: # who else gets data');
		for (const [id, { title, processor, country, purposes, origin }] of recipients) {
			this.line(`  ${id}:`, origin);
			this.add(`    title: { ${language}: ${scalar(title)} }`, origin);
			this.add(
				`    role: ${processor ? 'processor' : 'third-party # or `processor`, if it acts on your instructions'}`,
				origin,
			);
			if (country) this.add(`    country: ${country}`, origin);
			this.add(`    purposes: ${list(purposes)}`, origin);
		}
		this.add('');
	}

	private retention(): void {
		const { retention, purposes } = this.draft;
		if (retention.size === 0) return;
		this.add('retention: # how long, from when, and what then');
		for (const [id, { data, keep, after, then, note, origin }] of retention) {
			const reasons = [...purposes]
				.filter(([, { uses }]) => data.some(item => uses.has(item)))
				.map(([name]) => name);
			this.line(`  ${id}:`, origin, note);
			this.add(`    data: ${list(data)}`, origin);
			this.add(`    for: ${list(reasons)}`, origin);
			this.add(`    keep: ${keep}`, origin);
			this.add(`    after: ${after}`, origin);
			this.add(`    then: ${then}`, origin);
		}
		this.add('');
	}

	private rest(): void {
		const { extensions, grounds, rights, counts, neverJoined } = this.draft;
		this.names('extend-retention-for:', extensions);
		if (grounds.size > 0) {
			this.add('disclosure:');
			this.add('  default: deny');
			this.names('grounds:', grounds, '  ');
		}
		this.names('rights:', rights);
		if (counts.size > 0 && neverJoined) {
			this.add('telemetry:');
			this.names('counts:', counts, '  ');
			this.line('  joined: never', neverJoined);
		}
		this.add('');
	}

	private names(key: string, names: Map<string, OutlineSentence>, indent = ''): void {
		if (names.size === 0) return;
		this.add(`${indent}${key}`);
		for (const [name, origin] of names) this.line(`${indent}  - ${name}`, origin);
	}

	private minors(): void {
		const ages = [...this.draft.minors.keys()].sort((a, b) => a - b);
		if (ages.length === 0) return;
		this.add('minors:');
		for (const [index, to] of ages.entries()) {
			const lower = ages[index - 1];
			const band = lower === undefined ? `under-${to}` : `${lower}-${to - 1}`;
			this.line(`  ${band}: { need: guardian-consent }`, this.draft.minors.get(to)!);
		}
	}

	private changes(): void {
		const { change } = this.draft;
		if (!change) return;
		const before = change.before ? `, before: ${change.before}` : '';
		this.add('changes:');
		this.line(`  reducing-rights: { notice: ${list(change.channels)}${before} }`, change.origin);
	}

	private clauses(sections: OutlineSection[]): void {
		const clauses = sections
			.flatMap(section => section.clauses)
			.filter(({ sentences }) => sentences.length > 0);
		if (clauses.length === 0) return;
		this.add('');
		this.add('clauses: # what people read → the rules that make it true');
		for (const { id, rules, declaration, sentences } of clauses) {
			this.line(`  ${id}: ${declaration ? 'declaration' : list(rules)}`, sentences[0]!);
		}
	}
}

/** The rules of a starting policy, with the place of every line in the file that was read. */
export const starterRules = (
	name: string,
	file: string,
	draft: Draft,
	sections: OutlineSection[],
): StarterLines => new RulesWriter(draft, file).write(name, sections);
