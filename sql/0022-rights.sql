-- Requests about rights (S7.1): what was asked, when it is due, when it was settled. The words stand in the vault. The
-- row outlives the person without them, so that the figures stay true.
create table rights_request (
	id uuid primary key,
	-- Null once the person is gone.
	subject uuid,
	-- The right asked for.
	claimed text not null,
	service text not null,
	state text not null check (state in ('received', 'answered', 'refused')),
	received_at timestamptz not null,
	due_at timestamptz not null,
	settled_at timestamptz,
	check ((state = 'received') = (settled_at is null))
);

create index rights_request_by_subject on rights_request (subject) where subject is not null;
create index rights_request_by_due on rights_request (due_at) where state = 'received';

grant select, insert on rights_request to obhut_runtime;
grant update (subject, state, settled_at) on rights_request to obhut_runtime;
