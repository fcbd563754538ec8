-- The log's Merkle tree. What stands in the inbox is moved into it by a role of its own, under a lock on the one row of
-- `log_head`. An epoch is one tree: a new one begins where the old must not be continued, as after a restore.
--   obhut_integrator  moves entries from the inbox into the tree; the runtime role stays where it was, inserting
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
	frontier bytea not null
);
create unique index log_head_only_one on log_head ((true));

-- Hashes, in tiles (C2SP tlog-tiles): 32 bytes each, appended until there are 256, then never touched again.
create table log_tile (
	epoch smallint not null,
	level smallint not null,
	index bigint not null,
	width smallint not null check (width between 1 and 256),
	hashes bytea not null check (length(hashes) = width * 32),
	primary key (epoch, level, index)
);

-- What the leaves are: the commitments anybody may see, and the salts and entries behind them, which nobody may who is no
-- auditor. Bundle n holds the leaves from 256 n on, in pieces as they came, from the position `first` on; a piece is never
-- touched again.
create table log_piece (
	epoch smallint not null,
	bundle bigint not null,
	first smallint not null check (first between 0 and 255),
	width smallint not null check (width between 1 and 256 - first),
	commitments bytea not null check (length(commitments) = width * 32),
	entries bytea not null,
	primary key (epoch, bundle, first)
);

-- Where a person's entries of one day are: the leaf, and the bytes of its entry in its piece. References come in no order,
-- so that an index with one would be written all over.
create table log_reference (
	reference text collate "C" not null,
	epoch smallint not null,
	leaf bigint not null,
	at integer not null,
	length integer not null
);
create index log_reference_of on log_reference using hash (reference);

-- Batches taken from the inbox lately. One whose outcome its writer did not learn is sent again, and may by then have been
-- moved: it must not be moved twice.
create table log_taken (
	batch uuid primary key,
	at timestamptz not null default clock_timestamp()
);
create index log_taken_old on log_taken (at);

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
alter table log_piece alter column commitments set storage external, alter column entries set storage external;

-- Readers and the integrator take the inbox in its order.
create index audit_inbox_order on audit_inbox (seq);

grant select, delete on audit_inbox to obhut_integrator;
grant select, insert on log_epoch, log_checkpoint, log_reference, log_piece to obhut_integrator;
grant update (first_day, last_day) on log_epoch to obhut_integrator;
grant select, insert, delete on log_taken to obhut_integrator;
grant select, insert, update on log_head, log_tile to obhut_integrator;
grant select on log_epoch, log_head, log_tile, log_piece, log_reference, log_taken, log_checkpoint to obhut_auditor;
