-- The log's inbox: packed entries with their salts, put there in the transaction of the act. Being here means not yet
-- in the tree. One row holds the entries of one batch; `batch` makes a second sending of it harmless. Spread by bucket,
-- never by person.
create table audit_inbox (
	bucket smallint not null,
	seq bigint generated always as identity,
	batch uuid not null,
	at timestamptz not null default clock_timestamp(),
	entries bytea not null,
	primary key (bucket, seq),
	unique (bucket, batch)
);

-- Entries are salted and of no use to a compressor; compressing them costs more than the bytes.
alter table audit_inbox alter column entries set storage external;

grant insert on audit_inbox to obhut_runtime;
grant select on audit_inbox to obhut_auditor;
