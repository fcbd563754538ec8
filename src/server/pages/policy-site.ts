import type { Instant } from '../../decide/state.js';
import { type Counts, gatherEvidence, type JudgedVersion, LiveCounts } from '../../evidence/index.js';
import type { PolicyInForce, PublishedVersion } from '../../obligations/publication/index.js';
import { judgePolicy } from '../../policy/check.js';
import { dayOf } from '../../policy/day.js';
import type { Language } from '../../policy/model.js';
import { parsePolicy } from '../../policy/parse.js';
import { renderDocument } from '../../policy/render.js';
import type { RenderedPolicy } from '../../policy/rendered.js';
import type { SourceFile } from '../../policy/source-file.js';
import type { House } from '../house.js';
import { owedBy } from './owed-counts.js';
import type { Announced, PolicySite, ShownLog } from './site.js';
import { isAhead } from './versions-page.js';

/** The pages of an open house: counts come from all its regions. */
export function siteOf(
	house: Pick<House, 'policy' | 'regions' | 'publication'>,
	clock: () => Instant,
): PolicySite {
	const regions = [...house.regions.values()].map(({ figures, rooms }) => ({
		...figures,
		owed: () => owedBy(rooms, clock()),
		synthetic: () => rooms.synthetic.standing(),
	}));
	const consents = Object.values(house.policy.compiled.numbers.consents).map(
		meanings => meanings.at(-1)!.number,
	);
	const counts = new LiveCounts(regions, consents, clock);
	return policySite(
		house.policy,
		() => counts.take(),
		clock,
		() => house.publication.versions(),
		language => announced(house, language),
		() => logsShown(house),
	);
}

async function logsShown({ regions }: Pick<House, 'regions'>): Promise<ShownLog[]> {
	const shown: ShownLog[] = [];
	for (const { region, tree } of regions.values()) {
		for (const { epoch, key, size } of await tree.logs()) {
			shown.push({ region, epoch, key, size, note: await tree.checkpoint(epoch) });
		}
	}
	return shown;
}

/** What stands in any region, once: a region says the same as the next of what concerns the whole house. */
async function announced({ regions }: Pick<House, 'regions'>, language: Language): Promise<Announced[]> {
	const said = new Map<string, Announced>();
	for (const { rooms } of regions.values()) {
		for (const one of await rooms.announcements.now()) {
			const words = rooms.announcements.say(one, language);
			said.set(JSON.stringify(words), words);
		}
	}
	return [...said.values()];
}

/** A policy in force as its pages need it: words rendered once, figures taken when asked for. */
export function policySite(
	{ policy, texts, compiled, versions }: PolicyInForce,
	counts: () => Promise<Counts>,
	clock: () => Instant,
	published: () => Promise<PublishedVersion[]> = async () => versions,
	announcements: PolicySite['announcements'] = async () => [],
	logs: PolicySite['logs'] = async () => [],
): PolicySite {
	const rendered = new Map<Language, RenderedPolicy>(
		policy.languages.map(language => [language, renderDocument(policy, texts, language)]),
	);
	const inForce = versions.find(({ version }) => version === policy.version);
	const exhibit = {
		policy,
		compiled,
		published: inForce?.digest ?? null,
	};
	const judged = inForce ? judgedToday(inForce.sources) : () => null;
	return {
		operator: policy.controller.name,
		languages: policy.languages,
		current: language => rendered.get(language)!,
		versions: published,
		announcements,
		logs,
		evidence: async () => {
			const now = clock();
			const shown = { ...exhibit, judged: judged(now), versions: await published() };
			return gatherEvidence(shown, await counts(), now);
		},
		async published(version, language) {
			const found = (await published()).find(one => one.version === version);
			const read = found && parsePolicy(found.sources);
			if (!read?.policy) return null;
			return { ...renderDocument(read.policy, read.texts, language), ahead: isAhead(found!) };
		},
	};
}

/** Judges a version by the law of the day, once a day: laws come into force and attestations end while it stands. */
function judgedToday(sources: SourceFile[]): (now: Instant) => JudgedVersion | null {
	const parsed = parsePolicy(sources);
	let last: JudgedVersion | null = null;
	return now => {
		const { policy, texts } = parsed;
		const asOf = dayOf(now);
		if (policy && last?.asOf !== asOf) last = { asOf, policy, texts, ...judgePolicy(parsed, asOf) };
		return last;
	};
}
