/** Gathers what the evidence of one region's span of time holds. Figures only; what is sealed by law is left out. */
import { inForceWithin, type Span, UNNOTICED } from '../evidence/index.js';
import type { House, RegionRooms } from './house.js';
import { siteOf } from './pages/policy-site.js';
import { pageWords } from './pages/words/page-words.js';
import { logsOf, spelled } from './routes/evidence.js';

/** Lines of a register looked at, the newest first. */
const LINES = 10_000;

export interface BundleContent {
	/** Name of the tree that signs; null where the log has no signed head yet. */
	origin: string | null;
	content: object;
}

/** `house`: open for that one region. */
export async function evidenceContent(
	house: House,
	region: string,
	span: Span,
	now: number,
): Promise<BundleContent> {
	const room = house.regions.get(region)!;
	const { compiled } = house.policy;
	const evidence = await siteOf(house, () => now).evidence();
	const { law, ...shown } = spelled(evidence);
	const log = (await logsOf(house)).at(-1) ?? null;
	const { say } = pageWords('en');
	return {
		origin: log?.origin ?? null,
		content: {
			format: 'obhut-evidence-1',
			...{ region, from: iso(span.from), to: iso(span.to), madeAt: iso(now) },
			policy: {
				...{ id: compiled.id, version: compiled.version, digest: compiled.digest },
				inForce: inForceWithin(await house.publication.versions(), span).map(
					({ version, digest, effectiveAt, inForceFrom }) => ({
						...{ version, digest, effectiveAt: iso(effectiveAt), inForceFrom: iso(inForceFrom!) },
					}),
				),
			},
			...shown,
			law: law && {
				...law,
				attestations: evidence.law!.attestations,
				waivers: evidence.law!.waivers,
				reviews: evidence.law!.reviews,
			},
			counts: await room.figures.period(span.from, span.to),
			registers: await registers(room.rooms, span, now),
			log: log && { ...log, checkpoint: await room.tree.checkpoint(log.epoch) },
			unnoticed: UNNOTICED.map(code => ({ code, says: say(`unnoticed.${code}`) })),
		},
	};
}

async function registers(
	{ disclosures, incidents, retention }: Pick<RegionRooms, 'disclosures' | 'incidents' | 'retention'>,
	{ from, to }: Span,
	now: number,
): Promise<object> {
	const within = (at: number | null) => at !== null && from <= at && at < to;
	const isOpen = ({ sealedUntil }: { sealedUntil: number | null }) => (sealedUntil ?? 0) <= now;
	const holds = (await retention.holds({ limit: LINES })).filter(isOpen);
	const made = (await disclosures.list({ limit: LINES })).filter(isOpen);
	const opened = (await incidents.list()).filter(({ suspectedAt }) => within(suspectedAt));
	return {
		holds: {
			begun: holds.filter(hold => within(hold.from)).length,
			released: holds.filter(({ releasedAt }) => within(releasedAt)).length,
			standing: holds.filter(({ releasedAt, until }) => releasedAt === null && now < until).length,
		},
		disclosures: { made: made.filter(({ at }) => within(at)).length },
		incidents: {
			suspected: opened.length,
			closed: opened.filter(({ state }) => state === 'closed').length,
			touched: opened.reduce((sum, { touched }) => sum + touched, 0),
			told: opened.reduce((sum, { told }) => sum + told, 0),
		},
	};
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
