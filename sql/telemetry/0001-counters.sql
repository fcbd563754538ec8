-- Counts without people, in a database of their own. One role beside the owner who migrates; the roles of the regions'
-- databases can do nothing here, and this one nothing there.
--   obhut_counter  adds to counters and reads them
do $$
begin
	if not exists (select from pg_roles where rolname = 'obhut_counter') then
		create role obhut_counter nologin;
	end if;
exception when duplicate_object or unique_violation then null;
end $$;

revoke all on schema public from public;
grant usage on schema public to obhut_counter;
grant obhut_counter to current_user;

-- What was counted in an hour. No column can hold more than a word the policy's kinds and a service chose, and no time
-- finer than the hour, so that nothing of a person finds a place.
create table counter (
	kind text not null check (kind ~ '^[a-z][a-z0-9-]{0,31}$'),
	service text not null,
	name text not null check (name ~ '^[a-z][a-z0-9-]{0,31}$'),
	hour timestamptz not null check (extract(epoch from hour) % 3600 = 0),
	-- Milliseconds the observations took at most; infinite where nothing was timed or it took longer than every bound.
	at_most double precision not null check (at_most > 0),
	count bigint not null check (count > 0),
	primary key (kind, service, name, hour, at_most)
);

create index counter_hour on counter (hour);

-- Names ever counted, at most 200 per kind and service: too few to count people one by one.
create table counted_name (
	kind text not null,
	service text not null,
	slot smallint not null check (slot between 1 and 200),
	name text not null check (name ~ '^[a-z][a-z0-9-]{0,31}$'),
	primary key (kind, service, slot),
	unique (kind, service, name)
);

grant select, insert on counter to obhut_counter;
grant update (count) on counter to obhut_counter;
grant select, insert on counted_name to obhut_counter;
