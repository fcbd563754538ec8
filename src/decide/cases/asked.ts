/** What a case asks, with what is known of the stored values. */
import { nearest } from '../../policy/suggest.js';
import type { Path } from '../../policy/yaml-source.js';
import type { Reason } from '../decision.js';
import type { AskAboutRecords, NamedRecord, SubjectFacts } from '../facts.js';
import type { Expected } from './model.js';
import { each, type Reading } from './reading.js';
import type { AskedSource } from './schema.js';

/** One asked item, and when and by whom it was collected where the case says so. */
export interface AskedItem {
	name: string;
	path: Path;
	stored?: { collected?: string; by?: string };
}

/** The asked items in order. */
export function askedItems({ items }: AskedSource): AskedItem[] {
	return each<unknown>(items, ['ask', 'items']).flatMap(({ one, path }): AskedItem[] => {
		if (typeof one === 'string') return [{ name: one, path }];
		return Object.entries(one as Record<string, string | AskedItem['stored']>).map(([name, stored]) => ({
			name,
			path: [...path, name],
			stored: typeof stored === 'string' ? { collected: stored } : (stored ?? {}),
		}));
	});
}

/** The asking service: as written, or the only one there is. */
export function askingService(reading: Reading, asked: AskedSource): string {
	const { services } = reading.declared;
	if (asked.service !== undefined) return asked.service;
	if (services.length !== 1) {
		const hint = `add \`service: ${services[0] ?? '…'}\`; it may be left out where there is only one`;
		reading.note('missing-key', ['ask'], '`ask` does not say which service asks', hint);
	}
	return services[0] ?? '';
}

/** The ask of a case. */
export function readAsk(
	reading: Reading,
	asked: AskedSource,
	items: AskedItem[],
	service: string,
	facts: SubjectFacts,
): AskAboutRecords {
	const records = items.some(({ stored }) => stored !== undefined)
		? items.map(item => recordOf(reading, item, service))
		: undefined;
	return {
		service,
		purpose: asked.purpose,
		items: items.map(({ name }) => name),
		region: asked.region ?? facts.region,
		...(asked.recipient === undefined ? {} : { recipient: asked.recipient }),
		now: reading.on,
		...(records === undefined ? {} : { records }),
	};
}

/** What nothing says of a stored value is as if the asking service had collected it now. */
function recordOf(reading: Reading, { name, path, stored }: AskedItem, service: string): NamedRecord {
	const { items, services } = reading.declared;
	const byDefault = Object.hasOwn(items, name) && items[name]!.heldBy === 'account' ? null : service;
	if (stored?.by !== undefined) reading.name('service', stored.by, services, [...path, 'by']);
	const at = stored?.collected;
	return {
		collectedBy: stored?.by ?? byDefault,
		collectedAt: at === undefined ? reading.on : reading.moment(at, [...path, 'collected']),
	};
}

const SERVICE: readonly Reason[] = ['unknown-service'];
const PURPOSE: readonly Reason[] = [...SERVICE, 'unknown-purpose'];
const ITEM: readonly Reason[] = [...PURPOSE, 'unknown-item'];

/**
 * Notes the names nothing declares. A case may use one to show that it is refused: then it expects that reason. For
 * a recipient or region, which have no reason of their own, it must also not look like one that is declared.
 */
export function checkNames(
	reading: Reading,
	ask: AskAboutRecords,
	facts: SubjectFacts,
	items: AskedItem[],
	expected: Expected[],
): void {
	const { declared } = reading;
	const expects = (reasons: readonly Reason[], position?: number) =>
		expected.some(
			one =>
				one.reason !== undefined &&
				reasons.includes(one.reason) &&
				(position === undefined || one.position === position),
		);
	const unless = (reason: Reason) => `expect \`${reason}\` if that is meant`;
	if (!expects(SERVICE)) {
		reading.name('service', ask.service, declared.services, ['ask', 'service'], unless('unknown-service'));
	}
	if (!expects(PURPOSE)) {
		reading.name('purpose', ask.purpose, declared.purposes, ['ask', 'purpose'], unless('unknown-purpose'));
	}
	for (const [position, { name, path }] of items.entries()) {
		if (expects(ITEM, position)) continue;
		reading.name('data item', name, Object.keys(declared.items), path, unless('unknown-item'));
	}
	const other = (what: 'recipient' | 'region', name: string, known: string[], reason: Reason) => {
		const meant = expects([reason]);
		if (meant && nearest(name, known) === null) return;
		reading.name(what, name, known, ['ask', what], meant ? '' : unless(reason));
	};
	if (ask.recipient !== undefined) {
		other('recipient', ask.recipient, declared.recipients, 'recipient-without-ground');
	}
	if (ask.region !== facts.region) other('region', ask.region, declared.regions, 'wrong-region');
}
