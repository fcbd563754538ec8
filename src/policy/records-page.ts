/** The records of processing as tables in one language: the operator first, then one table per purpose. */
import { policyFor } from './compose.js';
import { escapeMarkdown } from './figures.js';
import type { Language, Party, Policy, Words } from './model.js';
import {
	type ProcessingRecords,
	type RecordedActivity,
	type RecordedErasure,
	type RecordedItem,
	type RecordedRecipient,
	type RecordedTransfer,
	recordsOf,
} from './records.js';
import { escapeHtml, tableHtml } from './render-html.js';
import { type ListTable, tableLines } from './render-markdown.js';
import { sourceOf } from './wording/describe-rules.js';
import { basisIn, whereOf } from './wording/facts.js';
import { de } from './wording/records/de.js';
import { en, type RecordPhrase } from './wording/records/en.js';
import { zh } from './wording/records/zh.js';
import { catalog, locale, type Speech, speech } from './wording/speech.js';

export interface RecordsPage {
	language: Language;
	title: string;
	/** Where it comes from, sentence by sentence. */
	intro: string[];
	tables: ListTable[];
}

const phrase = catalog<RecordPhrase>({ de, en, zh });

/** Says things of one policy in one language. */
class Teller {
	private readonly said: Speech;

	constructor(
		private readonly policy: Policy,
		readonly language: Language,
	) {
		this.said = speech(language);
	}

	say(key: RecordPhrase, values?: Record<string, string>): string {
		return phrase(this.language, key, values);
	}

	date(date: string): string {
		return date === '' ? this.say('unsaid') : this.said.date(date);
	}

	names(group: string, ids: readonly string[]): string[] {
		return ids.map(id => this.said.name(group, id));
	}

	title({ id, title }: { id: string; title: Words }): string {
		return this.said.capital(this.said.title(title, id));
	}

	party({ name, address, email }: Party): string {
		return this.say('party', { name, address, email });
	}

	representative(party: Party & { for: string }): string {
		const where = whereOf(this.policy, party.for, this.said);
		return this.say('party.for', { where, party: this.party(party) });
	}

	paper({ is, on, at }: ProcessingRecords['papers'][number]): string {
		return this.say('paper', { kind: this.said.name('paper', is), date: this.date(on), at });
	}

	item(item: RecordedItem, of: Policy): string {
		const source = of.data[item.id] ? sourceOf(of, of.data[item.id]!, this.said) : item.source.at;
		const told = this.say('item', {
			title: this.title(item),
			category: item.is || this.say('unsaid'),
			source,
		});
		return item.sensitive ? this.say('item.sensitive', { item: told }) : told;
	}

	recipient({ id, title, name, role, country }: RecordedRecipient): string {
		const called = this.said.title(title, id);
		const shown = name ? this.say('named', { name, title: called }) : this.said.capital(called);
		return this.say(role, { name: shown, country: this.said.country(country) });
	}

	transfer({ by, countries, on }: RecordedTransfer, group: 'safeguard' | 'condition'): string {
		const [section, id] = by.split('.') as ['recipients' | 'regions', string];
		const { recipients } = this.policy;
		const title = section === 'recipients' ? this.title({ id, title: recipients[id]?.title ?? {} }) : id;
		const values = { by: title, countries: this.said.list(countries.map(this.said.country)) };
		return on === undefined
			? this.say('transfer.bare', values)
			: this.say('transfer', { ...values, on: this.said.name(group, on) });
	}

	erasure({ data, keep, after, then, service }: RecordedErasure): string {
		const period = this.said.say('list.kept.row', {
			keep: this.said.period(keep),
			after: this.said.say(`after.${after}`),
			ending: this.said.say(`then.${then}`),
		});
		const items = this.said.capital(this.said.list(data.map(each => this.said.title(each.title, each.id))));
		const kept = this.say('kept', { items, kept: period });
		return service === undefined ? kept : this.say('kept.service', { service: this.service(service), kept });
	}

	service(id: string): string {
		return this.title({ id, title: this.policy.services[id]?.title ?? {} });
	}

	bases({ id, bases }: RecordedActivity, of: Policy): string[] {
		return Object.keys(bases).map(jurisdiction => basisIn(of, id, jurisdiction, this.said));
	}
}

/** Field and lines of a row; `otherwise` stands where there are none. */
type Row = [field: RecordPhrase, lines: string[], otherwise?: 'none' | 'unsaid'];

function table(id: string, title: string, intro: string, rows: Row[], teller: Teller): ListTable {
	return {
		id,
		title,
		intro,
		columns: [teller.say('entry'), teller.say('content')],
		rows: rows.map(([field, lines, otherwise = 'unsaid']) => [
			[teller.say(field)],
			lines.length > 0 ? lines : [teller.say(otherwise)],
		]),
	};
}

/** The records a policy amounts to, as people read them. Source: GDPR Art. 30(1)(a)–(g). */
export function recordsPage(policy: Policy, language: Language): RecordsPage {
	const records = recordsOf(policy);
	const teller = new Teller(policy, language);
	const { controller, jointControllers, representatives, officer, measures, papers } = records;
	const operator: Row[] = [
		['controller', [teller.party(controller)]],
		['joint', jointControllers.map(each => teller.party(each)), 'none'],
		['representative', representatives.map(each => teller.representative(each)), 'none'],
		['officer', officer ? [teller.party(officer)] : [], 'none'],
		['measures', teller.names('measure', measures)],
		['papers', papers.map(each => teller.paper(each)), 'none'],
	];
	const origin = { version: records.version, effective: teller.date(records.effective) };
	return {
		language,
		title: teller.say('title'),
		intro: [teller.say('intro', origin), ...(records.example ? [teller.say('example')] : [])],
		tables: [
			table('operator', teller.say('operator'), teller.say('operator.intro'), operator, teller),
			...records.activities.map(each => activityTable(each, records, policy, teller)),
		],
	};
}

function activityTable(
	activity: RecordedActivity,
	{ papers }: ProcessingRecords,
	general: Policy,
	teller: Teller,
): ListTable {
	const { service } = activity;
	const policy = service === undefined ? general : policyFor(general, service);
	const rows: Row[] = [
		...(service === undefined ? [] : ([['service', [teller.service(service)]]] satisfies Row[])),
		['people', activity.people.map(each => teller.title(each))],
		['data', activity.data.map(each => teller.item(each, policy))],
		['recipients', activity.recipients.map(each => teller.recipient(each)), 'none'],
		['transfers', activity.transfers.map(each => teller.transfer(each, 'safeguard')), 'none'],
		['erasure', activity.erasure.map(each => teller.erasure(each))],
		['bases', teller.bases(activity, policy)],
		['methods', teller.names('method', activity.methods)],
		['exports', activity.exports.map(each => teller.transfer(each, 'condition')), 'none'],
		[
			'assessments',
			papers.filter(({ id }) => activity.assessments.includes(id)).map(each => teller.paper(each)),
			'none',
		],
	];
	const id = service === undefined ? activity.id : `${service}-${activity.id}`;
	const intro = teller.say('activity.intro', {
		id: activity.id,
		category: activity.is || teller.say('unsaid'),
	});
	return table(id, teller.title(activity), intro, rows, teller);
}

/** The records as Markdown. */
export function recordsMarkdown({ title, intro, tables }: RecordsPage): string {
	const safe = tables.map(each => ({ ...each, title: escapeMarkdown(each.title) }));
	const head = [`# ${title}`, '', ...intro.flatMap(line => [escapeMarkdown(line), ''])];
	return [...head, ...safe.flatMap(tableLines)].join('\n');
}

/** The records as one HTML document that needs nothing else. */
export function recordsHtml({ language, title, intro, tables }: RecordsPage): string {
	return `<!doctype html>
<html lang="${locale(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${intro.map(escapeHtml).join('<br>')}</p>
${tables.map(tableHtml).join('\n')}
</main>
</body>
</html>
`;
}
