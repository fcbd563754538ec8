import { expect, test } from 'vitest';
import { houseDouble } from '../../test/house-double.js';
import { buildApp } from './app.js';
import { DOORS } from './doors.js';

async function document() {
	const { house } = await houseDouble();
	const app = buildApp(house, {
		pages: async pages => {
			pages.get('/policy', async () => 'a page');
		},
	});
	const answer = await app.inject({ url: '/v1/openapi.json' });
	await app.close();
	return answer.json();
}

test('docs/openapi.json is what the server serves', async () => {
	await expect(`${JSON.stringify(await document(), null, '\t')}\n`).toMatchFileSnapshot(
		'../../docs/openapi.json',
	);
});

test('the document is OpenAPI 3.1 and lists every door, each with its body, answer and problems', async () => {
	const { openapi, paths } = await document();
	expect(openapi).toBe('3.1.0');
	for (const door of Object.values(DOORS)) {
		const operation = paths[door.path]?.post;
		expect(operation?.operationId).toBe(door.name);
		expect(operation.requestBody.content['application/json'].schema.properties).toBeDefined();
		expect(
			operation.responses['4XX'].content['application/problem+json'].schema.properties.code,
		).toBeDefined();
		expect(
			operation.responses[door.accepted ? '202' : '200'].content['application/json'].schema,
		).toBeDefined();
	}
	expect(Object.keys(paths)).toHaveLength(Object.keys(DOORS).length + 2);
});

test('no path takes a parameter: neither ids nor personal data stand in a URL', async () => {
	const { paths } = await document();
	for (const path of Object.keys(paths)) expect(path).toMatch(/^\/v1(\/[a-z]+(-[a-z]+)*)+$/);
});
