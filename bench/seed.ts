/** Fills a region with people sealed as registration would, in bulk, and a plain table with the same values. */
import { join } from 'node:path';
import pg from 'pg';
import { newState } from '../src/decide/state.js';
import { openFileKeyring } from '../src/platform/keyring/file-keyring.js';
import type { CompiledPolicy } from '../src/policy/compiled.js';
import { encodePage } from '../src/vault/page.js';
import { pagePlace, seal } from '../src/vault/seal.js';
import { encodeFacts, macFacts } from '../src/vault/stored-state.js';
import { newSubjectId } from '../src/vault/subject-id.js';
import { KeyStore } from '../src/vault/subject-keys.js';
import type { Progress } from './harness/progress.js';
import { type Address, ITEMS, REGION } from './setting.js';

const CHUNK = 2_000;

const PLAIN = `
	create table plain_item (
		subject uuid not null, item smallint not null, value text not null, primary key (subject, item)
	);
	create table plain_log (id bigint generated always as identity primary key, entry bytea not null);`;

/** Values of one person, by position in `ITEMS`. */
function valuesOf(person: number): string[] {
	const number = String(person).padStart(7, '0');
	return [`person${number}@mail.example.org`, `+49170${number}`, 'DE', 'de-DE', 'Hamburg, Altona-Nord'];
}

/** The ids of the people made. */
export async function seedPeople(
	{ target, home }: Address,
	policy: CompiledPolicy,
	people: number,
	progress: Progress,
): Promise<string[]> {
	const client = new pg.Client(target);
	await client.connect();
	const keyring = openFileKeyring(join(home, 'keys', REGION.name, 'keyring.json'), false);
	const keys = new KeyStore(keyring);
	await client.query(PLAIN);
	const subjects: string[] = [];
	while (subjects.length < people) {
		progress.at(subjects.length, people, 'people sealed');
		const size = Math.min(CHUNK, people - subjects.length);
		const chunk = Array.from({ length: size }, (_, at) => sealed(policy, keys, subjects.length + at));
		await insert(client, chunk);
		subjects.push(...chunk.map(({ subject }) => subject));
	}
	await client.query('vacuum (analyze, freeze)');
	await client.query('checkpoint');
	await client.end();
	return subjects;
}

type SealedPerson = ReturnType<typeof sealed>;

function sealed(policy: CompiledPolicy, keys: KeyStore, number: number) {
	const subject = newSubjectId(REGION.number);
	const { keys: own, stored } = keys.create(subject);
	const values = valuesOf(number);
	const items = ITEMS.map(name => policy.numbers.items[name]!);
	const page = policy.items[items[0]!]!.page;
	if (items.some(item => policy.items[item]!.page !== page))
		throw new Error('the items lie on several pages');
	const place = { subject, page, service: 0, generation: stored.generation, revision: 1 };
	const content = new Map(items.map((item, at) => [item, values[at]!]));
	const given = { given: Date.now(), until: Number.POSITIVE_INFINITY, withdrawn: Number.POSITIVE_INFINITY };
	const state = {
		...newState(REGION.number, policy.numbers.jurisdictions.de!),
		shown: policy.ordinal,
		shownAt: Date.now(),
		consents: [undefined, given, given],
	};
	const facts = encodeFacts({ state, pages: [{ page, service: 0, revision: 1 }] });
	return {
		subject,
		facts,
		mac: macFacts(own.mac, subject, stored.generation, facts),
		key: stored,
		page,
		sealed: seal(own.seal, encodePage(content), pagePlace(place)),
		items,
		values,
	};
}

async function insert(client: pg.Client, chunk: SealedPerson[]): Promise<void> {
	const column = <T>(take: (person: SealedPerson) => T) => chunk.map(take);
	const subjects = column(({ subject }) => subject);
	await client.query('begin');
	await client.query('insert into subject select * from unnest($1::uuid[], $2::bytea[], $3::bytea[])', [
		subjects,
		column(({ facts }) => facts),
		column(({ mac }) => mac),
	]);
	await client.query(
		'insert into subject_key select * from unnest($1::uuid[], $2::int[], $3::int[], $4::bytea[])',
		[
			subjects,
			column(({ key }) => key.generation),
			column(({ key }) => key.kek),
			column(({ key }) => key.bytes),
		],
	);
	await client.query(
		`insert into page (subject, page, service, generation, revision, sealed)
			select s, p, 0, g, 1, b from unnest($1::uuid[], $2::smallint[], $3::int[], $4::bytea[]) as n (s, p, g, b)`,
		[subjects, column(({ page }) => page), column(({ key }) => key.generation), column(row => row.sealed)],
	);
	await client.query('insert into plain_item select * from unnest($1::uuid[], $2::smallint[], $3::text[])', [
		chunk.flatMap(({ subject, items }) => items.map(() => subject)),
		chunk.flatMap(({ items }) => items),
		chunk.flatMap(({ values }) => values),
	]);
	await client.query('commit');
}
