-- Acts done once although asked twice. Neither key nor request is kept, only keyed digests; an answer about a person
-- goes with the person.
create table idempotency (
	key bytea primary key,
	request bytea not null,
	subject uuid,
	answer jsonb not null,
	at timestamptz not null default now()
);

create index idempotency_by_subject on idempotency (subject) where subject is not null;
create index idempotency_by_age on idempotency (at);

grant select, insert, update, delete on idempotency to obhut_runtime;
