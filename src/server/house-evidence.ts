/** What a house shows of itself: its evidence for people, and its alarms for those who run it. */
import type { Instant } from '../decide/state.js';
import type { House } from './house.js';
import { siteOf } from './pages/policy-site.js';
import type { PolicySite } from './pages/site.js';
import { type Watch, watchOver } from './watch.js';

export interface HouseEvidence {
	site: PolicySite;
	watch: Watch;
}

export function evidenceOf(house: House, clock: () => Instant): HouseEvidence {
	return { site: siteOf(house, clock), watch: watchOver(house, clock) };
}
