import type { FastifyInstance } from 'fastify';
import type { Alarm, AlarmFacts, Evidence, Verdict } from '../../evidence/index.js';
import { enter } from '../access.js';
import type { DenialLimit } from '../denials.js';
import type { House } from '../house.js';
import type { HouseEvidence } from '../house-evidence.js';

/** Prometheus text exposition format 0.0.4. */
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** One measured thing with its samples; a value that is not known has none. */
interface Metric {
	name: string;
	help: string;
	samples: { labels: Record<string, string>; value: number | null }[];
}

/**
 * Figures and alarms of the whole house for those who watch it, with a key of the scope `metrics`: behind a proxy every
 * address is this machine's, so where a request comes from says nothing.
 */
export function metrics(
	app: FastifyInstance,
	house: House,
	denials: DenialLimit,
	{ site, watch }: HouseEvidence,
): void {
	const schema = { hide: true };
	app.get('/metrics', { schema }, async (request, reply) => {
		request.entrance = await enter(house, denials, request, 'metrics');
		const shown = metricsOf(
			house.policy.compiled,
			await site.evidence(),
			await watch.facts(),
			await watch.alarms(),
		);
		return reply.type(TYPE).header('cache-control', 'no-store').send(expose(shown));
	});
}

/** All of them gauges, and none about anybody. */
export function metricsOf(
	{ version, digest }: { version: string; digest: string },
	{ clauses, law }: Evidence,
	facts: readonly AlarmFacts[],
	alarms: readonly Alarm[],
): Metric[] {
	const verdicts: Verdict[] = ['holds', 'unknown', 'broken', 'declaration'];
	const byRegion = (value: (facts: AlarmFacts) => number | null) =>
		facts.map(each => ({ labels: { region: each.region }, value: value(each) }));
	const ages = (at: (facts: AlarmFacts) => number | null) =>
		byRegion(each => {
			const since = at(each);
			return since === null ? null : Math.max(0, each.takenAt - since) / 1000;
		});
	const alarm = (standing: Alarm['standing']) =>
		alarms.map(each => ({
			labels: { region: each.region, code: each.code, severity: each.severity },
			value: Number(each.standing === standing),
		}));
	return [
		gauge('policy_info', 'the policy in force; always 1', [{ labels: { version, digest }, value: 1 }]),
		gauge(
			'clauses',
			'clauses of the policy by verdict',
			verdicts.map(verdict => ({
				labels: { verdict },
				value: clauses.filter(each => each.verdict === verdict).length,
			})),
		),
		gauge(
			'law_rules',
			'rules of law by verdict',
			Object.entries(law?.counts ?? {}).map(([verdict, value]) => ({ labels: { verdict }, value })),
		),
		gauge('alarm', '1 while the alarm is on', alarm('on')),
		gauge('alarm_unknown', '1 while nobody can say whether the alarm is on', alarm('unknown')),
		gauge(
			'log_size',
			'leaves the newest checkpoint covers',
			byRegion(({ log }) => log.size),
		),
		gauge(
			'checkpoint_age_seconds',
			'since the newest checkpoint was signed',
			ages(({ log }) => log.checkpointAt),
		),
		gauge(
			'inbox_oldest_seconds',
			'the oldest entry that is not in the tree has waited',
			ages(({ log }) => log.oldestWaitingAt),
		),
		gauge(
			'synthetic_age_seconds',
			'since the last synthetic check',
			ages(({ synthetic }) => synthetic.newest?.at ?? null),
		),
		gauge(
			'synthetic_failed_steps',
			'steps of the last synthetic check that came out otherwise',
			byRegion(({ synthetic }) => synthetic.newest?.outcomes.filter(({ ok }) => ok === false).length ?? null),
		),
		gauge(
			'clock_skew_seconds',
			'the process is ahead of the database',
			byRegion(({ skew }) => skew / 1000),
		),
		gauge(
			'requests_overdue',
			'requests about rights past their date',
			byRegion(each => each.requestsOverdue),
		),
		gauge(
			'retention_overdue_people',
			'people of whom something due is still stored',
			byRegion(each => each.overdue),
		),
		gauge(
			'sweep_age_seconds',
			'since the last sweep',
			ages(({ sweptAt }) => sweptAt),
		),
	];
}

function gauge(name: string, help: string, samples: Metric['samples']): Metric {
	return { name: `obhut_${name}`, help, samples };
}

/** The text a scraper takes. */
export function expose(metrics: readonly Metric[]): string {
	const lines = metrics.flatMap(({ name, help, samples }) => [
		`# HELP ${name} ${help}`,
		`# TYPE ${name} gauge`,
		...samples.flatMap(({ labels, value }) =>
			value === null ? [] : [`${name}{${labelled(labels)}} ${value}`],
		),
	]);
	return `${lines.join('\n')}\n`;
}

function labelled(labels: Record<string, string>): string {
	return Object.entries(labels)
		.map(
			([name, value]) =>
				`${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
		)
		.join(',');
}
