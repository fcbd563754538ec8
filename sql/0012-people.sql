-- People who sign in. Nothing here says who: identifiers stand as the keyed digests the vault finds them by, and codes
-- nowhere at all, for each is derived from the id of the message that carries it.

-- One row per identifier a code was asked for, of people known and unknown alike; a new code takes the place of the last.
create table sign_in_code (
	digest bytea primary key,
	-- Null where the identifier finds nobody, and no message was queued.
	subject uuid,
	message uuid,
	expires_at timestamptz not null,
	attempts smallint not null
);

create index sign_in_code_by_subject on sign_in_code (subject) where subject is not null;
create index sign_in_code_by_end on sign_in_code (expires_at);

-- How often codes were asked for and tried for one identifier, in the hour that began at `since`.
create table sign_in_limit (
	digest bytea primary key,
	since timestamptz not null,
	codes integer not null,
	attempts integer not null
);

create index sign_in_limit_by_age on sign_in_limit (since);

-- Tokens are 256 random bits, in one answer and nowhere else; only their SHA-256 is stored.
create table person_session (
	hash bytea primary key check (length(hash) = 32),
	subject uuid not null,
	acting text not null check (acting in ('self', 'guardian')),
	service text not null,
	-- Ends here whatever happens, and earlier when unused for too long since `seen_at`.
	ends_at timestamptz not null,
	seen_at timestamptz not null
);

create index person_session_by_subject on person_session (subject);
create index person_session_by_end on person_session (ends_at);

-- One-time ways from one page into another; each goes with the session it was made in, and is used up by its removal.
create table person_link (
	hash bytea primary key check (length(hash) = 32),
	session bytea not null references person_session on delete cascade,
	expires_at timestamptz not null
);

create index person_link_by_session on person_link (session);
create index person_link_by_end on person_link (expires_at);

grant select, insert, delete on sign_in_code, sign_in_limit, person_session, person_link to obhut_runtime;
grant update on sign_in_code, sign_in_limit to obhut_runtime;
grant update (seen_at) on person_session to obhut_runtime;
-- To lock rows for their removal.
grant update (expires_at) on person_link to obhut_runtime;
