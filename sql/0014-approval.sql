-- Acts that take four eyes: proposed by one person of staff, decided by another. `body` names policy and ground, and
-- nothing personal; a proposal about a person goes with the person.
create table approval (
	id uuid primary key,
	act text not null check (act in ('hold', 'release-hold', 'disclosure', 'publication', 'wind-down')),
	subject uuid,
	body jsonb not null,
	proposed_by text not null,
	-- As staff_member.person.
	proposer bytea not null check (length(proposer) = 32),
	proposed_at timestamptz not null,
	state text not null default 'open' check (state in ('open', 'approved', 'declined')),
	decided_by text,
	decided_at timestamptz
);

create index approval_newest on approval (proposed_at desc, id);
create index approval_by_subject on approval (subject);

grant select, insert, delete on approval to obhut_runtime;
grant update (state, decided_by, decided_at) on approval to obhut_runtime;
