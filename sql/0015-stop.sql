-- What an incident stopped (S4.5). Every load of people reads the standing rows in its own snapshot, so a stop holds from
-- the next read on in every process.
create table stop (
	id uuid primary key,
	kind text not null check (kind in ('purpose', 'service', 'actor')),
	-- Id of a purpose or service, or reference of an actor; never a person's.
	name text not null,
	since timestamptz not null,
	by text not null,
	lifted_at timestamptz
);

create unique index stop_standing on stop (kind, name) where lifted_at is null;

grant select, insert on stop to obhut_runtime;
grant update (lifted_at) on stop to obhut_runtime;
