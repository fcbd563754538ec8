import { Type } from 'typebox';
import { CURSOR_PATTERN } from '../../audit/cursor.js';
import type { AuditAsk } from '../../audit/view.js';
import { door } from '../door.js';
import { closed, SubjectId, TextOrNull, Timestamp } from '../schemas.js';

const PAGE = 100;

const Entry = Type.Object({
	id: Type.String(),
	at: Timestamp,
	kind: Type.String(),
	service: TextOrNull,
	actor: TextOrNull,
	purpose: TextOrNull,
	items: Type.Array(Type.String()),
	outcome: Type.String(),
	reason: TextOrNull,
	clause: TextOrNull,
	policyVersion: Type.String(),
	stateVersion: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
	subjectRef: TextOrNull,
});

export const auditList = door({
	name: 'auditList',
	path: '/v1/audit/list',
	scope: 'audit',
	summary: 'The audit log, newest first',
	description:
		'People stand in it by a reference that changes daily; `subject` picks the entries about one person.',
	body: closed({
		after: Type.Optional(Type.String({ pattern: CURSOR_PATTERN, description: '`next` of the page before' })),
		limit: Type.Optional(
			Type.Integer({ minimum: 1, maximum: 1000, description: 'a whole number from 1 to 1000' }),
		),
		subject: Type.Optional(SubjectId),
		kind: Type.Optional(
			Type.String({ pattern: '^[a-z][a-z-]{0,31}$', description: 'a kind of entry, as `read`' }),
		),
	}),
	answer: Type.Object({ entries: Type.Array(Entry), next: TextOrNull }),
	run(room, caller, body) {
		const ask: AuditAsk = { ...body, limit: body.limit ?? PAGE };
		return room.audit.list(caller, ask);
	},
});
