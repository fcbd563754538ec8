-- The end of the service (S3.3): everybody is told, may export, and is erased. `cursor` is how far the walk over
-- everybody has come, in the order of their ids, so that it goes on where it was cut short.
create table wind_down (
	-- Also the id of the approved proposal.
	id uuid primary key,
	rehearsal boolean not null,
	state text not null check (state in ('notified', 'erasing', 'done')),
	begun_at timestamptz not null,
	export_until timestamptz not null,
	erase_by timestamptz not null,
	-- Everybody stored then has been told.
	told_all boolean not null default false,
	cursor uuid,
	told integer not null default 0,
	erased integer not null default 0,
	-- People the last walk could not erase, because of a hold.
	remaining integer not null default 0
);

create unique index wind_down_under_way on wind_down ((true)) where not rehearsal and state <> 'done';

grant select, insert, update on wind_down to obhut_runtime;

-- The invented people of a rehearsal.
create table wind_down_person (
	wind_down uuid not null references wind_down,
	subject uuid not null,
	primary key (wind_down, subject)
);

grant select, insert, delete on wind_down_person to obhut_runtime;
