-- Surveys, and whom they were sent to. What people answer stands in the vault.
create table survey (
	id uuid primary key,
	service text not null,
	title jsonb not null,
	question jsonb not null,
	created_at timestamptz not null,
	-- A figure; it stays when the people behind it are gone.
	answers integer not null default 0
);

-- One row a person and survey: nobody is invited twice.
create table survey_invitation (
	subject uuid not null,
	survey uuid not null,
	-- Of the outbox; null only within the transaction that queues it.
	message uuid,
	primary key (subject, survey)
);

grant select, insert on survey to obhut_runtime;
grant update (answers) on survey to obhut_runtime;
grant select, insert, delete on survey_invitation to obhut_runtime;
grant update (message) on survey_invitation to obhut_runtime;
