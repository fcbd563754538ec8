/** Where data goes: who gets what was collected in which country, and what leaves the Union or China. */
import { GDPR_COUNTRIES } from './countries.js';
import type { CountryCode, Export, Policy, Recipient, Region, Transfer } from './model.js';

type Countries = (country: CountryCode) => boolean;

export const inUnion: Countries = country => GDPR_COUNTRIES.has(country);
export const inChina: Countries = country => country === 'CN';

/** Whether a recipient gets data that was collected in one of these countries. */
export function getsFrom(policy: Policy, recipient: Recipient, home: Countries): boolean {
	return Object.entries(policy.regions).some(
		([id, { collectedIn }]) =>
			(recipient.regions.length === 0 || recipient.regions.includes(id)) && collectedIn.some(home),
	);
}

/** Ids of the data items a recipient may get: what its purposes use. */
export function itemsFor(policy: Policy, recipient: Recipient): string[] {
	return [...new Set(recipient.purposes.flatMap(id => policy.purposes[id]?.uses ?? []))];
}

/** Data that goes abroad: to a recipient, or into or within reach of another country by how a region is run. */
export interface Leaving {
	section: 'recipients' | 'regions';
	id: string;
	/** Countries it goes to. */
	countries: CountryCode[];
	/** Some of them only look at it, from there. */
	reachedFrom: CountryCode[];
	recipient?: Recipient;
	transfer?: Transfer;
	export?: Export;
}

/** Everything by which data collected in `home` gets out of it, recipients first. */
export function leavings(policy: Policy, home: Countries): Leaving[] {
	const foreign = (countries: CountryCode[]) => [
		...new Set(countries.filter(country => country !== '' && !home(country))),
	];
	const byRecipient = Object.entries(policy.recipients).map(([id, recipient]) => ({
		...common('recipients', id, recipient),
		countries: getsFrom(policy, recipient, home) ? foreign([recipient.country]) : [],
		reachedFrom: [],
		recipient,
	}));
	const byRegion = Object.entries(policy.regions).map(([id, region]) => ({
		...common('regions', id, region),
		countries: region.collectedIn.some(home) ? foreign([region.storedIn, ...region.accessedFrom]) : [],
		reachedFrom: foreign(region.accessedFrom),
	}));
	return [...byRecipient, ...byRegion].filter(({ countries }) => countries.length > 0);
}

function common(section: Leaving['section'], id: string, from: Recipient | Region) {
	return {
		section,
		id,
		...(from.transfer && { transfer: from.transfer }),
		...(from.export && { export: from.export }),
	};
}
