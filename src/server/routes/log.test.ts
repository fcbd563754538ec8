import { expect, test } from 'vitest';
import { houseDouble } from '../../../test/house-double.js';
import { openTestDatabase } from '../../../test/postgres.js';
import { openTestRegion } from '../../../test/region.js';
import { sha256 } from '../../audit/leaves.js';
import { verifyEd25519 } from '../../audit/log-key.js';
import {
	openCheckpoint,
	parseBundle,
	parseNoteKey,
	tilePath,
	tilesOf,
	tilesRoot,
} from '../../merkle/index.js';
import { buildApp } from '../app.js';

const { region, person } = await openTestRegion(await openTestDatabase());
const { house } = await houseDouble();
house.regions.set('eu', region);
const app = buildApp(house);
const get = (url: string) => app.inject({ method: 'GET', url });

test('anybody can follow the log: list, checkpoint, tiles and commitments, without a key', async () => {
	for (let n = 0; n < 3; n++) await person();
	await region.integrator.integrate();
	await region.integrator.sign();
	const { logs } = (await get('/log/')).json();
	expect(logs).toEqual([
		{
			region: 'eu',
			epoch: 1,
			origin: expect.stringMatching(/^obhut\/eu\//),
			key: expect.any(String),
			size: expect.any(Number),
			at: '/log/eu/1/',
		},
	]);
	const [{ at, key, origin, size }] = logs;
	const note = await get(`${at}checkpoint`);
	expect(note.headers).toMatchObject({
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'public, max-age=2',
		'access-control-allow-origin': '*',
	});
	const known = [parseNoteKey(sha256, key)];
	const { checkpoint } = await openCheckpoint(note.rawPayload, origin, known, verifyEd25519);
	expect(checkpoint.size).toBe(size);
	const tiles = new Map<string, Buffer>();
	for (const tile of tilesOf(size)) {
		const answer = await get(`${at}${tilePath(tile)}`);
		expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
		tiles.set(tilePath(tile), answer.rawPayload);
	}
	expect(Buffer.from(tilesRoot(sha256, size, tile => tiles.get(tilePath(tile))))).toEqual(
		Buffer.from(checkpoint.root),
	);
	const bundle = await get(`${at}${tilePath({ level: 'entries', index: 0, width: size })}`);
	expect(parseBundle(bundle.rawPayload, size).every(entry => entry.length === 32)).toBe(true);
});

test('whatever else is asked for is a problem', async () => {
	const paths = [
		'/log/cn/1/checkpoint',
		'/log/eu/2/checkpoint',
		'/log/eu/0/checkpoint',
		'/log/eu/01/checkpoint',
		'/log/eu/99999/checkpoint',
		'/log/eu/1/',
		'/log/eu/1/checkpoint/',
		'/log/eu/1/tile/0/000',
		'/log/eu/1/tile/0/1',
		'/log/eu/1/tile/0/000.p/256',
		'/log/eu/1/tile/0/000.p/0',
		'/log/eu/1/tile/64/000.p/1',
		'/log/eu/1/tile/entries/x999/x999/x999/x999/x999/999',
		`/log/eu/1/${'x'.repeat(500)}`,
		'/log/eu/1/%00',
	];
	for (const path of paths) {
		const answer = await get(path);
		expect(answer.statusCode, path).toBe(404);
		expect(answer.headers['content-type'], path).toMatch(/^application\/problem\+json/);
		expect(answer.json().code, path).toBe('route-unknown');
	}
	const post = await app.inject({ method: 'POST', url: '/log/' });
	expect(post.json().code).toBe('method-not-allowed');
});
