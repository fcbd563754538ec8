/** The console: the desks staff work at, each a page with forms. */
import type { FastifyPluginAsync } from 'fastify';
import { approvalsDesk } from './console/approvals.js';
import { colleaguesDesk } from './console/colleagues.js';
import { type DeskParts, openDesk } from './console/desk.js';
import { figuresDesk } from './console/figures.js';
import { inboxDesk } from './console/inbox.js';
import { incidentsDesk } from './console/incidents.js';
import { retentionDesk } from './console/retention.js';
import { surveysDesk } from './console/surveys.js';

export interface ConsoleParts extends DeskParts {
	clock: () => number;
	/** Obhut's own public origin. */
	base: string;
	/** Where the pages of the services stand that a survey's invitation leads to. */
	serviceOrigin: string;
}

export function consolePages(parts: ConsoleParts): FastifyPluginAsync {
	return async app => {
		for (const desk of [
			inboxDesk(parts),
			surveysDesk(parts, parts.serviceOrigin),
			retentionDesk(parts, parts.clock),
			approvalsDesk(parts),
			incidentsDesk(parts),
			figuresDesk(parts, parts.clock),
			colleaguesDesk(parts, parts.base),
		]) {
			openDesk(app, parts, desk);
		}
	};
}
