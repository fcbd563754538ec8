/** The console over HTTP, on real databases: whole acts through its forms, by two of staff, and whoever may not. */
import { describe, expect, test } from 'vitest';
import { openClauseHouse } from './clauses/house.js';
import { fieldIn, message, signIn } from './console-staff.js';
import { KEPT_LONGER, laterVersion, store } from './publishing.js';

const open = await openClauseHouse({ pages: true });
const { house, ask, person, consent, time, databases, log } = open;

const [ada, ben, cleo, dora] = [
	await signIn(open, 'privacy-officer', 'ada'),
	await signIn(open, 'privacy-officer', 'ben'),
	await signIn(open, 'support-agent', 'cleo'),
	await signIn(open, 'operator', 'dora'),
] as const;

const EU = { region: 'eu' };
const until = '2027-06-30';

let people = 0;
const newAddress = () => `held${people++}@example.org`;

describe('the inbox', () => {
	test('a request is opened by its number, answered, and gone from the list', async () => {
		const subject = await person();
		await ask('requests', { subject, right: 'access', text: 'What do you keep about me?' });
		const { body } = await ada.see('inbox');
		expect(body).toContain('See my data');
		expect(body).not.toContain('What do you keep');
		expect((await ada.see('')).body).toContain('1 request about rights, 0 overdue');
		const id = fieldIn(body, 'request', 'id');
		const opened = await ada.send('inbox', 'request', { ...EU, id });
		expect(opened.status).toBe(200);
		expect(opened.body).toContain('What do you keep about me?');
		const after = await ada.does('inbox', 'answer', {
			...EU,
			id,
			text: 'Your address.',
			outcome: 'answered',
		});
		expect(message(after)).toBe('Done. It is in the log.');
		expect(after).toContain('No request waits.');
		expect((await ada.see('')).body).toContain('Nothing waits for you.');
		const again = await ada.send('inbox', 'answer', { ...EU, id, text: 'Again.', outcome: 'answered' });
		expect(again.status).toBe(409);
		expect(message(again.body)).toBe('This request was answered already.');
	});

	test('a support agent opens a conversation by its number, never by a name, and answers', async () => {
		const address = newAddress();
		const subject = await person({ email: address });
		await ask('support', { subject, text: 'My order <b>did not</b> come.' });
		const { body } = await cleo.see('inbox');
		const id = fieldIn(body, 'case', 'id');
		expect(body).toContain(`No. ${id.slice(0, 8)}`);
		expect(body).not.toContain(address);
		expect(body).not.toContain(subject);
		const opened = await cleo.send('inbox', 'case', { ...EU, id });
		expect(opened.body).toContain('My order &lt;b&gt;did not&lt;/b&gt; come.');
		const after = await cleo.does('inbox', 'reply', { ...EU, id, text: 'It is on its way.' });
		expect(after).toContain('Nobody waits for customer service.');
	});
});

test('what was written stands there again where it could not be sent', async () => {
	const subject = await person();
	await ask('requests', { subject, right: 'correct', text: 'My country is wrong.' });
	const id = fieldIn((await ada.see('inbox')).body, 'request', 'id');
	const stopped = await dora.does('incidents', 'stop', { ...EU, stop: 'purpose:answer-requests' });
	const answer = { ...EU, id, text: 'We have <corrected> it.' };
	const refused = await ada.send('inbox', 'answer', { ...answer, outcome: 'answered' });
	expect(message(refused.body)).toContain('because of an incident');
	await dora.does('incidents', 'lift', { ...EU, id: fieldIn(stopped, 'lift', 'id') });
	const unclear = await ada.send('inbox', 'answer', { ...answer, outcome: 'perhaps' });
	expect(unclear.status).toBe(400);
	expect(unclear.body).toContain('We have &lt;corrected&gt; it.</textarea>');
	expect(unclear.body).toContain('My country is wrong.');
});

describe('surveys', () => {
	test('go to those who agreed; refusals name reason and clause; nobody is invited twice', async () => {
		const [willing] = [await person(), await person()];
		await consent(willing!, 'surveys', 'give');
		const made = await cleo.does('surveys', 'create', {
			...EU,
			service: 'shop',
			'title-en': 'How was it?',
			'title-de': 'Wie war es?',
			'question-en': 'Would you come again?',
		});
		expect(made).toContain('How was it?');
		expect((await cleo.see('surveys', 'de')).body).toContain('Wie war es?');
		const id = fieldIn(made, 'send', 'id');
		const sent = await cleo.send('surveys', 'send', { ...EU, id });
		expect(message(sent.body)).toMatch(
			/people considered, 1 invited\. .*people refused: consent missing \( S2\.6 \)/,
		);
		const again = await cleo.send('surveys', 'send', { ...EU, id });
		expect(message(again.body)).toMatch(/, 0 invited\./);
	});
});

describe('a hold', () => {
	test('takes a second person, forbids erasure, and is released', async () => {
		const address = newAddress();
		const subject = await person({ email: address });
		const asked = { ...EU, address, items: ['email'], ground: 'court-order', reference: '7 Gs 12/26', until };
		expect(message(await ada.does('retention', 'hold', asked))).toContain('Another person has to approve');
		const mine = await ada.see('approvals');
		expect(mine.body).toContain('7 Gs 12/26');
		expect(mine.body).toContain('another person decides');
		const id = fieldIn(mine.body, 'decline-hold', 'id');
		const self = await ada.send('approvals', 'approve-hold', { ...EU, id });
		expect(self.status).toBe(403);
		expect(message(self.body)).toContain('You proposed this yourself.');
		expect((await ask('erase', { subject })).status).not.toBe(409);
	});

	test('stands once approved: the erase is refused naming its clause, and goes on once it is released', async () => {
		const address = newAddress();
		const subject = await person({ email: address });
		const asked = { ...EU, address, items: ['email'], ground: 'court-order', reference: '8 Gs 1/26', until };
		await ada.does('retention', 'hold', asked);
		const id = fieldIn((await ben.see('approvals')).body, 'approve-hold', 'id');
		await ben.does('approvals', 'approve-hold', { ...EU, id });
		const refused = await ask('erase', { subject });
		expect(refused).toMatchObject({ status: 409, body: { code: 'erase-held', clause: 'S3.2' } });
		const settled = await ben.send('approvals', 'approve-hold', { ...EU, id });
		expect(message(settled.body)).toContain('decided already');
		const { body } = await ada.see('retention');
		expect(body).toContain('8 Gs 1/26');
		const after = await ada.does('retention', 'release', { ...EU, id: fieldIn(body, 'release', 'id') });
		expect(after).toContain('released 23 November 2026');
		expect((await ask('erase', { subject })).status).toBe(200);
	});

	test('two accounts of one person are not four eyes', async () => {
		const address = newAddress();
		await person({ email: address });
		const second = await signIn(open, 'privacy-officer', 'ada+other');
		const asked = { ...EU, address, items: ['email'], ground: 'law', reference: 'GDPR 17(3)', until };
		await ada.does('retention', 'hold', asked);
		const id = fieldIn((await second.see('approvals')).body, 'approve-hold', 'id');
		const refused = await second.send('approvals', 'approve-hold', { ...EU, id });
		expect(refused.status).toBe(403);
		expect(message(refused.body)).toContain('a second account of yours does not count');
		expect(message(await ben.does('approvals', 'decline-hold', { ...EU, id }))).toContain('Declined.');
	});
});

describe('a disclosure', () => {
	const order = {
		ground: 'authority-order',
		recipient: 'Amtsgericht Hamburg',
		country: 'DE',
		reference: '7 Gs 99/26',
	};

	test('shows the values once, to whoever approves, and stands in the register', async () => {
		const address = newAddress();
		await person({ email: address });
		await ada.does('approvals', 'disclose', { ...EU, ...order, address, items: ['email'] });
		const { body } = await ben.see('approvals');
		expect(body).not.toContain(address);
		const id = fieldIn(body, 'approve-disclosure', 'id');
		const released = await ben.send('approvals', 'approve-disclosure', { ...EU, id });
		expect(released.status).toBe(200);
		expect(message(released.body)).toContain('Shown once, to you');
		expect(released.body).toContain(address);
		const register = await ben.see('approvals');
		expect(register.body).toContain('order of an authority (7 Gs 99/26)');
		expect(register.body).not.toContain(address);
		expect((await ben.send('approvals', 'approve-disclosure', { ...EU, id })).body).not.toContain(address);
	});

	test('is barred to the authority of another country', async () => {
		const address = newAddress();
		await person({ email: address });
		const barred = await ada.send('approvals', 'disclose', {
			...EU,
			...order,
			country: 'US',
			address,
			items: ['email'],
		});
		expect(barred.status).toBe(403);
		expect(message(barred.body)).toContain('Nothing was handed over');
	});
});

describe('a version of the policy', () => {
	const NEXT = '2027-03-01';

	test('shows what it changes, is proposed and approved, and says what it waits for', async () => {
		await store(
			[databases.eu, databases.cn].map(config => ({ config })),
			laterVersion(NEXT, KEPT_LONGER),
			true,
		);
		const { body } = await dora.see('approvals');
		expect(body).toContain('Reduces people’s rights');
		expect(body).toMatch(/1 year.*2 years/);
		await dora.does('approvals', 'publish', { version: fieldIn(body, 'publish', 'version') });
		const id = fieldIn((await ada.see('approvals')).body, 'approve-publication', 'id');
		const after = await ada.does('approvals', 'approve-publication', { ...EU, region: 'cn', id });
		expect(after).toContain('Published, not in force yet');
		expect(after).toContain('waits for its date');
		expect((await ada.see('approvals', 'zh')).body).toContain('等待生效日期');
	});

	test('whose date comes too early has its obstacle beside it, and no button', async () => {
		await store(
			[databases.eu, databases.cn].map(config => ({ config })),
			laterVersion('2026-11-24', KEPT_LONGER),
			true,
		);
		const { body } = await dora.see('approvals', 'de');
		expect(body).toContain('Ihr Datum liegt zu früh.');
		const refused = await dora.send('approvals', 'publish', { version: 'none' });
		expect(refused.status).toBe(404);
	});
});

describe('the end of the service', () => {
	test('is rehearsed by two', async () => {
		await dora.does('retention', 'end', { ...EU, rehearsal: 'yes' });
		const id = fieldIn((await ada.see('approvals')).body, 'approve-wind-down', 'id');
		await ada.does('approvals', 'approve-wind-down', { ...EU, id });
		expect((await ada.see('retention')).body).toContain('under way: 0 told, 0 erased, 0 left');
		const rehearsed = await ada.does('retention', 'go-on', EU);
		expect(rehearsed).toContain('Rehearsal of 23 November 2026');
		const [, told, erased] = /done: (\d+) told, (\d+) erased, 0 left/.exec(rehearsed) ?? [];
		expect(Number(told)).toBeGreaterThan(0);
		expect(erased).toBe(told);
	});
});

describe('an incident', () => {
	test('a stop refuses the next read and names its clause, until it is lifted', async () => {
		const subject = await person();
		const stopped = await dora.does('incidents', 'stop', { ...EU, stop: 'purpose:provide-service' });
		expect(stopped).toContain('purpose: provide the service');
		const reading = { subject, purpose: 'provide-service', items: ['email'] };
		expect((await ask('read', reading)).body).toMatchObject({ reason: 'stopped', clause: 'S4.5' });
		await dora.does('incidents', 'lift', { ...EU, id: fieldIn(stopped, 'lift', 'id') });
		expect((await ask('read', reading)).status).toBe(200);
	});

	test('is opened, finds who was touched, tells them and is closed', async () => {
		const [from, to] = ['2026-11-24T00:00', '2026-11-24T23:59'];
		time.now += 86_400_000;
		const subject = await person();
		await ask('read', { subject, purpose: 'provide-service', items: ['email'] });
		const fields = {
			...EU,
			from,
			to,
			'what-en': 'A key was copied.',
			'what-de': 'Ein Schlüssel wurde kopiert.',
		};
		const again = await freshOfficer();
		const opened = await again.does('incidents', 'open', fields);
		const id = fieldIn(opened, 'find', 'id');
		expect(await again.does('incidents', 'find', { ...EU, id })).toMatch(
			/open: [1-9]\d* people touched, 0 told/,
		);
		expect(await again.does('incidents', 'tell', { ...EU, id })).toContain('people told:');
		expect(await again.does('incidents', 'close', { ...EU, id })).toContain('closed:');
		expect((await again.see('incidents', 'de')).body).toContain('Ein Schlüssel wurde kopiert.');
	});

	/** The clock has moved past what a session outlives. */
	const freshOfficer = () => signIn(open, 'privacy-officer', 'ada');
});

describe('the other pages', () => {
	test('a sweep now reports what was due, what was held, and whom it erased', async () => {
		const officer = await signIn(open, 'privacy-officer', 'ada');
		const swept = await officer.does('retention', 'sweep', EU);
		expect(swept).toContain('Due and deleted');
		expect(swept).toContain('24 November 2026');
	});

	test('counts of the last days stand there without anybody; where the policy declares none it says so', async () => {
		await house.telemetry!.observe('shop', [
			{ kind: 'frequency-of-use', name: 'page-view' },
			{ kind: 'performance', name: 'checkout', took: 80 },
		]);
		const agent = await signIn(open, 'support-agent', 'cleo');
		const { body } = await agent.see('figures');
		expect(body).toContain('page-view');
		expect(body).toMatch(/half ≤ \d+ ms/);
		const { telemetry } = house;
		house.telemetry = null;
		expect((await agent.see('figures')).body).toContain('the policy declares no counts');
		house.telemetry = telemetry;
	});

	test('a colleague comes in by the link shown once', async () => {
		const operator = await signIn(open, 'operator', 'dora');
		const invited = await operator.send('colleagues', 'invite', {
			role: 'support-agent',
			'work-address': 'eve@house.example',
		});
		const [, code] = /\/staff\/sign-in#([\w-]{43})/.exec(invited.body) ?? [];
		expect((await house.staff.signIn(code!))?.member.role).toBe('support-agent');
		expect(log.join('')).not.toContain(code);
		expect(invited.body).not.toContain('eve@');
	});
});

test('nothing personal, no person’s id and no session stands in an address or the log of the process', () => {
	const lines = log.join('');
	expect(lines).toContain('/staff/retention/hold');
	for (let n = 0; n < people; n++) expect(lines).not.toContain(`held${n}@`);
	expect(lines).not.toContain('house.example');
	for (const { cookie } of [ada, ben, cleo, dora]) expect(lines).not.toContain(cookie.split('=')[1]);
	const urls = [...lines.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
	for (const url of urls) expect(url).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
});
