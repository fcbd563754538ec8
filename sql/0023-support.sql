-- Conversations with customer service: that there is one, and who waits for whom. What was said stands in the vault.
create table support_case (
	subject uuid not null,
	id uuid not null,
	service text not null,
	state text not null check (state in ('open', 'answered', 'closed')),
	opened_at timestamptz not null,
	last_at timestamptz not null,
	-- Record of the vault with its first words: a conversation asked for twice is found by it.
	opened_with uuid not null,
	primary key (subject, id)
);

create index support_case_by_id on support_case (id);
create index support_case_waiting on support_case (last_at) where state = 'open';

grant select, insert, delete on support_case to obhut_runtime;
grant update (state, last_at) on support_case to obhut_runtime;
