/**
 * Registration: a new person with their first values, in one transaction. The answer is the same whether the person was
 * known or not; who they are is only told by `lookup`, which has a purpose and an entry of its own.
 */
import type { ItemDecision } from '../decide/decision.js';
import { newState, type SubjectState } from '../decide/state.js';
import { Problem } from '../platform/problem.js';
import type { VaultContext } from './context.js';
import { decisionEntry, type PreparedAsk, prepareAsk, refusals } from './judging.js';
import type { Caller, Idempotency, Outcome, Registration } from './model.js';
import { claim } from './once.js';
import type { Person } from './person.js';
import { standingStops } from './stop-store.js';
import { stoppedItems } from './stops.js';
import { insertPerson } from './store.js';
import { encodeFacts, macFacts } from './stored-state.js';
import { newSubjectId } from './subject-id.js';
import { type Admitted, admitValues, storeValues } from './write.js';

/** Rolls a registration back whose identifier already stands for somebody. */
class AlreadyKnown extends Error {}

export async function register(
	context: VaultContext,
	caller: Caller,
	registration: Registration,
	once?: Idempotency,
): Promise<Outcome<Record<string, never>>> {
	const admitted = await admitValues(context.policy, registration.values);
	requireIdentifier(context, admitted);
	const ask = prepareAsk(context, caller, {
		purpose: registration.purpose,
		items: Object.keys(registration.values),
	});
	const state = firstState(context, registration);
	if (state.region !== context.region.number) {
		const denied = refusals(context, ask, state, context.clock());
		return refuse(context, ask, denied);
	}
	try {
		return await context.database.transaction(async transaction => {
			const claimed = await claim<Record<string, never>>(
				transaction,
				context.keyring.index.key,
				caller,
				once,
			);
			if ('repeat' in claimed) return { done: claimed.repeat };
			const now = context.clock();
			const stopped = stoppedItems(context.policy, await standingStops(transaction), ask);
			const denied = stopped ?? refusals(context, ask, state, now);
			if (denied.length > 0) {
				await claimed.release();
				await context.log.within(transaction, [
					context.log.seal(decisionEntry(context, 'register', ask, null, now, [], denied)),
				]);
				return { denied };
			}
			const subject = newSubjectId(context.region.number);
			const { keys, stored: key } = context.keys.create(subject);
			const person: Person = { subject, generation: key.generation, keys, state, anchors: [] };
			const written = await storeValues(context, transaction, ask, person, admitted, now).catch(error => {
				throw error instanceof Problem && error.code === 'identifier-taken' ? new AlreadyKnown() : error;
			});
			const facts = encodeFacts(written.state);
			const mac = macFacts(keys.mac, subject, key.generation, facts);
			await insertPerson(transaction, { subject, facts, mac, key });
			const entry = decisionEntry(context, 'register', ask, person, now, ask.names.items, []);
			await context.log.within(transaction, [context.log.seal({ ...entry, stored: written.stored })]);
			await claimed.settle(subject, {});
			return { done: {} };
		});
	} catch (error) {
		if (!(error instanceof AlreadyKnown)) throw error;
		const entry = decisionEntry(context, 'register', ask, null, context.clock(), [], []);
		await context.log.append([context.log.seal({ ...entry, act: 'existing' })]);
		return { done: {} };
	}
}

async function refuse(
	context: VaultContext,
	ask: PreparedAsk,
	denied: ItemDecision[],
): Promise<Outcome<Record<string, never>>> {
	const entry = decisionEntry(context, 'register', ask, null, context.clock(), [], denied);
	await context.log.append([context.log.seal(entry)]);
	return { denied };
}

function requireIdentifier(context: VaultContext, admitted: Admitted): void {
	const finds = [...admitted].some(
		([number, value]) => value !== null && context.policy.items[number]!.identifies,
	);
	if (finds) return;
	const names = context.policy.items.flatMap(rule => (rule?.identifies ? [`\`${rule.id}\``] : []));
	throw new Problem('identifier-missing', { where: 'values', hint: `give one of ${names.join(', ')}` });
}

/** What is known of a person at registration. Throws where the policy covers nobody like that. */
function firstState(context: VaultContext, registration: Registration): SubjectState {
	const { policy } = context;
	const jurisdiction = own(policy.jurisdictionOf, registration.residence);
	if (jurisdiction === undefined) {
		throw new Problem('jurisdiction-uncovered', {
			where: 'residence',
			hint: 'the policy’s `jurisdictions` say whose residents it covers',
		});
	}
	const region = own(policy.regionOf, registration.collectedIn);
	if (region === undefined) {
		throw new Problem('region-uncovered', {
			where: 'collectedIn',
			hint: 'the policy’s `regions` say where data may be collected',
		});
	}
	if (registration.shown !== policy.version) {
		throw new Problem('notice-not-shown', {
			where: 'shown',
			hint: `show version \`${policy.version}\` first, then name it`,
		});
	}
	const now = context.clock();
	return {
		...newState(region, jurisdiction),
		shown: policy.ordinal,
		shownAt: now,
		bornBy: registration.born === undefined ? 0 : lastInstantOf(registration.born, now),
	};
}

/** The end of a month of birth, so that nobody comes of age too early by our reckoning. */
function lastInstantOf(month: string, now: number): number {
	const [, year, number] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
	const end = year === undefined ? Number.NaN : Date.UTC(Number(year), Number(number), 1);
	const started = year === undefined ? Number.NaN : Date.UTC(Number(year), Number(number) - 1, 1);
	if (started <= now && end !== 0) return end;
	throw new Problem('born-invalid', { where: 'born', hint: 'give year and month, `2012-05`' });
}

function own(numbers: Record<string, number>, name: string): number | undefined {
	return Object.hasOwn(numbers, name) ? numbers[name] : undefined;
}
