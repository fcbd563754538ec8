/** `obhut serve` and the commands that talk to it, on a real database. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect } from '../src/client/connect.js';
import { obhut, started } from './command.js';
import { openTestDatabase } from './postgres.js';
import { exampleSources } from './region.js';
import { addressOf, emptyDatabase } from './telemetry.js';

const database = await openTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'obhut-serve-'));
const [home, policy] = [join(folder, 'home'), join(folder, 'policy')];
const where = ['--policy', policy, '--home', home];
const serve = ['serve', ...where, '--region', 'eu'];

beforeAll(() => {
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(policy, path)), { recursive: true });
		writeFileSync(join(policy, path), text);
	}
	vi.stubEnv('OBHUT_DATABASE_URL_EU', database.url);
});

afterEach(() => vi.stubEnv('OBHUT_KEY', undefined));

afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

interface Ready {
	api: string;
	policy: { page: string };
	keys: { region: string; service: string; key: string }[];
}

/** Starts the server, works with it, and ends it as the system would. */
async function whileServing(work: (ready: Ready) => Promise<void>, ...more: string[]) {
	const { ended, seen } = started(...serve, '--port', '0', '--json', ...more);
	const failed = ended.then(({ code, out, err }) => {
		throw new Error(`serve ended with ${code}: ${out}${err}`);
	});
	const ready = vi.waitFor(
		() => JSON.parse(/^\{"ready":.*\}$/m.exec(seen.out)?.[0] ?? '').ready as Ready,
		20_000,
	);
	failed.catch(() => {});
	await work(await Promise.race([ready, failed]));
	process.emit('SIGTERM');
	return ended;
}

test('the first start makes a key that works, later ones none; a signal ends it with 0', async () => {
	let first: Ready['keys'] = [];
	const ended = await whileServing(async ({ api, keys, policy: page }) => {
		first = keys;
		expect(keys).toMatchObject([
			{ region: 'eu', service: 'shop', key: expect.stringMatching(/^obh_eu_shop_/) },
		]);
		const client = connect({ url: api.replace('/v1', ''), key: keys[0]!.key });
		expect(await client.lookup('email', 'nobody@example.org').for('provide-service')).toBeNull();
		await client.close();
		const read = await fetch(page.page);
		expect(read.headers.get('content-type')).toContain('text/html');
		expect(await read.text()).toContain('S2.6');
	});
	expect(ended.code).toBe(0);
	await whileServing(async ({ keys }) => {
		expect(keys).toEqual([]);
	});
	const asked = async ({ keys }: Ready) => {
		expect(keys).toMatchObject([{ service: 'app' }]);
		expect(keys[0]!.key).not.toBe(first[0]!.key);
	};
	await whileServing(asked, '--new-key', 'app');
});

test('a client that never finishes its request does not hold the server', async () => {
	const ended = await whileServing(async ({ api }) => {
		const { hostname, port } = new URL(api);
		const unfinished = createConnection({ host: hostname, port: Number(port) });
		unfinished.on('error', () => {});
		await once(unfinished, 'connect');
		unfinished.write('GET /policy HTTP/1.1\r\nhost: x\r\n');
		// The server has read the half of it once it answers a whole one sent after.
		await (await fetch(`${api}/health`)).text();
	});
	expect(ended.code).toBe(0);
}, 20_000);

describe('one clear message and a hint', () => {
	test('when the port is taken', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise(resolve => other.once('listening', resolve));
		const { port } = other.address() as { port: number };
		const { code, err } = await obhut(...serve, '--port', String(port));
		expect(code).toBe(3);
		expect(err).toMatch(/^error: port \d+ is taken\nhint: .*--port \d+\n$/);
		await new Promise(resolve => other.close(resolve));
	});

	test('when the policy cannot be read', async () => {
		const { code, err } = await obhut('serve', '--policy', join(folder, 'nowhere'), '--home', home);
		expect(code).toBe(3);
		expect(err).toMatch(/^error: no folder .*\nhint: .*\n$/);
	});

	test('when the database cannot be reached, without its password', async () => {
		vi.stubEnv('OBHUT_DATABASE_URL_EU', 'postgresql://u:hunter2@127.0.0.1:1/x');
		const { code, err } = await obhut(...serve, '--port', '0');
		vi.stubEnv('OBHUT_DATABASE_URL_EU', database.url);
		expect(code).toBe(3);
		expect(err).toMatch(/^error: .*database.*\nhint: .*\n$/);
		expect(err).not.toContain('hunter2');
	});

	test('when alarms are to go to what is no address, without repeating it', async () => {
		for (const given of ['ops', 'Ops <ops@example.org>', 'a@example.org, b@example.org', '']) {
			const { code, err } = await obhut(...serve, '--alarms-to', given);
			expect({ code, err }).toEqual({
				...{
					code: 2,
					err: 'error: --alarms-to is not a mail address\nhint: one address and no name: ops@example.org\n',
				},
			});
		}
		vi.stubEnv('OBHUT_ALARMS_TO', 'ops');
		const { code, err } = await obhut(...serve).finally(() => vi.stubEnv('OBHUT_ALARMS_TO', undefined));
		expect(code).toBe(2);
		expect(err).toMatch(/^error: OBHUT_ALARMS_TO is not a mail address\nhint: .*\n$/);
	});

	test('when the policy has no such service', async () => {
		const { code, err } = await obhut(...serve, '--port', '0', '--new-key', 'nothing');
		expect(code).toBe(2);
		expect(err).toContain('its services are shop, app');
	});
});

describe('explain and erase', () => {
	test('talk to the server about the person in a file', async () => {
		await whileServing(async ({ api, keys }) => {
			const { key } = keys[0]!;
			vi.stubEnv('OBHUT_URL', api.replace('/v1', ''));
			vi.stubEnv('OBHUT_KEY', key);
			const client = connect({ url: api.replace('/v1', ''), key });
			const registration = {
				residence: 'DE',
				collectedIn: 'DE',
				shown: '2026-11-01',
				purpose: 'provide-service',
			};
			await client.register({ ...registration, values: { email: 'cli@example.org' } });
			const id = (await client.lookup('email', 'cli@example.org').for('provide-service')) as string;
			const file = join(folder, 'id.txt');
			writeFileSync(file, `${id}\n`);
			const about = ['--subject-file', file];
			const refused = await obhut('explain', '--purpose', 'surveys', 'email', ...about);
			expect(refused.code).toBe(1);
			expect(refused.out).toContain('email  denied: consent-missing (clause S2.6)');
			const granted = await obhut('explain', '--purpose', 'provide-service', 'email', ...about, '--json');
			expect(granted.code).toBe(0);
			expect(JSON.parse(granted.out)).toMatchObject({ permitted: true });
			expect((await obhut('erase', ...about)).err).toContain('add --yes');
			const erased = await obhut('erase', ...about, '--yes');
			expect(erased).toMatchObject({ code: 0, out: expect.stringContaining('erased at ') });
			const gone = await obhut('explain', '--purpose', 'surveys', 'email', ...about);
			expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('no such person here') });
			await client.close();
		}, '--new-key');
	});

	test('say what is missing: a key, a server, an id', async () => {
		const file = join(folder, 'bad.txt');
		writeFileSync(file, 'ada@example.org');
		const explain = (...more: string[]) => obhut('explain', '--purpose', 'surveys', 'email', ...more);
		const notAnId = await explain('--subject-file', file);
		expect(notAnId).toMatchObject({ code: 2, err: expect.stringContaining('not a person’s id') });
		expect(notAnId.err).not.toContain('ada@');
		writeFileSync(file, '02b3f6de-93c4-8a51-9d0e-5f0a3c2b1d4e');
		expect(await explain('--subject-file', file)).toMatchObject({
			code: 2,
			err: expect.stringContaining('no service key'),
		});
		vi.stubEnv('OBHUT_KEY', 'k');
		vi.stubEnv('OBHUT_URL', 'http://127.0.0.1:1');
		expect(await explain('--subject-file', file)).toMatchObject({
			code: 3,
			err: expect.stringContaining('cannot be reached'),
		});
	});
});

describe('doctor', () => {
	test('finds a server’s ground in order', async () => {
		const { code, out } = await obhut('doctor', ...where, '--json');
		const { checks } = JSON.parse(out);
		expect(checks.filter((check: { verdict: string }) => check.verdict === 'fail')).toEqual([]);
		expect(checks.map((check: { about: string }) => check.about)).toEqual(
			expect.arrayContaining([
				'node',
				'platform',
				'home',
				'keyring eu',
				'database eu',
				'database eu: durable',
				'counts',
				'mail',
				'policy',
			]),
		);
		expect(code).toBe(0);
	});

	test('looks at the counts, and never takes a region’s database for theirs', async () => {
		const counts = async () => /^.*counts +.*$/m.exec((await obhut('doctor', ...where)).out)?.[0];
		expect(await counts()).toMatch(/^ok +counts +a database of their own, \d+ migrations applied$/);
		vi.stubEnv('OBHUT_DATABASE_URL_TELEMETRY', database.url);
		expect(await counts()).toMatch(/^FAIL +counts +this is the database of a region$/);
		vi.stubEnv('OBHUT_DATABASE_URL_TELEMETRY', addressOf(await emptyDatabase()));
		expect(await counts()).toMatch(/^\? +counts +empty$/);
		vi.stubEnv('OBHUT_DATABASE_URL_TELEMETRY', `${database.url.replace(database.name, 'nowhere')}`);
		expect(await counts()).toMatch(/^\? +counts +none yet$/);
		vi.stubEnv('OBHUT_DATABASE_URL_TELEMETRY', undefined);
	});

	test('says which mail server is set, and neither its user nor its password', async () => {
		const mail = async (address: string | undefined) => {
			vi.stubEnv('OBHUT_SMTP_URL', address);
			const { out } = await obhut('doctor', ...where).finally(() => vi.stubEnv('OBHUT_SMTP_URL', undefined));
			expect(out).not.toMatch(/somebody|hunter2/);
			return /^.*mail +.*$/m.exec(out)?.[0];
		};
		expect(await mail(undefined)).toMatch(/^ok +mail +kept in the development mailbox/);
		expect(await mail('smtp://somebody:hunter2@mail.example.org:587')).toMatch(
			/^ok +mail +smtp:\/\/mail\.example\.org:587$/,
		);
		expect(await mail('https://somebody:hunter2@mail.example.org')).toMatch(
			/^FAIL +mail +OBHUT_SMTP_URL is not/,
		);
	});

	test('names what is not: a database away, a policy missing', async () => {
		vi.stubEnv('OBHUT_DATABASE_URL_EU', 'postgresql://u:hunter2@127.0.0.1:1/x');
		const { code, out } = await obhut('doctor', '--home', home, '--policy', join(folder, 'nowhere'));
		vi.stubEnv('OBHUT_DATABASE_URL_EU', database.url);
		expect(code).toBe(3);
		expect(out).toMatch(/FAIL database eu +cannot be reached \(ECONNREFUSED\)/);
		expect(out).toMatch(/FAIL policy +no folder/);
		expect(out).not.toContain('hunter2');
	});
});
