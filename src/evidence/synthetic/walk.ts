/** One invented person's way through the vault, from registration to after their erasure. */
import { SYNTHETIC_ACTOR } from '../../audit/synthetic.js';
import type { Consents } from '../../obligations/consent/index.js';
import { Problem } from '../../platform/problem.js';
import type { OpenVault } from '../../vault/index.js';
import type { Caller, SubjectId } from '../../vault/model.js';
import type { SyntheticOutcome, SyntheticStep } from './model.js';
import { rulesShown, type SyntheticAsk, type SyntheticPerson } from './plan.js';

/** The doors a service uses; a test puts a broken one among them. */
export interface SyntheticDoors {
	vault: Pick<OpenVault, 'register' | 'lookup' | 'read' | 'erase'>;
	consents: Pick<Consents, 'act'>;
}

export interface WalkParts extends SyntheticDoors {
	region: string;
	/** Version of the policy shown. */
	version: string;
	language: string;
}

/** Answers that are no answer: staff stopped the purpose or service, so nothing is known of it. */
const STOPPED = 'stopped';

/** Steps in their order; throws what says nothing of the policy, as a database that is away. */
export async function walk(parts: WalkParts, person: SyntheticPerson): Promise<SyntheticOutcome[]> {
	const rules = rulesShown(person, parts.region);
	const outcomes: SyntheticOutcome[] = [];
	const take = async (step: SyntheticStep, expected: string, tried: (() => Promise<string>) | null) => {
		const got = tried ? await answer(tried) : NOTHING;
		const ok = tried && got !== STOPPED && got !== NOT_REACHED ? got === expected : null;
		outcomes.push({ jurisdiction: person.jurisdiction, step, rules: rules[step], expected, got, ok });
	};
	let subject: SubjectId | null = null;
	const reached = (tried: (subject: SubjectId) => Promise<string>) => async () =>
		subject === null ? NOT_REACHED : tried(subject);
	const asked = (
		ask: SyntheticAsk | null,
		tried: (ask: SyntheticAsk, subject: SubjectId) => Promise<string>,
	) => ask && reached(at => tried(ask, at));
	const { consented, permitted } = person;
	const reads = (ask: SyntheticAsk | null) => asked(ask, (one, at) => readOf(parts, person, one, at));
	const acts = (act: 'give' | 'withdraw') =>
		asked(consented, async ({ purpose, service }, at) => {
			const request = { subject: at, about: purpose, act, language: parts.language };
			return (await parts.consents.act(callerOf(parts, service), request)).standing;
		});
	try {
		await take('register', 'found', async () => {
			const refused = await registered(parts, person);
			if (refused !== null) return refused;
			const found = await find(parts, person);
			subject = found.subject;
			return found.got;
		});
		await take('read-permitted', 'permitted', reads(permitted));
		await take('read-refused', 'consent-missing', reads(consented));
		await take('consent', 'given', acts('give'));
		await take('read-consented', 'permitted', reads(consented));
		await take('withdraw', 'withdrawn', acts('withdraw'));
		await take('read-withdrawn', 'consent-withdrawn', reads(consented));
		await take(
			'erase',
			'erased',
			reached(at => eraseOne(parts, at)),
		);
		await take('read-erased', 'unknown-person', reads(permitted ?? consented));
		await take(
			'find-erased',
			'not-found',
			reached(async () => (await find(parts, person)).got),
		);
	} catch (error) {
		if (subject !== null) await eraseOne(parts, subject).catch(() => {});
		throw error;
	}
	return outcomes;
}

const NOTHING = 'nothing-to-try';
const NOT_REACHED = 'not-reached';

/** What a door says: its own answer, or the code of its problem. Throws where the door could not be reached. */
async function answer(tried: () => Promise<string>): Promise<string> {
	try {
		return await tried();
	} catch (error) {
		if (error instanceof Problem && error.code !== 'storage-unavailable') return error.code;
		throw error;
	}
}

async function registered(parts: WalkParts, person: SyntheticPerson): Promise<string | null> {
	const { collectedIn, residence, register } = person;
	const { purpose, service, values } = register;
	const outcome = await parts.vault.register(callerOf(parts, service), {
		...{ residence, collectedIn, purpose, values, shown: parts.version },
	});
	return 'done' in outcome ? null : (outcome.denied[0]?.reason ?? 'denied');
}

async function find(
	parts: WalkParts,
	{ identifier, register: { purpose, service } }: SyntheticPerson,
): Promise<{ subject: SubjectId | null; got: string }> {
	const outcome = await parts.vault.lookup(callerOf(parts, service), { ...identifier, purpose });
	if ('denied' in outcome) return { subject: null, got: outcome.denied[0]?.reason ?? 'denied' };
	const { subject } = outcome.done;
	return { subject, got: subject === null ? 'not-found' : 'found' };
}

async function readOf(
	parts: WalkParts,
	{ register: { values } }: SyntheticPerson,
	{ item, purpose, service, stored }: SyntheticAsk,
	subject: SubjectId,
): Promise<string> {
	const ask = { subjects: [subject], purpose, items: [item] };
	const [result] = await parts.vault.read(callerOf(parts, service), ask);
	if (!result?.known) return 'unknown-person';
	const refused = result.denied.find(each => each.item === item);
	if (refused) return refused.reason;
	return stored && result.values[item] !== values[item] ? 'another-value' : 'permitted';
}

/** As Obhut itself: a stopped service must not keep somebody who was only invented. */
export async function eraseOne({ region, vault }: WalkParts, subject: SubjectId): Promise<string> {
	await vault.erase({ service: 'obhut', actor: SYNTHETIC_ACTOR, region }, { subject });
	return 'erased';
}

function callerOf({ region }: WalkParts, service: string): Caller {
	return { service, actor: SYNTHETIC_ACTOR, region };
}
