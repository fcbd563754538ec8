/** Every page an open house has for people: the published policy, and the staff's. */
import { fileURLToPath } from 'node:url';
import type { FastifyPluginAsync } from 'fastify';
import type { Mailbox } from '../messages/index.js';
import type { Clock } from '../platform/clock.js';
import { mailboxPages } from './center/mailbox.js';
import { centerParts } from './center/parts.js';
import { centerPages } from './center.js';
import { consolePages } from './console.js';
import type { House } from './house.js';
import { evidenceOf, type HouseEvidence } from './house-evidence.js';
import { pageSender, takeForms } from './pages/form-page.js';
import { policyPages } from './pages.js';
import { staffPages } from './staff.js';

/** Where `npm run build` puts the files of `web/`. */
export const BUILT_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Codes and sign-ins tried per address of the network and minute. */
const ATTEMPTS = 30;

export interface HousePagesOptions {
	/** The files built from `web/` (`dist/web`). */
	web: string;
	/** People reach the server over TLS. */
	https: boolean;
	/** Sign-in attempts per address and minute. */
	attemptsPerMinute?: number;
	/** Obhut's own public origin. */
	base: string;
	/** Origin of the service whose pages answer surveys; absent: Obhut's own. */
	serviceOrigin?: string;
	/** What the house shows of itself; absent: made for these pages. */
	evidence?: HouseEvidence;
	/** Shown at `/mailbox`; only where no mail server is set. */
	mailbox?: Mailbox;
}

/** For `AppOptions.pages`. Throws where `web/` was not built. */
export function housePages(house: House, clock: Clock, options: HousePagesOptions): FastifyPluginAsync {
	return async app => {
		const { site, watch } = options.evidence ?? evidenceOf(house, clock);
		await app.register(policyPages(site, options.web));
		await app.register(async pages => {
			takeForms(pages);
			const sendStaff = pageSender(house, options.web, 'staff/staff.ts');
			await pages.register(staffPages(house, { ...options, watch, send: sendStaff }));
			const send = pageSender(house, options.web, 'center/center.ts');
			const { https, base } = options;
			const attemptsPerMinute = options.attemptsPerMinute ?? ATTEMPTS;
			await pages.register(centerPages(house, centerParts({ send, https, clock, attemptsPerMinute })));
			const serviceOrigin = options.serviceOrigin ?? base;
			await pages.register(consolePages({ house, send: sendStaff, https, clock, base, serviceOrigin }));
			if (options.mailbox) await pages.register(mailboxPages(house, options.mailbox, send));
		});
	};
}
