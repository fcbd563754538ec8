/** `obhut compare` and `obhut publish` on a real database, and the versions as people read them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PublishedVersion } from '../src/obligations/publication/index.js';
import type { SourceFile } from '../src/policy/source-file.js';
import { versionsPage } from '../src/server/pages/versions-page.js';
import { obhut } from './command.js';
import { openTestDatabase } from './postgres.js';
import { type Edit, KEPT_LONGER, laterVersion, openTestPublication } from './publishing.js';
import { exampleSources, openTestRegion } from './region.js';

const database = await openTestDatabase();
const opened = await openTestRegion(database);
const { publication, close } = openTestPublication([{ database, test: opened }]);
const room = mkdtempSync(join(tmpdir(), 'obhut-publish-'));
/** Far enough ahead of the machine's clock for any notice period. */
const AHEAD = `${new Date().getUTCFullYear() + 1}-12-01`;
const SOONER: Edit = ['answer-within: P15D', 'answer-within: P10D'];

function folder(name: string, sources: SourceFile[]): string {
	for (const { path, text } of sources) {
		mkdirSync(dirname(join(room, name, path)), { recursive: true });
		writeFileSync(join(room, name, path), text);
	}
	return join(room, name);
}

const publish = (name: string, sources: SourceFile[], ...more: string[]) =>
	obhut('publish', folder(name, sources), '--home', opened.home, '--region', 'eu', ...more);

beforeAll(() => vi.stubEnv('OBHUT_DATABASE_URL_EU', database.url));

afterAll(async () => {
	vi.unstubAllEnvs();
	rmSync(room, { recursive: true, force: true });
	await close();
});

test('`compare` says what a version changes for people, in words and as data', async () => {
	const old = folder('old', exampleSources());
	const next = folder('next', laterVersion(AHEAD, KEPT_LONGER, SOONER));
	const { code, out } = await obhut('compare', old, next);
	expect(code).toBe(0);
	expect(out).toMatch(
		/reduces people’s rights:\n {2}~ retention\.survey-answers keep: .*\(P1Y → P2Y\) +S3\.2/,
	);
	expect(out).toMatch(/extends people’s rights:\n {2}~ contact answer-within \(P15D → P10D\) +S7/);
	const data = JSON.parse((await obhut('compare', old, next, '--json')).out);
	expect(data.reducesRights).toBe(true);
	expect(JSON.parse((await obhut('compare', next, old, '--json')).out).changes).toHaveLength(
		data.changes.length,
	);
	expect((await obhut('compare', old, old)).out).toBe('no changes\n');
});

test('`publish` stores a draft and says what must happen before it takes effect', async () => {
	const { code, out } = await publish('longer', laterVersion(AHEAD, KEPT_LONGER));
	expect(out).toContain('retention.survey-answers keep');
	expect(out).toContain('another approves it');
	expect(out).toContain('everybody is told by mail and by an announcement, P30D before');
	expect(out).toContain(`its date comes: ${AHEAD}`);
	expect(code).toBe(0);
	expect(await publication.drafts()).toMatchObject([{ version: AHEAD, reducesRights: true, proposal: null }]);
	expect((await publication.versions()).map(({ version }) => version)).toEqual(['2026-11-01']);
});

test.each([
	['a taken version', exampleSources(), 'version-taken'],
	['a date that leaves no time', laterVersion('2026-11-02', KEPT_LONGER), 'effective-too-early'],
])('`publish` refuses %s and stores nothing', async (name, sources, reason) => {
	const before = await publication.drafts();
	const { code, out } = await publish(name, sources, '--json');
	expect(code).toBe(1);
	expect(JSON.parse(out).obstacles.map(({ code }: { code: string }) => code)).toContain(reason);
	expect(await publication.drafts()).toEqual(before);
});

test('`publish` shows what does not pass the check', async () => {
	const broken = laterVersion(AHEAD).map(file =>
		file.path === 'policy.yaml'
			? { ...file, text: file.text.replace('uses: [licence,', 'uses: [license,') }
			: file,
	);
	const { code, out, err } = await publish('broken', broken);
	expect(code).not.toBe(0);
	expect(`${out}${err}`).toContain('`licence`');
});

test('people read which version is announced, from when, and what it changes, in their language', () => {
	const common = { digest: 'd', publishedAt: Date.UTC(2026, 10, 1), publishedBy: '', mustBeSeen: true };
	const first = Date.UTC(2026, 10, 1);
	const versions: PublishedVersion[] = [
		{
			...common,
			ordinal: 1,
			version: '2026-11-01',
			sources: exampleSources(),
			effectiveAt: first,
			inForceFrom: first,
		},
		{
			...common,
			ordinal: 2,
			version: '2027-01-15',
			sources: laterVersion('2027-01-15', KEPT_LONGER, SOONER),
			effectiveAt: Date.UTC(2027, 0, 15),
			inForceFrom: null,
		},
	];
	const said = {
		de: ['angekündigt', '15. Januar 2027', 'mindert', '2 Jahre'],
		en: ['announced', '15 January 2027', 'reduces your rights', '2 years'],
		zh: ['已公告', '2027年1月15日', '减少您的权利', '2年'],
	};
	for (const language of ['de', 'en', 'zh'] as const) {
		const page = versionsPage(versions, '2026-11-01', language).text;
		for (const words of said[language]) expect(page).toContain(words);
		expect(page).toContain(`/policy/versions/2027-01-15/${language}`);
	}
});
