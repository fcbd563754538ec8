/** Every door, in the order the OpenAPI document lists them. */
import { append } from './routes/append.js';
import { auditList } from './routes/audit.js';
import { consentList, consents } from './routes/consents.js';
import { decisions } from './routes/decisions.js';
import { erase } from './routes/erase.js';
import { events } from './routes/events.js';
import { lookup } from './routes/lookup.js';
import { read } from './routes/read.js';
import { subjects } from './routes/subjects.js';
import { write } from './routes/write.js';

export const DOORS = {
	subjects,
	lookup,
	read,
	write,
	append,
	consents,
	consentList,
	events,
	decisions,
	erase,
	auditList,
} as const;
