-- Messages to people: which template for whom, and which item of the vault holds the address. No address and no secret
-- stands here; both are found when the message is sent. The rows go with the person.
create table message (
	subject uuid not null,
	id uuid not null,
	template text not null,
	-- Purpose the address is read under, the item that holds it, and the service on whose behalf it is sent.
	purpose text not null,
	item text not null,
	service text not null,
	language text not null check (language in ('de', 'en', 'zh')),
	-- Where its links lead; null for Obhut's own pages.
	origin text,
	params jsonb not null,
	created_at timestamptz not null,
	-- Not tried before this.
	due_at timestamptz not null,
	attempts integer not null default 0,
	-- One courier has it until then; a courier that died lets go of it by the passing of time.
	claimed_until timestamptz,
	state text not null default 'queued' check (state in ('queued', 'sent', 'refused', 'failed')),
	settled_at timestamptz,
	reason text,
	clause text,
	primary key (subject, id)
);

create index message_due on message (due_at) where state = 'queued';
create index message_by_id on message (id);
create index message_by_template on message (template, created_at);

grant select, insert, delete on message to obhut_runtime;
grant update (due_at, attempts, claimed_until, state, settled_at, reason, clause) on message to obhut_runtime;

-- What stands at a prominent place on every page while it matters (S3.3, S4.5, S8.2).
create table announcement (
	id uuid primary key,
	kind text not null check (kind in ('policy-change', 'end-of-service', 'incident', 'notice')),
	stands_from timestamptz not null,
	stands_until timestamptz,
	params jsonb not null
);

grant select, insert on announcement to obhut_runtime;
