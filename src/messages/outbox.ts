/** Where messages wait for the courier, and where their secrets are recognised. */
import { randomUUID } from 'node:crypto';
import type { Keyring } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import type { Policy } from '../policy/model.js';
import { compose } from './compose.js';
import type { MessageState, Outbox } from './model.js';
import { messageIdIn } from './secrets.js';
import { countMessages, findMessage, insertMessage, listMessages } from './store.js';

export interface OutboxParts {
	database: Pick<Database, 'query'>;
	policy: Policy;
	keyring: Pick<Keyring, 'index'>;
	/** Obhut's own public origin. */
	base: string;
}

const NONE: Record<MessageState, number> = { queued: 0, sent: 0, refused: 0, failed: 0 };

/** `put` throws where a parameter of the template is missing or its origin is no http address. */
export function openOutbox({ base, database, keyring, policy }: OutboxParts): Outbox {
	const { key } = keyring.index;
	return {
		async put(transaction, message, now) {
			const id = randomUUID();
			for (const language of policy.languages) compose({ policy, key, base }, { ...message, id }, language);
			await insertMessage(transaction, id, message, now);
			return id;
		},
		list: filter => listMessages(database, filter),
		count: async (template, name, value) => ({
			...NONE,
			...Object.fromEntries(await countMessages(database, template, name, value)),
		}),
		async messageBehind(template, secret) {
			const id = messageIdIn(key, template, secret);
			return id === null ? null : findMessage(database, template, id);
		},
	};
}
