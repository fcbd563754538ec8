-- One database holds one region's people. Which region, under which keyring and which log, is fixed at its first
-- opening: a database opened with another region's keys must fail at once, not at the first read.
create table region (
	number smallint primary key,
	name text not null unique,
	keyring_id text not null,
	log_id text not null,
	created_at timestamptz not null default now()
);

create unique index region_only_one on region ((true));

grant select on region to obhut_runtime, obhut_auditor;
