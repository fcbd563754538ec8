/** Invented people of a rehearsal: registered like anybody, under addresses no mail can reach (RFC 2606, `.invalid`). */
import { decide } from '../../decide/decide.js';
import { newState } from '../../decide/state.js';
import type { CompiledPolicy } from '../../policy/compiled.js';
import type { Policy } from '../../policy/model.js';
import { itemOfForm } from '../../policy/places.js';
import type { OpenVault } from '../../vault/index.js';
import { done } from '../../vault/index.js';
import type { Caller, SubjectId } from '../../vault/model.js';

const PEOPLE = 3;

/** What a new adult can register with in a region. */
interface Entrance {
	service: string;
	purpose: string;
	item: string;
	country: string;
}

/** Registers them, or finds them registered by a run that was cut short. None where the policy lets nobody in. */
export async function inventPeople(
	parts: { vault: OpenVault; policy: Policy; compiled: CompiledPolicy; region: string },
	rehearsal: string,
	actor: string,
): Promise<SubjectId[]> {
	const { compiled, region, vault } = parts;
	const entrance = entranceOf(parts.policy, compiled, region);
	if (!entrance) return [];
	const { country, item, purpose, service } = entrance;
	const caller: Caller = { service, actor, region };
	const people: SubjectId[] = [];
	for (let n = 1; n <= PEOPLE; n++) {
		const value = `rehearsal-${n}-${rehearsal}@obhut.invalid`;
		done(
			await vault.register(caller, {
				residence: country,
				collectedIn: country,
				shown: compiled.version,
				purpose,
				values: { [item]: value },
			}),
		);
		const { subject } = done(await vault.lookup(caller, { item, value, purpose }));
		if (subject !== null) people.push(subject);
	}
	return people;
}

function entranceOf(policy: Policy, compiled: CompiledPolicy, region: string): Entrance | null {
	const number = compiled.numbers.regions[region] ?? 0;
	const countries = Object.keys(compiled.jurisdictionOf).filter(
		country => compiled.regionOf[country] === number,
	);
	for (const country of countries) {
		const state = { ...newState(number, compiled.jurisdictionOf[country]!), shown: compiled.ordinal };
		for (const service of Object.keys(policy.services)) {
			for (const purpose of Object.keys(policy.purposes)) {
				const item = itemOfForm(policy, purpose, 'email');
				if (item === null) continue;
				const { numbers } = compiled;
				const ask = {
					service: numbers.services[service] ?? 0,
					purpose: numbers.purposes[purpose] ?? 0,
					items: [numbers.items[item] ?? 0],
					...{ region: number, recipient: 0, now: 0 },
				};
				if (decide(compiled, state, ask).reasons[0] === 0) {
					return { service, purpose, item, country };
				}
			}
		}
	}
	return null;
}
