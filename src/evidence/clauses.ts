/**
 * What stands behind each clause of the example policy: code, tests, and what is missing. How a clause stands is computed
 * from this (`tools/docs/clauses.mjs`), never written down by hand.
 */

import type { ClauseRow } from './standing.js';

const VAULT = ['src/decide/decide.ts', 'src/vault/read.ts'];

export const CLAUSES: ClauseRow[] = [
	{
		id: 'S0.1',
		promise: 'dated, numbered versions; old ones readable',
		code: ['src/obligations/publication/service.ts', 'src/server/pages/versions-page.ts'],
		tests: [
			{ file: 'test/policy-page.test.ts', title: 'the versions page links to every version' },
			{ file: 'test/publish.test.ts', title: 'people read which version is announced' },
		],
		today:
			'every version has a date, a digest and its files; a later one, drafted by `obhut publish` and approved by two in the console, stands beside the earlier ones, with what it changes',
		missing: [],
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
		code: [
			'src/vault/register.ts',
			'src/platform/image.ts',
			'src/features/support/service.ts',
			'src/features/activities/service.ts',
			'examples/demo/pages/register.ts',
			'examples/demo/pages/help.ts',
		],
		tests: [
			{ file: 'src/platform/image.test.ts', title: 'S1.1 where and with what a picture was taken is gone' },
			{ file: 'src/features/support/support.test.ts', title: 'S1.1 a conversation' },
			{ file: 'src/features/activities/activities.test.ts', title: 'S1.1 an activity is opened' },
		],
		today:
			'the demo registers people, keeps an avatar of which only the picture is left, a conversation with customer service that staff answer, and entries to an activity',
		missing: [],
	},
	{
		id: 'S1.2',
		promise: 'what arises from use',
		code: [
			'src/identity/people/sign-in.ts',
			'src/identity/people/sessions.ts',
			'src/vault/write.ts',
			'examples/demo/pages/home.ts',
		],
		tests: [],
		today:
			'sign-ins and sign-outs are recorded as they happen; the demo reports a crash of the page, and errors while it goes on, where the person allows it',
		missing: [],
	},
	{
		id: 'S2.1',
		promise: 'provide the service',
		code: [...VAULT, 'src/features/support/service.ts', 'src/features/activities/service.ts'],
		tests: [],
		today:
			'registration, avatar, customer service and activities run under this purpose; every use leaves an entry, and none happens while it is denied',
		missing: [],
	},
	{
		id: 'S2.2',
		promise: 'individual needs',
		code: [...VAULT, 'src/obligations/consent/service.ts', 'examples/demo/pages/home.ts'],
		tests: [],
		today: 'language and location change what the demo shows, with consent; without it the read is refused',
		missing: ['personal help: staff answer under S2.1 only'],
	},
	{
		id: 'S2.3',
		promise: 'improve',
		code: [...VAULT, 'src/obligations/consent/service.ts'],
		tests: [],
		today: 'crash and error reports are taken and read with consent, never with an address beside them',
		missing: ['a place where staff analyse the reports'],
	},
	{
		id: 'S2.4',
		promise: 'security',
		code: [...VAULT, 'src/identity/people/sign-in.ts', 'src/obligations/consent/rules.ts'],
		tests: [
			{ file: 'src/identity/people/sign-in.test.ts', title: 'do not let in, though the right one follows' },
		],
		today:
			'one-time codes by mail, limited in tries and alike for known and unknown; rests on legitimate interest in Germany, where an objection ends it',
		missing: ['noticing fraud', 'archives and backups'],
	},
	{
		id: 'S2.5',
		promise: 'manage software',
		code: [...VAULT, 'src/features/updates/service.ts', 'src/client/verify-release.ts'],
		tests: [{ file: 'src/features/updates/updates.test.ts', title: 'a release altered anywhere' }],
		today: 'only the app may ask; an update check is answered with a signed release that is verified offline',
		missing: ['licence checks'],
	},
	{
		id: 'S2.6',
		promise: 'surveys',
		code: [
			...VAULT,
			'src/features/surveys/service.ts',
			'src/messages/courier.ts',
			'src/server/center/opt-out.ts',
		],
		tests: [
			{
				file: 'src/features/surveys/surveys.test.ts',
				title: 'S2.6 those are invited whose state permits it',
			},
		],
		today:
			'staff invite whom the policy permits, who is left out is counted by clause; the mail is refused if consent ends before it leaves, one click in it withdraws, and consent ends after two years',
		missing: [],
	},
	{
		id: 'S2.7',
		promise: 'no other use',
		code: ['src/server/declared.ts', 'src/policy/meaning.ts', 'src/server/center/choices-section.ts'],
		tests: [
			{
				file: 'test/reconsent.test.ts',
				title: 'a new purpose and a changed one wait for people to be shown',
			},
		],
		today:
			'an undeclared purpose is refused; one that a new version adds or changes stays off for everybody until asked, other consents carry over',
		missing: [],
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
		code: ['src/telemetry/service.ts', 'src/client/telemetry.ts', 'src/server/console/figures.ts'],
		tests: [
			{ file: 'src/telemetry/service.test.ts', title: 'observations of an hour become one counter' },
			{ file: 'src/telemetry/service.test.ts', title: 'of a duration only its bucket is kept' },
		],
		today:
			'hourly counters and time buckets by service, over a door of their own; the console shows those of a week',
		missing: [],
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
		code: [
			'src/policy/retention.ts',
			'src/decide/due.ts',
			'src/vault/sweep.ts',
			'src/obligations/retention/service.ts',
		],
		tests: [
			{ file: 'src/obligations/retention/holds.test.ts', title: 'S3.2: what is held stays' },
			{ file: 'src/obligations/retention/sweep.test.ts', title: 'records go when their time is over' },
		],
		today:
			'a read ends with the period, to the millisecond, and an hourly sweep deletes; a hold by two of staff freezes and is named in every refusal',
		missing: ['anonymising: what the policy says is anonymised is deleted'],
	},
	{
		id: 'S3.3',
		promise: 'end of service',
		code: ['src/obligations/retention/wind-down.ts'],
		tests: [{ file: 'src/obligations/retention/wind-down.test.ts', title: 'S3.3: everybody is told' }],
		today:
			'the end is approved by two, told by mail and announcement, waits for the export window and erases everybody; a rehearsal does so with invented people',
		missing: ['push notices', 'the end of one service alone', 'a proof besides the entries of the log'],
	},
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
		code: ['src/decide/decide.ts', 'src/vault/read.ts', 'src/obligations/disclosures/service.ts'],
		tests: [],
		today:
			'a recipient the policy does not name for that purpose is refused, and each release is in the log; what goes to others goes through the register of S4.4',
		missing: [],
	},
	{
		id: 'S4.4',
		promise: 'exceptions',
		code: [
			'src/decide/decide.ts',
			'src/obligations/disclosures/service.ts',
			'src/obligations/approvals/service.ts',
			'src/vault/disclose.ts',
		],
		tests: [
			{ file: 'src/obligations/disclosures/disclosures.test.ts', title: 'takes a ground and two people' },
		],
		today:
			'consent to a third party, processors, and single disclosures with ground, reference and two approvers, which the person sees once no seal stands',
		missing: [],
	},
	{
		id: 'S4.5',
		promise: 'incidents',
		code: [
			'src/obligations/incidents/service.ts',
			'src/vault/stops.ts',
			'src/cli/stop.ts',
			'src/server/console/incidents.ts',
		],
		tests: [
			{
				file: 'src/obligations/incidents/incidents.test.ts',
				title: 'touched exactly those whose values went out',
			},
			{ file: 'src/cli/stop.test.ts', title: 'S4.5: stops in every region' },
		],
		today:
			'`obhut stop` holds from the next read in every process; who was touched comes from the log, and they are told by mail and announcement',
		missing: [
			'push notices',
			'the plan as steps; the authority’s latest time is shown, the report to it is not made',
		],
	},
	{
		id: 'S5.1',
		promise: 'minors need a guardian',
		code: ['src/decide/age.ts', 'src/obligations/minors/service.ts', 'src/server/center/guardian.ts'],
		tests: [{ file: 'src/obligations/minors/minors.test.ts', title: 'agreeing opens what was closed' }],
		today:
			'the guardian is asked by mail; until they agree everything else is refused, refusing erases, and coming of age ends it',
		missing: ['making sure that who answers the mail is the guardian'],
	},
	{
		id: 'S5.2',
		promise: 'guardians may ask',
		code: ['src/obligations/minors/service.ts', 'src/server/center/guardian.ts', 'src/server/center/acts.ts'],
		tests: [{ file: 'src/obligations/minors/minors.test.ts', title: 'a withdrawal closes everything' }],
		today:
			'a guardian sees, corrects, takes along, withdraws and erases for the child in the privacy center, under their own name in the log',
		missing: [],
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
		code: ['src/policy/render.ts', 'src/obligations/rights/service.ts', 'src/server/console/inbox.ts'],
		tests: [{ file: 'src/obligations/rights/rights.test.ts', title: 'shows the open first' }],
		today:
			'stands in the text; requests arrive in the privacy center or over the service, with a date, are answered in the inbox and counted',
		missing: [],
	},
	{
		id: 'S7.1',
		promise: 'rights',
		code: [
			'src/obligations/rights/service.ts',
			'src/vault/erase.ts',
			'src/obligations/consent/service.ts',
			'src/server/center/acts.ts',
		],
		tests: [],
		today:
			'people see, correct, take along, freeze, object, withdraw and erase in the privacy center; the rest are requests',
		missing: ['passing data on to somebody else (GDPR Art. 20(2))'],
	},
	{
		id: 'S8.1',
		promise: 'revisions',
		code: ['src/policy/compare.ts', 'src/obligations/publication/service.ts', 'src/cli/compare.ts'],
		tests: [
			{ file: 'test/publish.test.ts', title: '`compare` says what a version changes for people' },
			{ file: 'test/switch.test.ts', title: 'requests flow through the switch' },
		],
		today:
			'versions are compared rule by rule; an announcement stands before a new one takes effect, under a running server',
		missing: [],
	},
	{
		id: 'S8.2',
		promise: 'notice before rights shrink',
		code: ['src/obligations/publication/rules.ts', 'src/obligations/publication/notices.ts'],
		tests: [
			{
				file: 'src/obligations/publication/publication.test.ts',
				title: 'waits for one region’s mail in all of them',
			},
		],
		today:
			'a version that reduces rights waits for announcement, mail to everybody and the whole period; who registers in between sees the announcement',
		missing: [],
	},
	{
		id: 'S8.3',
		promise: 'going on after a revision',
		code: ['src/identity/people/shown.ts', 'src/vault/register.ts', 'src/decide/decide.ts'],
		tests: [],
		today:
			'signing in with a version on show records it; until then nothing but what the law demands goes on, and it is never taken for consent',
		missing: ['recording it in a session that goes on over the date: the person is asked to confirm'],
	},
];
