import { Type } from 'typebox';
import { Problem } from '../../platform/problem.js';
import { COUNTS, type Telemetry } from '../../telemetry/index.js';
import { door } from '../door.js';
import type { House } from '../house.js';
import { choice, closed, Timestamp } from '../schemas.js';

const INSTANT = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$';

const Kind = choice(COUNTS);

export const telemetry = door({
	name: 'telemetry',
	path: '/v1/telemetry',
	scope: 'people',
	summary: 'Count what happened, without saying to whom',
	description:
		'Each observation is added to a counter of the hour; a duration only to its bucket. Takes no person, no session and ' +
		'no id, and at most 200 different names per kind and service.',
	body: closed({
		observations: Type.Array(
			closed({
				kind: Kind,
				name: Type.String({
					pattern: '^[a-z][a-z0-9-]{0,31}$',
					description: 'what was counted, from a small set, as `start-page`',
				}),
				took: Type.Optional(
					Type.Number({ minimum: 0, maximum: 86_400_000, description: 'milliseconds, for `performance`' }),
				),
			}),
			{ minItems: 1, maxItems: 100, description: '1 to 100 observations' },
		),
	}),
	answer: Type.Object({ status: Type.Literal('counted') }),
	async run(_room, caller, body, _once, house) {
		await counting(house).observe(caller.service, body.observations);
		return { status: 'counted' as const };
	},
});

export const telemetrySeries = door({
	name: 'telemetrySeries',
	path: '/v1/telemetry/series',
	scope: 'audit',
	summary: 'Counters by the hour, of all services',
	description:
		'From the hour `from` falls into, at most 31 days back. A bucket holds the observations that took as many ' +
		'milliseconds as its name or fewer.',
	body: closed({ from: Type.String({ pattern: INSTANT, description: 'an instant of ISO 8601 in UTC' }) }),
	answer: Type.Object({
		series: Type.Array(
			Type.Object({
				kind: Kind,
				name: Type.String(),
				service: Type.String(),
				hour: Timestamp,
				count: Type.Integer(),
				buckets: Type.Record(Type.String(), Type.Integer()),
			}),
		),
	}),
	async run(_room, _caller, body, _once, house) {
		const series = await counting(house).since(Date.parse(body.from));
		return { series: series.map(each => ({ ...each, hour: new Date(each.hour).toISOString() })) };
	},
});

/** Throws `count-undeclared` where the policy counts nothing. */
function counting({ telemetry }: House): Telemetry {
	if (!telemetry) throw new Problem('count-undeclared', { hint: 'declare `telemetry.counts` in the policy' });
	return telemetry;
}
