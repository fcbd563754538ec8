/**
 * A running house for the tests of the clauses: the example policy in both regions and the counts, asked over HTTP as a
 * service would.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { build } from 'vite';
import { afterAll, expect, vi } from 'vitest';
import type { StaffMember, StaffRole } from '../../src/identity/staff/index.js';
import { type Mail, openMailbox } from '../../src/messages/index.js';
import { buildApp } from '../../src/server/app.js';
import type { House, RegionRooms } from '../../src/server/house.js';
import { evidenceOf } from '../../src/server/house-evidence.js';
import { housePages } from '../../src/server/house-pages.js';
import { openHouse } from '../../src/server/open.js';
import { openTestDatabase, type TestDatabase } from '../postgres.js';
import { exampleSources } from '../region.js';
import { addressOf, emptyDatabase } from '../telemetry.js';

export type Region = 'eu' | 'cn';
export type Service = 'shop' | 'app';

/** Who asks: the shop in the region `eu` unless told. */
export interface As {
	service?: Service;
	region?: Region;
}

export interface Answer {
	status: number;
	// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the test then says it is
	body: any;
}

export interface ClauseHouse {
	house: House;
	app: FastifyInstance;
	/** What the house's clock says, milliseconds; tests move it on. */
	time: { now: number };
	/** What was logged, as lines of JSON. */
	log: string[];
	/** Names of the databases as the tests' superuser reaches them. */
	databases: Record<Region | 'telemetry', TestDatabase['config']>;
	/** What stands on the vault of the region `eu`. */
	rooms: RegionRooms;
	/** Asks at a door: `ask('read', { subject, purpose, items })`. */
	ask(door: string, body: unknown, as?: As): Promise<Answer>;
	/** A read for a purpose. */
	read(subject: string, purpose: string, items: string[], as?: As): Promise<Answer>;
	/** The person gives, withdraws, objects or lifts; throws unless that was taken. */
	consent(subject: string, about: string, act: string, as?: As): Promise<void>;
	/** Registers a person of the region and finds their id. */
	person(values?: Record<string, unknown>, more?: Record<string, unknown>, as?: As): Promise<string>;
	/** A member of staff who has signed in, another person each time. */
	staff(role?: StaffRole): Promise<StaffMember>;
	/** Does the recurring work; gives the mails that left for an address, newest first. */
	mailsTo(address: string): Promise<Mail[]>;
	/** Signs a person in with the code they are mailed, with a version of the policy on show; gives the session. */
	signIn(email: string, shown?: string): Promise<string>;
	/** Sends a form of Obhut’s own pages, as their page would. */
	form(
		url: string,
		fields: Record<string, string>,
		cookie?: string,
	): Promise<{ status: number; body: string; cookie: string }>;
	/** A page as the person with the cookie sees it. */
	page(url: string, cookie?: string): Promise<string>;
	/** Opens the same house once more, as a process started now would: under the version in force. */
	again(): Promise<ClauseHouse>;
}

let people = 0;

const BASE = 'http://127.0.0.1';
const A_SECOND = 1000;

/** Opens one for this test file and closes it behind the file's last hook. `pages` builds and serves those for people. */
export async function openClauseHouse({ pages = false } = {}): Promise<ClauseHouse> {
	const [eu, cn, telemetry] = [await openTestDatabase(), await openTestDatabase(), await emptyDatabase()];
	const home = mkdtempSync(join(tmpdir(), 'obhut-clauses-'));
	const place: Place = {
		home,
		policyDirectory: writtenPolicy(home),
		web: pages ? await builtWeb(home) : null,
		databaseUrls: { eu: eu.url, cn: cn.url, telemetry: addressOf(telemetry) },
		databases: { eu: eu.config, cn: cn.config, telemetry },
		time: { now: Date.UTC(2026, 10, 23, 12) },
		log: [],
	};
	const opened: ClauseHouse[] = [];
	afterAll(async () => {
		for (const { app, house } of opened) {
			await app.close();
			await house.close();
		}
		rmSync(home, { recursive: true, force: true });
	});
	return openAt(place, opened);
}

interface Place extends Pick<ClauseHouse, 'databases' | 'time' | 'log'> {
	home: string;
	policyDirectory: string;
	web: string | null;
	databaseUrls: Record<string, string>;
}

async function openAt(place: Place, opened: ClauseHouse[]): Promise<ClauseHouse> {
	const { databases, databaseUrls, home, log, policyDirectory, time, web } = place;
	const mailbox = openMailbox();
	const house = await openHouse({
		policyDirectory,
		home,
		databaseUrls,
		logger: pino({ level: 'trace' }, { write: line => log.push(line) }),
		clock: () => time.now,
		mailer: mailbox,
		base: BASE,
	});
	keepTurnsByHand(house);
	const evidence = evidenceOf(house, () => time.now);
	const options = { https: false, base: BASE, attemptsPerMinute: 1000, evidence };
	const served = web ? { pages: housePages(house, () => time.now, { web, ...options }) } : {};
	const app = buildApp(house, { evidence, ...served });
	const asking = await asker(house, app);
	const { rooms } = house.regions.get('eu')!;
	const mailsTo: ClauseHouse['mailsTo'] = async address => {
		time.now += A_SECOND;
		await house.offerTurns();
		return mailbox.list().filter(({ to }) => to === address);
	};
	const made: ClauseHouse = {
		...{ house, app, time, log, databases, rooms, mailsTo, ...asking, ...visitor(app) },
		staff: async (role = 'privacy-officer') => {
			const { code } = await house.staff.invite(role, 'bootstrap', `staff${people++}@cncest.example`);
			return (await house.staff.signIn(code))!.member;
		},
		signIn: async (email, shown = house.policy.compiled.version) => {
			const who = { item: 'email', value: email };
			expect((await asking.ask('sign-in/code', { ...who, language: 'en' })).status).toBe(202);
			const [mail] = await mailsTo(email);
			const code = /^\d{6}$/m.exec(mail!.text)![0];
			const { status, body } = await asking.ask('sign-in', { ...who, code, shown });
			expect(status, body.code).toBe(200);
			return body.session;
		},
		again: () => openAt(place, opened),
	};
	opened.push(made);
	return made;
}

/** Recurring work is done when it is offered and at no other time: tests move the clock, and timers would follow. */
function keepTurnsByHand(house: House): void {
	vi.useFakeTimers({ toFake: ['setInterval'] });
	house.keepTurns((work, error) => {
		throw new Error(`\`${work}\` failed`, { cause: error });
	});
	vi.useRealTimers();
}

/** How pages are asked for, and their forms sent. */
function visitor(app: FastifyInstance): Pick<ClauseHouse, 'form' | 'page'> {
	return {
		form: async (url, fields, cookie = '') => {
			const { statusCode, body, headers } = await app.inject({
				method: 'POST',
				url: `${url}?lang=en`,
				headers: {
					'content-type': 'application/x-www-form-urlencoded',
					'sec-fetch-site': 'same-origin',
					cookie,
				},
				payload: new URLSearchParams(fields).toString(),
			});
			const set = [headers['set-cookie'] ?? []].flat().map(one => one.split(';')[0]);
			return { status: statusCode, body, cookie: set.join('; ') };
		},
		page: async function page(url, cookie = '') {
			const answer = await app.inject({ url, headers: { cookie, 'accept-language': 'en' } });
			if (answer.statusCode === 303) return page(String(answer.headers.location), cookie);
			expect(answer.statusCode).toBe(200);
			return answer.body;
		},
	};
}

async function asker(house: House, app: FastifyInstance) {
	const keys = new Map<string, string>();
	for (const [region, { keys: ring }] of house.regions) {
		for (const service of ['shop', 'app']) {
			const { key } = await ring.issue({ service, scopes: ['people', 'offers', 'audit'] });
			keys.set(`${service} ${region}`, key);
		}
	}
	const ask: ClauseHouse['ask'] = async (door, body, { service = 'shop', region = 'eu' } = {}) => {
		const answer = await app.inject({
			method: 'POST',
			url: `/v1/${door}`,
			headers: { authorization: `Bearer ${keys.get(`${service} ${region}`)}` },
			payload: body as object,
		});
		return { status: answer.statusCode, body: answer.json() };
	};
	const read: ClauseHouse['read'] = (subject, purpose, items, as) =>
		ask('read', { subject, purpose, items }, as);
	const consent: ClauseHouse['consent'] = async (subject, about, act, as) => {
		const { status, body } = await ask('consents', { subject, about, act, language: 'en' }, as);
		expect(status, body.code).toBe(200);
	};
	const person: ClauseHouse['person'] = async (values, more, as) => {
		const country = as?.region === 'cn' ? 'CN' : 'DE';
		const given: Record<string, unknown> = { email: `person${people++}@example.org`, ...values };
		const registration = {
			residence: country,
			collectedIn: country,
			shown: house.policy.compiled.version,
			purpose: 'provide-service',
			values: given,
			...more,
		};
		const { status, body } = await ask('subjects', registration, as);
		expect(status, body.code).toBe(202);
		const { purpose } = registration;
		const found = await ask('lookup', { item: 'email', value: given.email, purpose }, as);
		return found.body.subject;
	};
	return { ask, read, consent, person };
}

/** The answer is a refusal by the policy, for this reason and under this clause. */
export function expectRefused(answer: Answer, reason: string, clause: string): void {
	expect(answer).toMatchObject({ status: 403, body: { code: 'denied', reason, clause } });
}

/** The answer is the values read. */
export function expectRead(answer: Answer, values: Record<string, unknown>): void {
	expect(answer).toMatchObject({ status: 200, body: { values, denied: [] } });
}

function writtenPolicy(home: string): string {
	const folder = join(home, 'policy');
	for (const { path, text } of exampleSources()) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

async function builtWeb(home: string): Promise<string> {
	const outDir = join(home, 'web');
	const configFile = fileURLToPath(new URL('../../web/vite.config.ts', import.meta.url));
	await build({ configFile, logLevel: 'error', build: { outDir } });
	return outDir;
}
