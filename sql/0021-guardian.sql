-- Who was asked to agree for a child, and what came of it (S5.1, GDPR Art. 8(2)): the history behind the state. It goes
-- with the person.
create table guardian_event (
	subject uuid not null,
	-- For `agreed`, `refused` and `entered` the message whose link was followed: each link is followed once.
	id uuid not null,
	-- Tells events of one instant apart.
	position bigint generated always as identity,
	at timestamptz not null,
	act text not null check (act in ('asked', 'agreed', 'refused', 'withdrawn', 'linked', 'entered')),
	policy_version text not null,
	service text not null,
	primary key (subject, id)
);

grant select, insert, delete on guardian_event to obhut_runtime;
