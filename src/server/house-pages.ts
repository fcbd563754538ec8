/** Every page an open house has for people: the published policy, and the staff's. */
import { fileURLToPath } from 'node:url';
import type { FastifyPluginAsync } from 'fastify';
import type { Clock } from '../platform/clock.js';
import type { House } from './house.js';
import { siteOf } from './pages/policy-site.js';
import { policyPages } from './pages.js';
import { type StaffPagesOptions, staffPages } from './staff.js';

/** Where `npm run build` puts the files of `web/`. */
export const BUILT_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** For `AppOptions.pages`. Throws where `web/` was not built. */
export function housePages(house: House, clock: Clock, options: StaffPagesOptions): FastifyPluginAsync {
	return async app => {
		await app.register(policyPages(siteOf(house, clock), options.web));
		await app.register(staffPages(house, options));
	};
}
