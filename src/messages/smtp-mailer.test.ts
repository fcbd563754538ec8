import { afterAll, beforeEach, expect, test } from 'vitest';
import { Fault } from '../platform/fault.js';
import { type Mail, MailFailure } from './mailer.js';
import { openPostOffice } from './post-office.fixture.js';
import { openSmtpMailer } from './smtp-mailer.js';

const office = await openPostOffice();
const mailer = openSmtpMailer(office.url);
afterAll(async () => {
	mailer.close();
	await office.close();
});
beforeEach(() => office.reset());

const mail: Mail = {
	messageId: '<3f9a@cncest.example>',
	at: Date.UTC(2026, 10, 23, 12),
	from: { name: 'Example Ltd.', address: 'support@cncest.example' },
	to: 'ada@example.org',
	language: 'zh',
	subject: '您的登录验证码',
	text: '您的验证码：\n\n123456',
	html: '<p>您的验证码</p>',
	optOut: 'https://obhut.example/opt-out/abc',
};

test('a mail arrives as it was written, with the headers of one-click opt-out', async () => {
	await mailer.send(mail);
	const [{ envelope, parsed } = expect.fail('no mail arrived')] = office.arrived;
	expect(envelope).toEqual({ from: 'support@cncest.example', to: ['ada@example.org'] });
	expect(parsed.messageId).toBe(mail.messageId);
	expect(parsed.date?.getTime()).toBe(mail.at);
	expect(parsed.subject).toBe(mail.subject);
	expect(parsed.text?.trim()).toBe(mail.text);
	const lines = new Map(parsed.headerLines.map(({ key, line }) => [key, line]));
	expect(lines.get('list-unsubscribe')).toBe('List-Unsubscribe: <https://obhut.example/opt-out/abc>');
	expect(lines.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
	expect(lines.get('auto-submitted')).toBe('Auto-Submitted: auto-generated');
	expect(lines.get('content-language')).toBe('Content-Language: zh');
});

test('a mail without an opt-out names none', async () => {
	const { optOut, ...plain } = mail;
	await mailer.send(plain);
	expect(optOut).toBeDefined();
	expect(office.arrived[0]!.parsed.headers.has('list-unsubscribe')).toBe(false);
});

const HEADERS = [
	...['auto-submitted', 'content-language', 'content-type', 'date', 'from', 'list-unsubscribe'],
	...['list-unsubscribe-post', 'message-id', 'mime-version', 'subject', 'to'],
];

test.each(['\r\n', '\n', '\r', '\r\n\r\n', '\n\t', '\u2028'])(
	'no field begins a header after %j',
	async end => {
		const evil = `${end}Bcc: all@example.org${end}X-Evil: yes${end}`;
		await mailer.send({
			...mail,
			subject: mail.subject + evil,
			from: { ...mail.from, name: mail.from.name + evil },
			messageId: mail.messageId + evil,
			optOut: mail.optOut + evil,
			language: `zh${evil}` as Mail['language'],
			text: mail.text + evil,
			html: mail.html + evil,
		});
		const [{ envelope, parsed } = expect.fail('no mail arrived')] = office.arrived;
		expect(envelope.to).toEqual(['ada@example.org']);
		expect(parsed.headerLines.map(({ key }) => key).sort()).toEqual(HEADERS);
		expect(parsed.bcc).toBeUndefined();
	},
);

test('control: a header of its own would be seen', async () => {
	await office.deliverRaw(
		'ada@example.org',
		'Subject: a\r\nBcc: all@example.org\r\nX-Evil: yes\r\n\r\ntext\r\n',
	);
	expect(office.arrived[0]!.parsed.headers.get('x-evil')).toBe('yes');
	expect(office.arrived[0]!.parsed.bcc).toBeDefined();
});

test.each([
	'ada@example.org\r\nRCPT TO:<eve@example.org>',
	'ada@example.org, eve@example.org',
	'ada@example.org\n',
	'Ada <ada@example.org>',
	'ada@eve@example.org',
	'ada@example.org;eve@example.org',
	'',
	'ada',
])('no mail leaves for %j', async to => {
	await expect(mailer.send({ ...mail, to })).rejects.toMatchObject({ permanent: true });
	expect(office.arrived).toEqual([]);
});

test('a 5xx is for good, a 4xx and a server that is not there are not; none says to whom', async () => {
	office.reply = { code: 550, text: 'ada@example.org is unknown' };
	const permanent = await mailer.send(mail).catch(error => error);
	expect(permanent).toBeInstanceOf(MailFailure);
	expect(permanent).toMatchObject({ permanent: true, message: expect.stringContaining('550') });
	expect(String(permanent.stack)).not.toContain('ada@');
	office.reply = { code: 451, text: 'later' };
	await expect(mailer.send(mail)).rejects.toMatchObject({ permanent: false });
	const nobody = openSmtpMailer('smtp://127.0.0.1:1');
	await expect(nobody.send(mail)).rejects.toMatchObject({ permanent: false });
	nobody.close();
	expect(office.arrived).toEqual([]);
});

test('without TLS nothing leaves this machine', async () => {
	// Linux and macOS take this for themselves, but it is no loopback address.
	const elsewhere = openSmtpMailer(office.url.replace('127.0.0.1', '0.0.0.0'));
	await expect(elsewhere.send(mail)).rejects.toMatchObject({ permanent: false });
	elsewhere.close();
	expect(office.arrived).toEqual([]);
});

test('an address of another form is a fault that does not repeat it', () => {
	for (const address of ['', 'mail.example.org', 'http://u:secret@mail.example.org', 'smtp://']) {
		const fault = (() => {
			try {
				return openSmtpMailer(address);
			} catch (error) {
				return error;
			}
		})();
		expect(fault).toBeInstanceOf(Fault);
		expect(String(fault)).not.toContain('secret');
	}
});
