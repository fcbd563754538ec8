/** Counts without people (S2.9–S2.10): what the services counted in the last days. */

import { speech } from '../../policy/wording/speech.js';
import type { Series } from '../../telemetry/index.js';
import { type Html, html } from '../pages/html.js';
import { dataTable } from '../pages/table.js';
import { pageWords } from '../pages/words/page-words.js';
import type { Desk, DeskParts, Turn } from './desk.js';

const DAY = 86_400_000;
const DAYS = 7;

export function figuresDesk(parts: DeskParts, clock: () => number): Desk {
	return { place: 'figures', show: turn => figures(parts, turn, clock()), acts: {} };
}

async function figures({ house }: DeskParts, turn: Turn, now: number): Promise<Html> {
	const { say } = turn.words;
	const { telemetry, policy } = house;
	if (!telemetry) return html`<p class="message">${say('figures.undeclared')}</p>`;
	const today = Math.floor(now / DAY) * DAY;
	const series = await telemetry.since(today - (DAYS - 1) * DAY);
	const rows = totals(series, today).map(total => {
		const { number } = pageWords(turn.language);
		const service = speech(turn.language).title(policy.policy.services[total.service]?.title, total.service);
		return [
			[turn.words.name('count', total.kind)],
			[total.name],
			[service],
			[number(total.today)],
			[number(total.all)],
			[took(turn, total)],
		];
	});
	const columns = (['kind', 'name', 'service', 'today', 'days', 'took'] as const).map(one =>
		say(`figures.${one}`),
	);
	return rows.length === 0
		? html`<p class="message">${say('figures.none')}</p>`
		: dataTable({ id: 'counts', title: say('figures.title'), intro: say('figures.intro'), columns, rows });
}

interface Total extends Pick<Series, 'kind' | 'name' | 'service'> {
	today: number;
	all: number;
	/** As in `Series`: each holds what took as long as its bound or less. */
	buckets: Record<string, number>;
}

/** The hours of each series added up. */
function totals(series: Series[], today: number): Total[] {
	const found = new Map<string, Total>();
	for (const { kind, name, service, hour, count, buckets } of series) {
		const key = `${kind} ${service} ${name}`;
		const total = found.get(key) ?? { kind, name, service, today: 0, all: 0, buckets: {} };
		total.all += count;
		if (hour >= today) total.today += count;
		for (const [bound, below] of Object.entries(buckets)) {
			total.buckets[bound] = (total.buckets[bound] ?? 0) + below;
		}
		found.set(key, total);
	}
	return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** Within what time half and nearly all were done: the first bound that holds so many. */
function took({ words, language }: Turn, { buckets, all }: Total): string {
	const bounds = Object.keys(buckets)
		.map(Number)
		.sort((a, b) => a - b);
	const last = bounds.at(-1);
	if (last === undefined) return '–';
	const { number } = pageWords(language);
	const within = (share: number) => {
		const bound = bounds.find(one => (buckets[one] ?? 0) >= share * all);
		return bound === undefined ? `> ${number(last)}` : `≤ ${number(bound)}`;
	};
	return words.say('figures.within', { half: within(0.5), most: within(0.95) });
}
