/** From the written policy to what its operator answers with: defaults filled in, nothing judged. */
import type { Accountability, AutomatedDecision, Document, Waiver } from './accountability.js';
import { mapped, present } from './build-forms.js';
import type { AccountabilitySource } from './schema-accountability.js';

function paper(source: NonNullable<AccountabilitySource['documents']>[string]): Document {
	return present<Document>({
		is: source.is,
		at: source.at,
		on: source.on,
		until: source.until,
		about: source.about ?? [],
		covers: source.covers ?? [],
		keptFor: source['kept-for'],
	});
}

function automatedDecision(
	source: NonNullable<AccountabilitySource['automated-decisions']>[string],
): AutomatedDecision {
	return {
		title: source.title ?? {},
		purpose: source.purpose,
		ground: { ...source.ground },
		logic: source.logic ?? {},
		significance: source.significance ?? {},
		consequences: source.consequences ?? {},
		humanReview: source['human-review'] ?? false,
		refusable: source.refusable ?? false,
	};
}

/** What an operator answers with, of a source that fits the schema. */
export function buildAccountability(source: AccountabilitySource): Accountability {
	const { scale, exceptions, deceased } = source;
	return present<Accountability>({
		people: mapped(source.people, each => ({
			title: each.title ?? {},
			...(each.data && { data: each.data }),
		})),
		whereLanguagesDiffer: source['where-languages-differ'],
		scale:
			scale &&
			present<NonNullable<Accountability['scale']>>({
				people: scale.people,
				staff: scale.staff,
				criticalInfrastructure: scale['critical-infrastructure'] ?? false,
				largePlatform: scale['large-platform'] ?? false,
			}),
		measures: source.measures ?? [],
		exceptions: exceptions && { approvers: exceptions.approvers, atMost: exceptions['at-most'] },
		succession: source.succession,
		deceased: deceased && { relativesMay: deceased['relatives-may'] },
		refusal: source.refusal,
		pseudonymousUse: source['pseudonymous-use'] && {
			offered: source['pseudonymous-use'].offered,
			words: source['pseudonymous-use'].words ?? {},
		},
		automatedDecisions: mapped(source['automated-decisions'], automatedDecision),
		statutes: mapped(source.statutes, each => ({ ...each })),
		documents: mapped(source.documents, paper),
		attestations: mapped(source.attestations, each => ({ ...each, met: each.met ?? true })),
		wordingReviews: { ...source['reviewed-wording'] },
		waivers: (source.waivers ?? []).map((each): Waiver => ({ ...each })),
	});
}
