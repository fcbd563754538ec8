/** First cases for `obhut test`, beside a starting policy: what it must permit and refuse. */
import type { Answers } from './answers.js';
import type { Rules } from './rules.js';

interface Case {
	title: string;
	person?: string;
	purpose: string;
	items: string;
	expect: string;
}

/** The age somebody is sure to need a guardian at. */
const CHILD = 12;

function casesOf({ features, minors }: Answers): Case[] {
	const newsletter: Case[] = [
		{
			title: 'nobody gets the newsletter without consent',
			purpose: 'newsletter',
			items: 'email',
			expect: 'consent-missing',
		},
		{
			title: 'whoever agreed gets it',
			person: '{ agreed-to: newsletter }',
			purpose: 'newsletter',
			items: 'email, name',
			expect: 'permit',
		},
		{
			title: 'and after two years is asked again',
			person: '{ agreed-to: { newsletter: 25 months ago } }',
			purpose: 'newsletter',
			items: 'email',
			expect: 'consent-expired',
		},
	];
	return [
		{ title: 'an account takes the address', purpose: 'accounts', items: 'email, name', expect: 'permit' },
		{
			title: 'nothing is used for what the policy does not name',
			purpose: 'profiling',
			items: 'email',
			expect: 'unknown-purpose',
		},
		{
			title: 'a month after the account was closed the address is gone',
			person: '{ account-closed: 31 days ago }',
			purpose: 'accounts',
			items: 'email',
			expect: 'retention-over',
		},
		{
			title: minors ? 'a child waits for a guardian' : 'nothing happens with the data of a child',
			person: `{ age: ${CHILD} }`,
			purpose: 'accounts',
			items: 'email',
			expect: 'minor-without-guardian',
		},
		...(features.includes('newsletter') ? newsletter : []),
	];
}

/** `tests/first.yaml`. */
export function casesFile(answers: Answers, rules: Rules): string {
	const service = Object.keys(rules.services ?? {})[0];
	const cases = casesOf(answers).map(({ title, person, purpose, items, expect }) =>
		[
			`- case: ${title}`,
			...(person === undefined ? [] : [`  person: ${person}`]),
			`  ask: { service: ${service}, purpose: ${purpose}, items: [${items}] }`,
			`  expect: ${expect}`,
		].join('\n'),
	);
	const head = '# What the policy must permit and refuse: `obhut test` tries it. Add what matters to you.';
	return `${head}\n${cases.join('\n\n')}\n`;
}
