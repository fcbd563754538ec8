-- Later versions of the policy (S8.1–S8.3): stored as drafts by whoever runs `obhut publish`, published on the word of
-- two staff, in force once everybody was told.

-- Null until then. Nobody can set it ahead of the date people read, nor before the notices of a version that reduces rights are out.
alter table policy_version add column in_force_from timestamptz check (in_force_from >= effective_at);
update policy_version set in_force_from = effective_at;

create table policy_draft (
	version text primary key,
	digest text not null,
	-- As policy_version.sources.
	sources jsonb not null,
	effective_at timestamptz not null,
	reduces_rights boolean not null,
	stored_at timestamptz not null default now()
);

-- How far telling people about a version has come in this region.
create table policy_notice (
	ordinal integer primary key,
	announced_at timestamptz not null,
	-- Everybody up to this id has a notice queued; null before the first.
	through uuid,
	complete_at timestamptz
);

create function notices_before_force() returns trigger language plpgsql as $$
begin
	if new.in_force_from is not null and new.must_be_seen and new.ordinal > 1 and not exists (
		select from policy_notice n
		where n.ordinal = new.ordinal and n.complete_at is not null and n.announced_at < new.in_force_from
	) then
		raise exception 'version % cannot be in force before people were told', new.version;
	end if;
	return new;
end $$;

create trigger notices_before_force before insert or update on policy_version
	for each row execute function notices_before_force();

-- The owner stores drafts, publishes and puts in force; a serving process only reads them, and tells people.
grant select on policy_draft to obhut_runtime;
grant select, insert on policy_notice to obhut_runtime;
grant update (through, complete_at) on policy_notice to obhut_runtime;
