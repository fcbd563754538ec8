-- The vault. Values, and everything that would tell whose they are, stand here sealed; plain are only the columns a
-- statement must select by. Every row binds its place (subject, number, revision, key generation) into its seal.

-- What a decision must know of a person: one canonical byte string and its MAC under a key derived from the person's.
create table subject (
	id uuid primary key,
	facts bytea not null,
	mac bytea not null
);

-- The person's keys, wrapped under the region's key-encryption key. Deleting this row erases the person. It is never
-- updated together with facts, so that fewer copies of it come to lie in the heap and the write-ahead log.
create table subject_key (
	subject uuid primary key,
	generation integer not null,
	kek integer not null,
	wrapped bytea not null
);

-- Small items that are kept equally long, sealed together; `service` is the collector, 0 for account items.
create table page (
	subject uuid not null,
	page smallint not null,
	service smallint not null,
	generation integer not null,
	revision bigint not null,
	sealed bytea not null,
	primary key (subject, page, service)
);

-- Large items and items that hold many values: one row a value.
create table record (
	subject uuid not null,
	id uuid not null,
	item smallint not null,
	service smallint not null,
	collected_at timestamptz not null,
	generation integer not null,
	revision bigint not null,
	sealed bytea not null,
	primary key (subject, id)
);

create index record_by_item on record (subject, item, collected_at);

-- Keyed digests of e-mail addresses and phone numbers: unique in a region by constraint, not by a check before a write.
create table identifier (
	version integer not null,
	digest bytea not null,
	item smallint not null,
	subject uuid not null,
	-- Normaliser the digest was made with.
	normaliser smallint not null,
	primary key (version, digest)
);

create index identifier_by_subject on identifier (subject);

-- Erased people whose sealed rows still wait to be removed; the rows cannot be opened any more.
create table erasure_pending (
	subject uuid primary key,
	erased_at timestamptz not null default now()
);

alter table page alter column sealed set storage external;
alter table record alter column sealed set storage external;

grant select, insert, update, delete on subject, subject_key, page, record to obhut_runtime;
grant select, insert, delete on identifier, erasure_pending to obhut_runtime;
