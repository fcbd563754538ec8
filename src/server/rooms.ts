/** Opens what stands on a region's vault, each room with what it needs and nothing else, and the work that recurs. */
import type { AuditLog } from '../audit/log.js';
import { openSynthetic, syntheticWork } from '../evidence/synthetic/index.js';
import { openActivities } from '../features/activities/index.js';
import { openSupport } from '../features/support/index.js';
import { openSurveys } from '../features/surveys/index.js';
import { openUpdates } from '../features/updates/index.js';
import { openPeople } from '../identity/people/index.js';
import {
	codeOf,
	forgettingWork,
	type Mailer,
	openAnnouncements,
	openCourier,
	openOutbox,
} from '../messages/index.js';
import { openApprovals } from '../obligations/approvals/index.js';
import type { Consents } from '../obligations/consent/index.js';
import { openDisclosures } from '../obligations/disclosures/index.js';
import { openIncidents } from '../obligations/incidents/index.js';
import { openMinors } from '../obligations/minors/index.js';
import type { PolicyInForce } from '../obligations/publication/index.js';
import { openRetention, retentionWork } from '../obligations/retention/index.js';
import { openRights } from '../obligations/rights/index.js';
import type { Clock } from '../platform/clock.js';
import type { Keyring } from '../platform/keyring/keyring.js';
import type { Database } from '../platform/postgres/database.js';
import type { Recurring } from '../platform/turns.js';
import type { OpenVault } from '../vault/index.js';
import type { RegionRooms } from './house.js';

export interface RoomParts {
	region: string;
	vault: OpenVault;
	database: Database;
	log: AuditLog;
	keyring: Keyring;
	policy: PolicyInForce;
	consents: Consents;
	mailer: Mailer;
	/** Obhut's own public origin. */
	base: string;
	clock: Clock;
}

const SECOND = 1000;

/** Milliseconds between rounds of what hurries: a code somebody waits for must not wait for a timer long. */
const DELIVER = 1 * SECOND;

/** Milliseconds between looks for activities that have ended. */
const END_ACTIVITIES = 60 * SECOND;

export function openRooms(parts: RoomParts): { rooms: RegionRooms; works: Recurring[] } {
	const { base, clock, consents, database, keyring, mailer, policy, region, vault } = parts;
	const { compiled } = policy;
	const outbox = openOutbox({ base, database, keyring, policy: policy.policy });
	const announcements = openAnnouncements({ clock, database, policy: policy.policy });
	const people = openPeople({
		...parts,
		sender: {
			put: (transaction, { item: to, minutes, ...rest }, now) =>
				outbox.put(transaction, { ...rest, template: 'sign-in-code', to, params: { minutes } }, now),
		},
		codeOf: message => codeOf(keyring.index.key, message),
		key: keyring.index.key,
	});
	const approvals = openApprovals(parts);
	const retention = openRetention({
		...parts,
		policy: policy.policy,
		compiled,
		approvals,
		outbox,
		announcements,
	});
	const courier = openCourier({ base, database, keyring, mailer, policy, region, vault });
	const activities = openActivities(parts);
	const synthetic = openSynthetic({ ...parts, policy: policy.policy, compiled });
	const rooms: RegionRooms = {
		people,
		outbox,
		announcements,
		approvals,
		retention,
		disclosures: openDisclosures({ ...parts, approvals }),
		incidents: openIncidents({ ...parts, outbox, announcements }),
		minors: openMinors({ ...parts, outbox, people }),
		rights: openRights({ ...parts, outbox }),
		support: openSupport({ ...parts, outbox, origin: base }),
		activities,
		surveys: openSurveys({ ...parts, outbox, consents }),
		updates: openUpdates(parts),
		synthetic,
	};
	const works: Recurring[] = [
		{ work: 'deliver', period: DELIVER, run: async now => void (await courier.deliver(now)) },
		{ work: 'end-activities', period: END_ACTIVITIES, run: async now => void (await activities.endDue(now)) },
		...retentionWork(retention),
		forgettingWork(parts),
		syntheticWork(synthetic),
	];
	return { rooms, works };
}
