import { Type } from 'typebox';
import { CURSOR_PATTERN } from '../../audit/cursor.js';
import { door } from '../door.js';
import { ConsentStanding, closed, ReleasedValues, SubjectId, TextOrNull } from '../schemas.js';

export const exportAll = door({
	name: 'export',
	path: '/v1/export',
	scope: 'people',
	summary: 'Everything stored about a person',
	description:
		'Read under the policy’s purpose for answering rights, across services: `items` by id, and how each consent and ' +
		'objection stands.',
	body: closed({ subject: SubjectId }),
	answer: Type.Object({ items: ReleasedValues, consents: Type.Array(ConsentStanding) }),
	async run(room, caller, body) {
		const items = await room.rooms.rights.export(caller, body.subject);
		return { items, consents: await room.consents.list(caller, body) };
	},
});

/** A proof takes about two kilobytes, and a fraction of a millisecond of the one thread that makes it. */
const MOST_PROOFS = 200;

const base64 = (what: string) => Type.String({ description: `${what}, base64` });

export const exportLog = door({
	name: 'exportLog',
	path: '/v1/export/log',
	scope: 'people',
	summary: 'A person’s own entries of the log, each with its proof',
	description:
		'Newest first, opened: with its salt each makes the leaf of the public tree that its proof leads from. Entries of ' +
		'the last seconds, which no signed head covers yet, are left out. `obhut audit verify` takes the answer as it is.',
	body: closed({
		subject: SubjectId,
		after: Type.Optional(Type.String({ pattern: CURSOR_PATTERN, description: '`next` of the page before' })),
		limit: Type.Optional(
			Type.Integer({
				minimum: 1,
				maximum: MOST_PROOFS,
				description: `a whole number from 1 to ${MOST_PROOFS}`,
			}),
		),
	}),
	answer: Type.Object({
		entries: Type.Array(
			Type.Object({
				entry: base64('the entry as it was hashed'),
				salt: base64('32 random bytes that stand before it'),
				index: Type.Integer({ description: 'number of the leaf: SHA-256(salt ‖ entry)' }),
				proof: Type.Array(base64('a hash'), { description: 'from the leaf up; RFC 9162 §2.1.3.1' }),
				checkpoint: base64('the signed head of the tree, C2SP tlog-checkpoint'),
			}),
		),
		next: TextOrNull,
	}),
	run(room, caller, { subject, after, limit }) {
		return room.audit.prove(caller, {
			subject,
			limit: limit ?? MOST_PROOFS,
			...(after === undefined ? {} : { after }),
		});
	},
});

export const restrict = door({
	name: 'restrict',
	path: '/v1/restrict',
	scope: 'people',
	summary: 'Restrict or resume the processing of a person’s data',
	description:
		'While restricted, data is kept and used for nothing but what the policy lets go on (GDPR Art. 18(2)). Holds for ' +
		'every read that begins after this answer.',
	body: closed({
		subject: SubjectId,
		on: Type.Boolean({ description: '`true` to restrict, `false` to resume' }),
	}),
	answer: Type.Object({ restrictedSince: TextOrNull }),
	once: true,
	async run(room, caller, { subject, on }, once) {
		await room.rooms.rights.restrict(caller, subject, on, once);
		const since = await room.rooms.rights.restrictedSince(caller, subject);
		return { restrictedSince: since === null ? null : new Date(since).toISOString() };
	},
});
