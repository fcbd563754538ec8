/**
 * What stands behind each clause of the example policy: code, tests, and what is missing. How a clause stands is computed
 * from this (`tools/docs/clauses.mjs`), never written down by hand.
 */

export interface ClauseRow {
	/** As in `policies/cncest`. */
	id: string;
	/** What the policy promises, in a few words. */
	promise: string;
	/** Files that keep the promise, from the root; none where nothing runs. */
	code: string[];
	/** Tests beside those of `test/clauses/`, whose titles begin with the clause. */
	tests: { file: string; title: string }[];
	/** What runs, in a sentence. */
	today: string;
	/** What the promise needs and nothing does yet; a clause with any is partial at most. */
	missing: string[];
}

/**
 * **lit**: code keeps the whole promise, and a test of `test/clauses/` shows it. **partial**: some of it. **dark**: the
 * words stand in the policy, nothing runs or nothing tests it.
 */
export const STANDINGS = ['lit', 'partial', 'dark'] as const;

export type Standing = (typeof STANDINGS)[number];

/** @param shown how many tests of `test/clauses/` begin with the clause */
export function standingOf({ code, tests, missing }: ClauseRow, shown: number): Standing {
	if (code.length === 0 || shown + tests.length === 0) return 'dark';
	return missing.length === 0 && shown > 0 ? 'lit' : 'partial';
}

/** How many of a policy's clauses stand how; null where one of them is not the example policy's. */
export function countStandings(
	standings: Record<string, Standing>,
	clauses: string[],
): Record<Standing, number> | null {
	if (!clauses.every(id => Object.hasOwn(standings, id))) return null;
	const count = (standing: Standing) => clauses.filter(id => standings[id] === standing).length;
	return { lit: count('lit'), partial: count('partial'), dark: count('dark') };
}

const VAULT = ['src/decide/decide.ts', 'src/vault/read.ts'];

export const CLAUSES: ClauseRow[] = [
	{
		id: 'S0.1',
		promise: 'dated, numbered versions; old ones readable',
		code: ['src/obligations/publication/bootstrap.ts', 'src/server/pages/versions-page.ts'],
		tests: [{ file: 'test/policy-page.test.ts', title: 'the versions page links to every version' }],
		today: 'the published version has a date and a digest, stored with its files; a page lists versions',
		missing: ['publishing a second version from the console'],
	},
	{
		id: 'S0.2',
		promise: 'the text is complete',
		code: ['src/policy/check.ts', 'src/policy/check/coverage.ts', 'src/obligations/publication/rules.ts'],
		tests: [],
		today: '`obhut check` compares rules and words both ways; a policy with errors is not published',
		missing: [],
	},
	{
		id: 'S1.0',
		promise: 'only what is necessary',
		code: ['src/server/declared.ts', 'src/policy/check/items.ts'],
		tests: [],
		today:
			'undeclared items are refused on writing; an item without purpose or retention rule fails the check',
		missing: [],
	},
	{
		id: 'S1.1',
		promise: 'what people give',
		code: ['src/vault/register.ts', 'src/vault/write.ts', 'src/vault/values.ts'],
		tests: [],
		today: 'every item can be stored, in its form and size',
		missing: ['the pages people give it on'],
	},
	{
		id: 'S1.2',
		promise: 'what arises from use',
		code: ['src/vault/write.ts'],
		tests: [],
		today: 'sign-ins, sign-outs, crash and error reports can be stored as records',
		missing: ['collecting them in the pages'],
	},
	{
		id: 'S2.1',
		promise: 'provide the service',
		code: VAULT,
		tests: [],
		today: 'the purpose is enforced on every read, which leaves an entry',
		missing: ['the features of the service'],
	},
	{
		id: 'S2.2',
		promise: 'individual needs',
		code: [...VAULT, 'src/obligations/consent/service.ts'],
		tests: [],
		today: 'as S2.1; rests on consent',
		missing: ['settings that change what is shown'],
	},
	{
		id: 'S2.3',
		promise: 'improve',
		code: [...VAULT, 'src/obligations/consent/service.ts'],
		tests: [],
		today: 'as S2.1; rests on consent',
		missing: ['crash reports from the page'],
	},
	{
		id: 'S2.4',
		promise: 'security',
		code: [...VAULT, 'src/obligations/consent/rules.ts'],
		tests: [],
		today: 'as S2.1; rests on legitimate interest in Germany, where an objection ends it',
		missing: ['noticing intrusion and fraud'],
	},
	{
		id: 'S2.5',
		promise: 'manage software',
		code: VAULT,
		tests: [],
		today: 'as S2.1; only the app may ask',
		missing: ['licence and release checks'],
	},
	{
		id: 'S2.6',
		promise: 'surveys',
		code: [...VAULT, 'src/obligations/consent/service.ts'],
		tests: [],
		today: 'as S2.1; rests on consent, which ends after two years',
		missing: ['invitations by mail with an opt-out'],
	},
	{
		id: 'S2.7',
		promise: 'no other use',
		code: ['src/server/declared.ts', 'src/policy/meaning.ts'],
		tests: [],
		today: 'an undeclared purpose is refused, and a changed one asks for consent of its own',
		missing: ['asking people again'],
	},
	{
		id: 'S2.8',
		promise: 'across services',
		code: ['src/decide/decide.ts', 'src/vault/judging.ts'],
		tests: [],
		today:
			'what another service collected comes back only under a purpose for it, with its own consent; withdrawing ends it',
		missing: [],
	},
	{
		id: 'S2.9',
		promise: 'usage figures',
		code: ['src/telemetry/service.ts', 'src/server/routes/telemetry.ts', 'src/client/telemetry.ts'],
		tests: [
			{ file: 'src/telemetry/service.test.ts', title: 'observations of an hour become one counter' },
			{ file: 'src/telemetry/service.test.ts', title: 'of a duration only its bucket is kept' },
		],
		today: 'hourly counters and time buckets by service, over a door of their own',
		missing: ['charts of them in the console'],
	},
	{
		id: 'S2.10',
		promise: 'figures never joined with people',
		code: ['sql/telemetry/0001-counters.sql', 'src/telemetry/rules.ts'],
		tests: [
			{ file: 'test/join-attack.test.ts', title: 'S2.10 nothing in the counts joins with anybody' },
			{ file: 'src/telemetry/service.test.ts', title: '%s can do nothing in %s' },
		],
		today:
			'a database and a role of their own, no id and no time finer than the hour; an attack that holds every table finds nothing to join',
		missing: [
			'on a server shared with a region, its files number transactions in order, which is finer than the hour; the counts need a server of their own',
		],
	},
	{
		id: 'S3.1',
		promise: 'stored where collected',
		code: ['src/server/region.ts', 'src/vault/subject-id.ts', 'src/decide/decide.ts'],
		tests: [],
		today:
			'a database, keyring, ledger and log per region; the wrong region is refused. That a database stands in its country is the operator’s part',
		missing: [],
	},
	{
		id: 'S3.2',
		promise: 'kept no longer than needed',
		code: ['src/policy/retention.ts', 'src/decide/decide.ts'],
		tests: [],
		today: 'a read ends with the period, to the millisecond',
		missing: ['deleting on time', 'placing holds'],
	},
	{ id: 'S3.3', promise: 'end of service', code: [], tests: [], today: '', missing: ['the wind-down'] },
	{
		id: 'S4.1',
		promise: 'communications stay secret',
		code: ['src/vault/seal.ts', 'src/server/headers.ts', 'src/server/log.ts'],
		tests: [],
		today: 'what is stored is sealed per person; TLS is put before Obhut, which then insists on it',
		missing: ['TLS in Obhut itself'],
	},
	{
		id: 'S4.2',
		promise: 'stored data is secured',
		code: ['src/vault/seal.ts', 'src/vault/subject-keys.ts', 'sql/0001-roles.sql'],
		tests: [],
		today:
			'a key per person, state nobody can alter unseen, least privilege, nothing personal in logs and URLs',
		missing: ['backups', 'key rotation'],
	},
	{
		id: 'S4.3',
		promise: 'disclosed to nobody else',
		code: ['src/decide/decide.ts', 'src/vault/read.ts'],
		tests: [],
		today: 'a recipient the policy does not name for that purpose is refused, and each release is in the log',
		missing: ['the register of disclosures'],
	},
	{
		id: 'S4.4',
		promise: 'exceptions',
		code: ['src/decide/decide.ts'],
		tests: [],
		today: 'consent to a third party, and processors',
		missing: ['legal duty, authorities and public interest'],
	},
	{ id: 'S4.5', promise: 'incidents', code: [], tests: [], today: '', missing: ['the incident plan'] },
	{
		id: 'S5.1',
		promise: 'minors need a guardian',
		code: ['src/decide/age.ts', 'src/decide/decide.ts'],
		tests: [],
		today: 'with a minor’s month of birth everything but asking the guardian is refused',
		missing: ['asking the guardian, and recording the answer'],
	},
	{
		id: 'S5.2',
		promise: 'guardians may ask',
		code: [],
		tests: [],
		today: '',
		missing: ['the guardian’s view'],
	},
	{
		id: 'S6.1',
		promise: 'every service',
		code: ['src/identity/service-keys/service.ts', 'src/server/access.ts'],
		tests: [],
		today: 'a key belongs to one service; what it may do is decided for that service',
		missing: [],
	},
	{
		id: 'S6.2',
		promise: 'services with a policy of their own',
		code: ['src/policy/compose.ts', 'src/policy/check/service.ts'],
		tests: [],
		today: '`services/<id>/policy.yaml` replaces entries of the general policy for that service',
		missing: [],
	},
	{
		id: 'S6.3',
		promise: 'the specific one prevails',
		code: ['src/policy/compose.ts', 'src/vault/explain.ts'],
		tests: [],
		today: 'the answer to "why" says which policy spoke; one that weakens the general one is a finding',
		missing: [],
	},
	{
		id: 'S7',
		promise: 'contact',
		code: ['src/policy/render.ts'],
		tests: [],
		today: 'stands in the text',
		missing: ['an inbox that answers and counts'],
	},
	{
		id: 'S7.1',
		promise: 'rights',
		code: [
			'src/vault/read.ts',
			'src/vault/write.ts',
			'src/vault/erase.ts',
			'src/obligations/consent/service.ts',
		],
		tests: [],
		today: 'a service can read, correct, erase, withdraw and object for a person',
		missing: ['restriction, export and requests'],
	},
	{ id: 'S8.1', promise: 'revisions', code: [], tests: [], today: '', missing: ['comparing versions'] },
	{
		id: 'S8.2',
		promise: 'notice before rights shrink',
		code: [],
		tests: [],
		today: '',
		missing: ['the gate before a version takes effect'],
	},
	{
		id: 'S8.3',
		promise: 'going on after a revision',
		code: ['src/vault/register.ts', 'src/decide/decide.ts'],
		tests: [],
		today: 'the version shown is recorded at registration and part of every decision',
		missing: ['recording later versions'],
	},
];
