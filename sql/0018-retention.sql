-- Holds: what law or another ground keeps beyond its time (S3.2). The register outlives the person; it then names
-- nobody.
create table hold (
	-- Also the id of the approved proposal.
	id uuid primary key,
	subject uuid,
	ground text not null,
	-- Law, docket or order it rests on.
	reference text not null,
	items text[] not null,
	begins_at timestamptz not null,
	ends_at timestamptz not null,
	sealed_until timestamptz,
	proposed_by text not null,
	approved_by text not null,
	released_at timestamptz,
	released_by text
);

create index hold_by_subject on hold (subject);

grant select, insert on hold to obhut_runtime;
grant update (subject, released_at, released_by) on hold to obhut_runtime;

-- What each sweep deleted, in figures; kept up while it runs, so that one cut short says what it did.
create table retention_sweep (
	id uuid primary key,
	at timestamptz not null,
	deleted jsonb not null,
	held jsonb not null,
	erased integer not null,
	unreadable integer not null
);

grant select, insert, update on retention_sweep to obhut_runtime;

-- A sweep finds what is old without reading everybody.
create index record_by_age on record (item, service, collected_at);
