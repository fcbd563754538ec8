import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
	CLAUSE_STANDINGS,
	CLAUSE_TESTS,
	type ClauseEvidence,
	countStandings,
	type Evidence,
} from '../../evidence/index.js';
import type { SyntheticOutcome, SyntheticRun } from '../../evidence/synthetic/index.js';
import { Problem } from '../../platform/problem.js';
import type { House } from '../house.js';
import type { PolicySite } from '../pages/site.js';
import { TextOrNull, Timestamp } from '../schemas.js';

const Step = Type.Object({
	jurisdiction: Type.String(),
	step: Type.String(),
	rules: Type.Array(Type.String()),
	expected: Type.String(),
	got: Type.String(),
	ok: Type.Unsafe<boolean | null>({
		type: ['boolean', 'null'],
		description: 'null where it could not be tried',
	}),
});

const Run = Type.Object({
	region: Type.String(),
	at: TextOrNull,
	late: Type.Boolean(),
	steps: Type.Array(Step),
});

const Answer = Type.Object({
	policy: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }),
	takenAt: Timestamp,
	clauses: Type.Array(
		Type.Object({
			clause: Type.String(),
			verdict: Type.String({ description: '`holds`, `unknown`, `broken` or `declaration`' }),
			because: Type.String({ description: 'why, as a code' }),
			rules: Type.Array(
				Type.Object({
					rule: Type.String(),
					verdict: Type.String(),
					because: Type.String(),
					asks: Type.Integer({ description: 'asks put to the decision on invented people' }),
				}),
			),
			figures: Type.Array(
				Type.Object({
					figure: Type.String(),
					value: Type.Integer(),
					since: TextOrNull,
					takenAt: Timestamp,
				}),
			),
			synthetic: Type.Array(Run),
			tests: Type.Array(Type.Object({ file: Type.String(), title: Type.String() }), {
				description: 'that guard the clause with every build; none for a policy of one’s own',
			}),
		}),
	),
	synthetic: Type.Array(
		Type.Object({
			region: Type.String(),
			newest: Type.Union([Run, Type.Null()]),
			failed: Type.Union([Run, Type.Null()]),
		}),
	),
	law: Type.Union([
		Type.Object({
			asOf: Type.String(),
			counts: Type.Record(Type.String(), Type.Integer()),
			open: Type.Array(Type.Object({ rule: Type.String(), verdict: Type.String(), because: Type.String() })),
		}),
		Type.Null(),
	]),
	logs: Type.Array(
		Type.Object({
			region: Type.String(),
			epoch: Type.Integer(),
			origin: Type.String(),
			key: Type.String({ description: 'what its checkpoints verify with (C2SP signed-note)' }),
			size: Type.Integer(),
			checkpoint: Type.String({ description: 'address of the newest one' }),
		}),
	),
});

/** What each clause can show now, for anybody and any program. */
export function evidence(app: FastifyInstance, house: House, site: PolicySite | undefined): void {
	const schema = {
		operationId: 'evidence',
		summary: 'What each sentence of the policy can show for itself now',
		description: 'Public, as the policy page is. Figures name nobody; each says when it was taken.',
		security: [],
		response: { 200: Answer },
	};
	app.get('/v1/evidence', { schema }, async (_request, reply) => {
		if (!site) throw new Problem('route-unknown');
		reply.header('cache-control', 'no-store');
		const shown = await site.evidence();
		const { id, version, digest } = house.policy.compiled;
		return { policy: { id, version, digest }, ...spelled(shown), logs: await logsOf(house) };
	});
}

/** Evidence as it leaves: instants as text, codes as they are. */
export function spelled({ clauses, law, synthetic, takenAt }: Evidence) {
	const guarded = countStandings(
		CLAUSE_STANDINGS,
		clauses.map(({ clause }) => clause),
	);
	return {
		takenAt: iso(takenAt),
		clauses: clauses.map(one => ({
			...spelledClause(one),
			tests: guarded ? (CLAUSE_TESTS[one.clause] ?? []) : [],
		})),
		synthetic: synthetic.map(({ region, newest, failed }) => ({
			region,
			newest: newest && spelledRun(region, newest, false),
			failed: failed && spelledRun(region, failed, false),
		})),
		law: law && { asOf: law.asOf, counts: law.counts, open: law.open },
	};
}

function spelledClause({ clause, verdict, because, rules, figures, synthetic }: ClauseEvidence) {
	return {
		...{ clause, verdict, because, rules },
		figures: figures.map(({ key, value, since, takenAt }) => ({
			...{ figure: key, value, since: since === undefined ? null : iso(since), takenAt: iso(takenAt) },
		})),
		synthetic: synthetic.map(({ region, at, late, outcomes }) => ({
			...{ region, at: at === null ? null : iso(at), late, steps: outcomes },
		})),
	};
}

function spelledRun(region: string, { at, outcomes }: SyntheticRun, late: boolean) {
	return { region, at: iso(at), late, steps: outcomes satisfies SyntheticOutcome[] };
}

/** The trees of every region's log, and where their signed heads stand. */
export async function logsOf({ regions }: Pick<House, 'regions'>) {
	const logs = [];
	for (const { region, tree } of regions.values()) {
		for (const { epoch, origin, key, size } of await tree.logs()) {
			logs.push({ region, epoch, origin, key, size, checkpoint: `/log/${region}/${epoch}/checkpoint` });
		}
	}
	return logs;
}

function iso(instant: number): string {
	return new Date(instant).toISOString();
}
