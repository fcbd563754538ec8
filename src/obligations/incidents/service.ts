/** Incidents: opened, searched for whom they touched, told, closed; each step with its entry. */
import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../../audit/log.js';
import { utcDay } from '../../audit/reference.js';
import { entriesSince } from '../../audit/scan.js';
import type { Announcements, Outbox } from '../../messages/model.js';
import type { Clock } from '../../platform/clock.js';
import type { Database, Transaction } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { OpenVault } from '../../vault/index.js';
import type { PolicyInForce } from '../publication/index.js';
import type { Incidents, IncidentView } from './model.js';
import { authorityBy, requireSound, touches, type Way, wayToTell } from './rules.js';
import { openStops } from './stops.js';
import {
	addTouched,
	findIncident,
	insertIncident,
	listIncidents,
	markTold,
	moveIncident,
	type StoredIncident,
	touchedBy,
	untold,
} from './store.js';

export interface IncidentParts {
	region: string;
	database: Database;
	log: AuditLog;
	vault: Pick<OpenVault, 'matching'>;
	policy: PolicyInForce;
	outbox: Pick<Outbox, 'put' | 'count'>;
	announcements: Pick<Announcements, 'put'>;
	/** Origin of Obhut's own pages, where the links of the mail lead. */
	base: string;
	clock: Clock;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** People whose mail is queued in one transaction. */
const A_ROUND = 200;

export function openIncidents(parts: IncidentParts): Incidents {
	const { announcements, clock, database, log, region, vault } = parts;
	const { policy } = parts.policy;
	const stops = openStops({ database, log, policy, clock });

	const find = async (id: string): Promise<StoredIncident> => {
		const incident = UUID.test(id) ? await findIncident(database, id) : null;
		if (!incident) throw new Problem('incident-unknown');
		return incident;
	};
	const view = async (incident: StoredIncident): Promise<IncidentView> => ({
		...incident,
		authorityBy: authorityBy(policy, incident.suspectedAt),
		told: (await parts.outbox.count('incident', 'incident', incident.id)).sent,
	});
	const note = (transaction: Transaction, actor: string, about: string, act: string, at: number) => {
		const entry = { kind: 'incident' as const, at, service: 'obhut', actor, subject: null };
		return log.within(transaction, [log.seal({ ...entry, about, act })]);
	};

	return {
		...stops,

		async open(by, { what, scope, suspectedAt }) {
			requireSound(policy, what, scope);
			const now = clock();
			const made: StoredIncident = { id: randomUUID(), state: 'open', what, scope, suspectedAt, touched: 0 };
			await database.transaction(async transaction => {
				await insertIncident(transaction, { ...made, openedAt: now, openedBy: by });
				await note(transaction, by, made.id, 'opened', now);
			});
			return await view(made);
		},

		async findTouched(by, id) {
			const { scope } = await find(id);
			const references = new Map<number, Set<string>>();
			for await (const entry of entriesSince(database.reports, scope.from)) {
				if (!touches(entry, scope)) continue;
				const day = utcDay(entry.at) * DAY;
				references.set(day, (references.get(day) ?? new Set()).add(entry.subject));
			}
			const caller = { service: 'obhut', actor: by, region };
			const subjects = await vault.matching(caller, id, references);
			return await database.transaction(async transaction => {
				const touched = await addTouched(transaction, id, subjects);
				await note(transaction, by, id, 'searched', clock());
				return touched;
			});
		},

		async tell(by, id) {
			const incident = await find(id);
			const standing = (await stops.stops()).filter(({ liftedAt }) => liftedAt === null);
			const way = wayToTell(policy, new Set(standing.map(({ kind, name }) => `${kind}:${name}`)));
			if (!way) {
				throw new Problem('feature-undeclared', {
					detail: 'no purpose of the policy may write to people now',
				});
			}
			while ((await queueRound(parts, incident, way)) === A_ROUND);
			await database.transaction(async transaction => {
				if (!(await moveIncident(transaction, id, ['open'], 'told'))) return;
				const now = clock();
				const params = wordsOf(incident);
				await announcements.put(transaction, { kind: 'incident', from: now, until: null, params });
				await note(transaction, by, id, 'told', now);
			});
			return await view(await find(id));
		},

		async close(by, id) {
			await find(id);
			await database.transaction(async transaction => {
				if (!(await moveIncident(transaction, id, ['open', 'told'], 'closed'))) return;
				await note(transaction, by, id, 'closed', clock());
			});
		},

		list: async () => await Promise.all((await listIncidents(database)).map(view)),

		touched: async id => await touchedBy(database, (await find(id)).id),
	};
}

const DAY = 86_400_000;

/** Queues mail to the next people not told yet, each exactly once; gives how many there were. */
function queueRound(parts: IncidentParts, incident: StoredIncident, way: Way): Promise<number> {
	const { base, clock, database, outbox, policy } = parts;
	return database.transaction(async transaction => {
		const now = clock();
		const people = await untold(transaction, incident.id, A_ROUND);
		for (const subject of people) {
			const message = await outbox.put(
				transaction,
				{
					...way,
					subject,
					template: 'incident',
					language: policy.policy.languages[0]!,
					params: { incident: incident.id, ...wordsOf(incident) },
					origin: base,
				},
				now,
			);
			await markTold(transaction, incident.id, subject, message);
		}
		return people.length;
	});
}

/** What happened, a parameter per language. */
function wordsOf({ what }: StoredIncident): Record<string, string> {
	return Object.fromEntries(Object.entries(what).map(([language, text]) => [`what.${language}`, text]));
}
