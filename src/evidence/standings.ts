/** How each clause of the example policy stands, and the tests that guard it. Made by `node tools/docs.mjs --write`. */
// biome-ignore-all format: made by a tool
import type { Standing } from './standing.js';

export const CLAUSE_STANDINGS: Record<string, Standing> = {
	'S0.1': 'lit',
	'S0.2': 'lit',
	'S1.0': 'lit',
	'S1.1': 'lit',
	'S1.2': 'lit',
	'S2.1': 'lit',
	'S2.2': 'partial',
	'S2.3': 'partial',
	'S2.4': 'partial',
	'S2.5': 'partial',
	'S2.6': 'lit',
	'S2.7': 'lit',
	'S2.8': 'lit',
	'S2.9': 'lit',
	'S2.10': 'partial',
	'S3.1': 'lit',
	'S3.2': 'partial',
	'S3.3': 'partial',
	'S4.1': 'partial',
	'S4.2': 'partial',
	'S4.3': 'lit',
	'S4.4': 'lit',
	'S4.5': 'partial',
	'S5.1': 'partial',
	'S5.2': 'lit',
	'S6.1': 'lit',
	'S6.2': 'lit',
	'S6.3': 'lit',
	S7: 'lit',
	'S7.1': 'partial',
	'S8.1': 'lit',
	'S8.2': 'lit',
	'S8.3': 'partial',
};

export const CLAUSE_TESTS: Record<string, { file: string; title: string }[]> = {
	'S0.1': [
		{ file: 'test/clauses/s0.test.ts', title: 'S0.1 the published policy carries its version, date and digest, and every version is listed' },
		{ file: 'test/clauses/s8.test.ts', title: 'S0.1 the version before stays readable beside the one in force, and says what changed' },
		{ file: 'test/policy-page.test.ts', title: 'the versions page links to every version' },
		{ file: 'test/publish.test.ts', title: 'people read which version is announced' },
	],
	'S0.2': [
		{ file: 'test/clauses/s0.test.ts', title: 'S0.2 what the text leaves out, or promises without a rule, cannot be published' },
	],
	'S1.0': [
		{ file: 'test/clauses/s1.test.ts', title: 'S1.0 an item the policy does not declare is refused at collection, and an optional one is not demanded' },
	],
	'S1.1': [
		{ file: 'test/clauses/s1.test.ts', title: 'S1.1 e-mail and mobile number are taken at registration and come back' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.1 nobody is registered who was not shown the policy first' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.1 of an uploaded avatar the picture is kept, and nothing that was hidden in the file' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.1 what somebody writes to customer service is answered by staff, and a mail says so' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.1 an entry to an activity is kept, until half a year after the activity' },
		{ file: 'src/platform/image.test.ts', title: 'S1.1 where and with what a picture was taken is gone' },
		{ file: 'src/features/support/support.test.ts', title: 'S1.1 a conversation' },
		{ file: 'src/features/activities/activities.test.ts', title: 'S1.1 an activity is opened' },
	],
	'S1.2': [
		{ file: 'test/clauses/s1.test.ts', title: 'S1.2 sign-ins are kept as declared, for security, and for nothing else' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.2 signing in with a mailed code, and signing out, are kept as such' },
		{ file: 'test/clauses/s1.test.ts', title: 'S1.2 a %s leaves the device only with consent' },
	],
	'S2.1': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.1 a read to provide the service gives what that purpose uses, refuses the rest, and leaves an entry' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.1 what the service offers runs under this purpose, and not while the person has it frozen' },
	],
	'S2.2': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.2 language and location serve individual needs only once the person agrees' },
	],
	'S2.3': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.3 a crash report is taken and analysed with consent, never with the address beside it' },
	],
	'S2.4': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.4 security goes on without consent, and ends with an objection until that is lifted' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.4 in China security is a legal obligation, and no objection ends it' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.4 a code to sign in is mailed for security, and the courier’s look at the address is in the log' },
		{ file: 'src/identity/people/sign-in.test.ts', title: 'do not let in, though the right one follows' },
	],
	'S2.5': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.5 licences and updates are the app’s; the shop is refused' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.5 an app is told of a newer release, signed, and the check is kept for a month' },
		{ file: 'src/features/updates/updates.test.ts', title: 'a release altered anywhere' },
	],
	'S2.6': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.6 a survey read is refused until the person agrees, and again after they withdraw' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.6 an invitation goes to whoever agreed, and one click in it ends them' },
		{ file: 'test/clauses/s2.test.ts', title: 'S2.6 consent to surveys ends after two years' },
		{ file: 'src/features/surveys/surveys.test.ts', title: 'S2.6 those are invited whose state permits it' },
	],
	'S2.7': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.7 a purpose the policy does not declare is refused, whatever the person agreed to' },
		{ file: 'test/clauses/s8.test.ts', title: 'S2.7 a purpose the new version adds is off until the person is asked and agrees' },
		{ file: 'test/reconsent.test.ts', title: 'a new purpose and a changed one wait for people to be shown' },
	],
	'S2.8': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.8 what the app collected comes back to the shop only across services, with its own consent' },
	],
	'S2.9': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.9 use, errors, times and origins are counted by the hour' },
		{ file: 'src/telemetry/service.test.ts', title: 'observations of an hour become one counter' },
		{ file: 'src/telemetry/service.test.ts', title: 'of a duration only its bucket is kept' },
	],
	'S2.10': [
		{ file: 'test/clauses/s2.test.ts', title: 'S2.10 a count takes no person, no session and no id' },
		{ file: 'test/join-attack.test.ts', title: 'S2.10 nothing in the counts joins with anybody' },
		{ file: 'src/telemetry/service.test.ts', title: '%s can do nothing in %s' },
	],
	'S3.1': [
		{ file: 'test/clauses/s3.test.ts', title: 'S3.1 a person of China is stored in the Chinese database alone, and a read from the other side is refused' },
		{ file: 'test/clauses/s3.test.ts', title: 'S3.1 what is collected in China is not taken in Europe' },
	],
	'S3.2': [
		{ file: 'test/clauses/s3.test.ts', title: 'S3.2 thirty days after the account is closed nothing more is read' },
		{ file: 'test/clauses/s3.test.ts', title: 'S3.2 what is due is deleted within the hour; what is held stays, is refused by name, and goes after release' },
		{ file: 'test/clauses/s3.test.ts', title: 'S3.2 the evidence says so once a sweep is recent, and no longer when sweeps stop' },
		{ file: 'src/obligations/retention/holds.test.ts', title: 'S3.2: what is held stays' },
		{ file: 'src/obligations/retention/sweep.test.ts', title: 'records go when their time is over' },
	],
	'S3.3': [
		{ file: 'test/clauses/s3.test.ts', title: 'S3.3 a rehearsal tells nobody and erases only whom it invented; the end tells everybody, waits, and erases' },
		{ file: 'src/obligations/retention/wind-down.test.ts', title: 'S3.3: everybody is told' },
	],
	'S4.1': [
		{ file: 'test/clauses/s4.test.ts', title: 'S4.1 what people write stands in no column and no log line as they wrote it' },
	],
	'S4.2': [
		{ file: 'test/clauses/s4.test.ts', title: 'S4.2 a consent written into the database by hand is not believed' },
	],
	'S4.3': [
		{ file: 'test/clauses/s4.test.ts', title: 'S4.3 nobody the policy does not name for a purpose gets anything' },
	],
	'S4.4': [
		{ file: 'test/clauses/s4.test.ts', title: 'S4.4 a third party gets what the person expressly agreed it gets, until they withdraw' },
		{ file: 'test/clauses/s4.test.ts', title: 'S4.4 a lawful order is carried out by two people, goes on the register, and the person sees it' },
		{ file: 'test/clauses/s4.test.ts', title: 'S4.4 what the law seals is shown to the person from the day the seal ends' },
		{ file: 'src/obligations/disclosures/disclosures.test.ts', title: 'takes a ground and two people' },
	],
	'S4.5': [
		{ file: 'test/clauses/s4.test.ts', title: 'S4.5 a stop holds from the next read on; who was touched is found in the log and told' },
		{ file: 'test/clauses/s4.test.ts', title: 'S4.5 a stopped service is served nothing, in every process at once' },
		{ file: 'src/obligations/incidents/incidents.test.ts', title: 'touched exactly those whose values went out' },
		{ file: 'src/cli/stop.test.ts', title: 'S4.5: stops in every region' },
	],
	'S5.1': [
		{ file: 'test/clauses/s5.test.ts', title: 'S5.1 of a minor nothing is processed but asking the guardian' },
		{ file: 'test/clauses/s5.test.ts', title: 'S5.1 a child is pending until the guardian agrees in answer to the mail, and comes of age' },
		{ file: 'test/clauses/s5.test.ts', title: 'S5.1 a guardian who refuses has the child’s account erased' },
		{ file: 'src/obligations/minors/minors.test.ts', title: 'agreeing opens what was closed' },
	],
	'S5.2': [
		{ file: 'test/clauses/s5.test.ts', title: 'S5.2 a guardian sees, corrects, takes along, withdraws and erases for the child' },
		{ file: 'test/clauses/s5.test.ts', title: 'S5.2 a guardian who agreed is mailed a new way in, and nobody else is' },
		{ file: 'src/obligations/minors/minors.test.ts', title: 'a withdrawal closes everything' },
	],
	'S6.1': [
		{ file: 'test/clauses/s6.test.ts', title: 'S6.1 the policy holds for each of its services, and nobody else is served' },
	],
	'S6.2': [
		{ file: 'test/clauses/s6.test.ts', title: 'S6.2 the app keeps crash reports a third as long, as its own policy says' },
	],
	'S6.3': [
		{ file: 'test/clauses/s6.test.ts', title: 'S6.3 the answer to why names the policy that spoke' },
		{ file: 'test/clauses/s6.test.ts', title: 'S6.3 a service’s own rule that gives people less than the general one is a finding, and prevails' },
	],
	S7: [
		{ file: 'test/clauses/s7.test.ts', title: 'S7 the text says whom to ask' },
		{ file: 'test/clauses/s7.test.ts', title: 'S7 a request arrives with a date, is answered by staff, and is counted' },
		{ file: 'src/obligations/rights/rights.test.ts', title: 'shows the open first' },
	],
	'S7.1': [
		{ file: 'test/clauses/s7.test.ts', title: 'S7.1 a person’s data can be given to them, corrected, objected to and erased' },
		{ file: 'test/clauses/s7.test.ts', title: 'S7.1 everything stored is taken along, and processing is frozen and resumed' },
	],
	'S8.1': [
		{ file: 'test/clauses/s8.test.ts', title: 'S8.1 a draft says what it changes and whether that reduces rights, and takes two people' },
		{ file: 'test/publish.test.ts', title: '`compare` says what a version changes for people' },
		{ file: 'test/switch.test.ts', title: 'requests flow through the switch' },
	],
	'S8.2': [
		{ file: 'test/clauses/s8.test.ts', title: 'S8.2 it cannot take effect before everybody was written to and the period has passed' },
		{ file: 'test/clauses/s8.test.ts', title: 'S8.2 a version that leaves people no time is not taken' },
		{ file: 'src/obligations/publication/publication.test.ts', title: 'waits for one region’s mail in all of them' },
	],
	'S8.3': [
		{ file: 'test/clauses/s8.test.ts', title: 'S8.3 the version shown is part of every decision, and using the service is no consent' },
		{ file: 'test/clauses/s8.test.ts', title: 'S8.3 signing in after the change records that it was shown, and that is no consent' },
	],
};
