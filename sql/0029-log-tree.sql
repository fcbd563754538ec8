-- The log's Merkle tree. What stands in the inbox is moved into it by a role of its own, under a lock on the one row of
-- `log_head`. An epoch is one tree: a new one begins where the old must not be continued, as after a restore.
--   obhut_integrator  moves batches from the inbox into the tree; the runtime role stays where it was, inserting
do $$
begin
	if not exists (select from pg_roles where rolname = 'obhut_integrator') then
		create role obhut_integrator nologin;
	end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to obhut_integrator;
grant obhut_integrator to current_user;

create table log_epoch (
	epoch smallint primary key,
	-- Name of the tree in its checkpoints: the region's log id, `/<epoch>` behind it from the second on.
	origin text not null unique,
	-- The key its checkpoints verify with, as text for verifiers.
	key text not null,
	began_at timestamptz not null,
	-- Newest checkpoint of the tree before it, as it was published; null for the first.
	previous text,
	-- First and last UTC day of entries about people in it: what has to be asked for one person's entries.
	first_day integer,
	last_day integer
);

-- The tree entries are added to: its size, and the hashes along its right edge.
create table log_head (
	epoch smallint primary key,
	size bigint not null,
	frontier bytea not null,
	-- When it first grew beyond the newest checkpoint; null where that covers all of it.
	grown_at timestamptz
);
create unique index log_head_only_one on log_head ((true));

-- Hashes of every fourth level of the tree, in rows of 256: 32 bytes each, appended until there are as many, then never
-- touched again. Those of every eighth are the tiles anybody may see (C2SP tlog-tiles); those between spare a proof most of
-- its hashing. At level -1 stand the commitments the leaves are hashes of: all anybody may see of entries who is no auditor.
create table log_tile (
	epoch smallint not null,
	level smallint not null,
	index bigint not null,
	width smallint not null check (width between 1 and 256),
	hashes bytea not null check (length(hashes) = width * 32),
	primary key (epoch, level, index)
);

-- Entries as they were written: never changed, moved or taken away.
alter table audit_inbox rename to log_batch;
alter table log_batch drop constraint audit_inbox_pkey, drop constraint audit_inbox_bucket_batch_key;
-- Also what makes a second sending harmless, however long after the first.
alter table log_batch add constraint log_batch_pkey primary key (bucket, batch);

-- Batches not in the tree yet, in the order they came.
create table audit_inbox (
	seq bigint generated always as identity primary key,
	bucket smallint not null,
	batch uuid not null,
	at timestamptz not null default clock_timestamp(),
	-- What only the writer knows without reading the entries; checked when the batch is given its place. The byte behind each
	-- entry; for each the first eight bytes of its person's reference as a number, null for nobody; the first and last UTC
	-- day of entries about people.
	ends integer[],
	people bigint[],
	first_day integer,
	last_day integer,
	-- Of what is no batch of entries: it becomes one leaf, salted with this.
	salt bytea check (length(salt) = 32)
);
insert into audit_inbox (bucket, batch, at) select bucket, batch, at from log_batch order by seq;
alter table log_batch drop column seq;

-- Where in the tree a batch is: the leaf its first entry is.
create table log_place (
	epoch smallint not null,
	leaf bigint not null,
	bucket smallint not null,
	batch uuid not null,
	ends integer[] not null,
	people bigint[] not null,
	salt bytea,
	primary key (epoch, leaf)
);
-- Where a person's entries are. References come in no order, so that each would be written to a page of its own: they are
-- collected, and put in by the hundred thousand.
create index log_place_people on log_place using gin (people) with (gin_pending_list_limit = 4096);

-- Signed heads. One stands here only once it is also kept outside the database.
create table log_checkpoint (
	epoch smallint not null,
	size bigint not null,
	at timestamptz not null,
	note text not null,
	primary key (epoch, size)
);

-- Hashes do not compress; and of what is stored as it is, a part can be read without the rest.
alter table log_tile alter column hashes set storage external;
alter table audit_inbox alter column ends set storage external, alter column people set storage external;
alter table log_place alter column ends set storage external, alter column people set storage external;

-- Who writes a batch gives it no place; who gives it one changes nothing of what it says, and takes none away.
revoke insert on log_batch from obhut_runtime;
grant insert (bucket, batch, entries) on log_batch to obhut_runtime, obhut_integrator;
grant insert (bucket, batch, ends, people, first_day, last_day) on audit_inbox to obhut_runtime, obhut_integrator;
grant select on log_batch to obhut_integrator;
grant select, delete, update (ends, people, first_day, last_day, salt) on audit_inbox to obhut_integrator;
grant select, insert, delete on log_place to obhut_integrator;
grant select, insert on log_epoch, log_checkpoint to obhut_integrator;
grant update (first_day, last_day) on log_epoch to obhut_integrator;
grant select, insert, update on log_head, log_tile to obhut_integrator;
grant select on audit_inbox, log_place, log_epoch, log_head, log_tile, log_checkpoint to obhut_auditor;
