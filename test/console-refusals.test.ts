/** What the console refuses: whoever may not, forms from elsewhere, and what no form of ours would send. */
import { describe, expect, test } from 'vitest';
import type { StaffRole } from '../src/identity/staff/index.js';
import { openClauseHouse } from './clauses/house.js';
import { type Colleague, colleague, message, OURS, signIn } from './console-staff.js';

const open = await openClauseHouse({ pages: true });
const { house, app, person } = open;

const EU = { region: 'eu' };
const until = '2027-06-30';

const able: Partial<Record<StaffRole, Colleague>> = {};

async function withRole(role: StaffRole): Promise<Colleague> {
	able[role] ??= await signIn(open, role, role);
	return able[role];
}

describe('whoever may not', () => {
	const ACTS = [
		['inbox', 'request', 'operator'],
		['inbox', 'answer', 'operator'],
		['inbox', 'case', 'privacy-officer'],
		['inbox', 'reply', 'operator'],
		['surveys', 'create', 'privacy-officer'],
		['surveys', 'send', 'privacy-officer'],
		['retention', 'sweep', 'support-agent'],
		['retention', 'hold', 'operator'],
		['retention', 'release', 'operator'],
		['retention', 'end', 'support-agent'],
		['retention', 'go-on', 'support-agent'],
		['approvals', 'publish', 'support-agent'],
		['approvals', 'disclose', 'operator'],
		['approvals', 'approve-hold', 'operator'],
		['approvals', 'decline-hold', 'operator'],
		['approvals', 'approve-disclosure', 'support-agent'],
		['approvals', 'decline-disclosure', 'operator'],
		['approvals', 'approve-publication', 'support-agent'],
		['approvals', 'decline-publication', 'support-agent'],
		['approvals', 'approve-wind-down', 'support-agent'],
		['approvals', 'decline-wind-down', 'support-agent'],
		['incidents', 'stop', 'privacy-officer'],
		['incidents', 'lift', 'privacy-officer'],
		['incidents', 'open', 'support-agent'],
		['incidents', 'find', 'support-agent'],
		['incidents', 'tell', 'support-agent'],
		['incidents', 'close', 'support-agent'],
		['colleagues', 'invite', 'support-agent'],
	] as const;
	const entries = async () => {
		const caller = { service: 'obhut', actor: 'test', region: 'eu' };
		return (await house.regions.get('eu')!.audit.list(caller, { limit: 100 })).entries;
	};

	test.each(ACTS)('%s/%s is not for the %s, and says whom it takes', async (place, act, role) => {
		const refused = await (await withRole(role)).send(place, act, EU);
		expect(refused.status).toBe(403);
		expect(message(refused.body)).toMatch(
			/^Not done: this takes the role (privacy officer|support agent|operator)/,
		);
	});

	test.each(ACTS)('%s/%s wants a session, and a form of our own page', async (place, act, role) => {
		const nobody = await colleague(app, '').send(place, act, EU);
		expect(nobody).toMatchObject({ status: 303, location: '/staff/sign-in?lang=en' });
		const { cookie } = await withRole(role);
		const elsewhere = await colleague(app, cookie).send(place, act, EU, { 'sec-fetch-site': 'cross-site' });
		expect(elsewhere.status).toBe(403);
		expect(message(elsewhere.body)).toContain('did not come from this page');
		const looked = await app.inject({ url: `/staff/${place}/${act}`, headers: { cookie } });
		expect([404, 405]).toContain(looked.statusCode);
	});

	test('is not even told whether an address is known', async () => {
		const address = 'held@example.org';
		await person({ email: address });
		const before = (await entries()).filter(({ kind }) => kind === 'lookup').length;
		const agent = await withRole('support-agent');
		for (const given of [address, 'nobody@example.org']) {
			const { status, body } = await agent.send('retention', 'hold', { ...EU, address: given });
			expect([status, message(body)]).toEqual([403, message(body)]);
			expect(message(body)).toContain('privacy officer');
		}
		expect((await entries()).filter(({ kind }) => kind === 'lookup')).toHaveLength(before);
	});

	test('sees no page and no menu entry that is not theirs', async () => {
		const agent = await withRole('support-agent');
		const menu = /<nav class="console-menu"[\s\S]*?<\/nav>/.exec((await agent.see('')).body)![0];
		expect([...menu.matchAll(/href="([^?]*)/g)].map(([, path]) => path)).toEqual([
			'/staff',
			'/staff/inbox',
			'/staff/surveys',
			'/staff/figures',
		]);
		for (const place of ['retention', 'approvals', 'incidents', 'colleagues']) {
			const { status, body } = await agent.see(place);
			expect(status).toBe(403);
			expect(body).not.toContain('<form');
		}
	});
});

describe('what cannot be done', () => {
	const LONG = 'x'.repeat(9000);
	const NOBODY = '00000000-0000-4000-8000-000000000000';
	const CASES: [place: string, act: string, fields: Record<string, string | string[]>, status: number][] = [
		['inbox', 'request', { id: 'nonsense' }, 404],
		['inbox', 'answer', { id: 'nonsense', text: 'a', outcome: 'answered' }, 404],
		['inbox', 'answer', { id: NOBODY, text: ' ', outcome: 'answered' }, 400],
		['inbox', 'answer', { id: 'nonsense', text: 'a', outcome: 'erased' }, 400],
		['retention', 'hold', { ground: 'because', until }, 422],
		['retention', 'hold', { ground: 'law', until: '31.12.2027' }, 400],
		['retention', 'hold', { ground: 'law', until, items: 'shoe-size' }, 422],
		[
			'retention',
			'hold',
			{ ground: 'law', until, items: 'email', reference: 'a', address: 'nobody@example.org' },
			404,
		],
		['retention', 'hold', { ground: 'law', until, items: 'email', reference: 'a', address: '<script>' }, 422],
		['retention', 'release', { id: NOBODY }, 404],
		['retention', 'end', { rehearsal: 'perhaps' }, 400],
		['approvals', 'approve-hold', { id: 'nonsense' }, 404],
		['approvals', 'decline-hold', { id: 'nonsense' }, 404],
		['approvals', 'approve-disclosure', { id: 'nonsense' }, 404],
		['approvals', 'approve-publication', { id: 'nonsense' }, 404],
		['approvals', 'publish', { version: 'nonsense' }, 404],
		['approvals', 'disclose', { ground: 'curiosity' }, 422],
		['incidents', 'open', { from: '2026-11-24T10:00', to: '2026-11-24T09:00', 'what-en': 'a' }, 400],
		['incidents', 'open', { from: '2026-11-24T10:00', to: '2026-11-24T11:00' }, 400],
		[
			'incidents',
			'open',
			{ from: '2026-11-24T10:00', to: '2026-11-24T11:00', 'what-en': LONG, purpose: 'spying' },
			422,
		],
		['incidents', 'find', { id: 'nonsense' }, 404],
		['incidents', 'tell', { id: 'nonsense' }, 404],
		['incidents', 'close', { id: 'nonsense' }, 404],
		['colleagues', 'invite', { role: 'king', 'work-address': 'eve@house.example' }, 400],
		['colleagues', 'invite', { role: 'operator', 'work-address': 'nowhere' }, 422],
	];
	const AS_AGENT: typeof CASES = [
		['inbox', 'case', { id: 'nonsense' }, 404],
		['inbox', 'reply', { id: 'nonsense', text: 'a' }, 404],
		['surveys', 'create', { service: 'casino', 'title-en': 'a', 'question-en': 'b' }, 422],
		['surveys', 'create', { service: 'shop' }, 422],
		['surveys', 'send', { id: 'nonsense' }, 404],
	];
	const AS_OPERATOR: typeof CASES = [
		['incidents', 'stop', { stop: 'everything' }, 400],
		['incidents', 'stop', { stop: 'purpose:spying' }, 422],
		['incidents', 'stop', { actor: 'Ada Lovelace' }, 400],
		['incidents', 'lift', { id: 'nonsense' }, 404],
		['retention', 'sweep', { region: 'moon' }, 422],
	];

	test.each([
		...CASES.map(one => ['privacy-officer', ...one] as const),
		...AS_AGENT.map(one => ['support-agent', ...one] as const),
		...AS_OPERATOR.map(one => ['operator', ...one] as const),
	])('as %s: %s/%s %j gives %i, in words, and echoes nothing', async (role, place, act, fields, status) => {
		const refused = await (await withRole(role)).send(place, act, { ...EU, ...fields });
		expect(refused.status).toBe(status);
		expect(message(refused.body)).not.toBe('');
		expect(message(refused.body)).not.toMatch(/^Not done \(/);
		expect(refused.body).not.toContain('<script>');
	});

	test('what is no form, or too large a form, is refused', async () => {
		const { cookie } = await signIn(open, 'operator', 'dora');
		const json = await app.inject({
			method: 'POST',
			url: '/staff/retention/sweep',
			headers: { cookie, ...OURS },
			payload: EU,
		});
		expect(json.statusCode).toBe(422);
		const large = await colleague(app, cookie).send('retention', 'sweep', { region: 'x'.repeat(70_000) });
		expect(large.status).toBe(413);
	});
});
