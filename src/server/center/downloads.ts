/** What a person takes away as files: everything stored about them, and their own entries of the log with their proofs. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { EntryProof } from '../../audit/entry-proof.js';
import type { House } from '../house.js';
import { HIDDEN, languageOf } from '../pages/form-page.js';
import { asProblem } from '../problems.js';
import { STATUS } from '../status.js';
import { type CenterParts, requireOurs } from './parts.js';
import { problemMessage, showCenter } from './visit.js';
import { personCaller, requireGuardian, type Visit, visitOf } from './visitor.js';

/** Entries in one file, the newest; about two kilobytes each. */
const MOST_ENTRIES = 5000;
const ENTRIES_A_ROUND = 200;

/** By path: name of the file, and what it holds. */
const FILES: Record<string, [name: string, content: (visit: Visit) => Promise<unknown>]> = {
	'/privacy/export': ['my-data.json', everythingOf],
	'/privacy/log': ['my-log.json', entriesOf],
};

export function downloads(house: House, parts: CenterParts): FastifyPluginAsync {
	return async app => {
		for (const [path, [name, content]] of Object.entries(FILES)) {
			app.post(path, HIDDEN, async (request, reply) => {
				requireOurs(request);
				const visit = await visitOf(house, request);
				try {
					requireGuardian(house, visit);
					return sendFile(reply, name, await content(visit));
				} catch (error) {
					const { code } = asProblem(error);
					if (code !== 'denied') throw error;
					const language = languageOf(house, request);
					const message = problemMessage(language, error);
					return showCenter(house, parts, reply.code(STATUS[code]), language, visit, message);
				}
			});
		}
	};
}

function sendFile(reply: FastifyReply, name: string, content: unknown): FastifyReply {
	return reply
		.type('application/json; charset=utf-8')
		.header('content-disposition', `attachment; filename="${name}"`)
		.header('cache-control', 'no-store')
		.send(JSON.stringify(content, null, '\t'));
}

async function everythingOf({ room, session }: Visit) {
	const caller = personCaller(session, room.region);
	const { subject } = session;
	const items = await room.rooms.rights.export(caller, subject);
	return { items, consents: await room.consents.list(caller, { subject }) };
}

/** As `/v1/export/log` gives them, so that the verifier takes both; `next` is null where the file has them all. */
async function entriesOf({ room, session }: Visit): Promise<{ entries: EntryProof[]; next: string | null }> {
	const caller = personCaller(session, room.region);
	const entries: EntryProof[] = [];
	let next: string | null | undefined;
	while (next !== null && entries.length < MOST_ENTRIES) {
		const page = await room.audit.prove(caller, {
			subject: session.subject,
			limit: ENTRIES_A_ROUND,
			...(next === undefined ? {} : { after: next }),
		});
		entries.push(...page.entries);
		next = page.next;
	}
	return { entries, next: next ?? null };
}
