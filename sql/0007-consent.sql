-- What each person agreed or objected to, in which words, when (GDPR Art. 7(1)): the history behind the state.
-- It goes with the person.
create table consent_event (
	subject uuid not null,
	id uuid not null,
	at timestamptz not null,
	-- Consent number for give and withdraw, purpose number for object and lift.
	about smallint not null,
	act text not null check (act in ('give', 'withdraw', 'object', 'lift')),
	policy_version text not null,
	language text not null,
	service smallint not null,
	primary key (subject, id)
);

grant select, insert, delete on consent_event to obhut_runtime;
