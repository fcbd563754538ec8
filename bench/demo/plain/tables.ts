/** The twin's tables: one for each thing, nothing encrypted, nothing logged. */
import type pg from 'pg';

const TABLES = `
create table person (
	id uuid primary key default gen_random_uuid(),
	email text not null unique, phone text, residence text not null,
	avatar text, language text, location text
);
create table sign_in_code (email text primary key, code text not null, expires_at timestamptz not null);
create table session (token text primary key, person uuid not null, ends_at timestamptz not null);
create table sign_in (id bigserial primary key, person uuid not null, at timestamptz not null default now());
create index on sign_in (person);
create table support_case (
	id uuid primary key default gen_random_uuid(), person uuid not null,
	words text not null, at timestamptz not null default now()
);
create index on support_case (person);
create table activity (id uuid primary key default gen_random_uuid(), title jsonb not null, ends_at timestamptz not null);
create table activity_person (activity uuid, person uuid, primary key (activity, person));
create table activity_entry (
	id bigserial primary key, person uuid not null, activity uuid not null,
	entry jsonb not null, at timestamptz not null default now()
);
create index on activity_entry (person);
create table crash_report (
	id bigserial primary key, person uuid not null, report jsonb not null, at timestamptz not null default now()
);
create table observation (kind text not null, name text not null, at timestamptz not null default now());
`;

/** Makes the tables, and the one activity that runs. */
export async function makeTables(pool: pg.Pool): Promise<void> {
	await pool.query(TABLES);
	await pool.query(`insert into activity (title, ends_at) values ('{}', now() + interval '1 month')`);
}
