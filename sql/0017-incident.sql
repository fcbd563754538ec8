-- Incidents: what happened in the policy officer's words, which part of the log to search, and who was found there. The
-- list of people goes with them; the figure stays.
create table incident (
	id uuid primary key,
	state text not null default 'open' check (state in ('open', 'told', 'closed')),
	what jsonb not null,
	scope jsonb not null,
	suspected_at timestamptz not null,
	opened_at timestamptz not null,
	opened_by text not null,
	touched integer not null default 0
);

create table incident_subject (
	incident uuid not null,
	subject uuid not null,
	-- The message that tells them, once it is queued.
	message uuid,
	primary key (incident, subject)
);

create index incident_subject_untold on incident_subject (incident) where message is null;
create index incident_subject_by_subject on incident_subject (subject);

grant select, insert on incident to obhut_runtime;
grant update (state, touched) on incident to obhut_runtime;
grant select, insert, delete on incident_subject to obhut_runtime;
grant update (message) on incident_subject to obhut_runtime;
