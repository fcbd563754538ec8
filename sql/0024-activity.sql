-- Activities people can enter; what they enter stands in the vault.
create table activity (
	id uuid primary key,
	service text not null,
	title jsonb not null,
	ends_at timestamptz not null,
	-- Opened twice with the same words and end, it is the same activity.
	unique (service, ends_at, title)
);

create index activity_by_end on activity (ends_at);

-- Who takes part in what, until when it counts: `settled` once the person's retention period accounts for its end.
create table activity_entry (
	subject uuid not null,
	activity uuid not null,
	settled boolean not null default false,
	primary key (subject, activity)
);

create index activity_entry_by_activity on activity_entry (activity);
create index activity_entry_unsettled on activity_entry (activity, subject) where not settled;

grant select, insert on activity to obhut_runtime;
grant select, insert, delete on activity_entry to obhut_runtime;
grant update (settled) on activity_entry to obhut_runtime;
