-- Staff, the codes that let them in, and their sessions. Codes and session tokens are 256 random bits, shown once; only
-- their SHA-256 is stored.
create table staff_member (
	id uuid primary key,
	role text not null check (role in ('privacy-officer', 'support-agent', 'operator')),
	created_at timestamptz not null
);

-- A code is claimed by one update that finds it unused, so that it lets in once.
create table staff_code (
	hash bytea primary key check (length(hash) = 32),
	role text not null check (role in ('privacy-officer', 'support-agent', 'operator')),
	expires_at timestamptz not null,
	used_at timestamptz
);

create table staff_session (
	hash bytea primary key check (length(hash) = 32),
	member uuid not null references staff_member,
	-- Ends here whatever happens, and earlier when unused for too long since `seen_at`.
	ends_at timestamptz not null,
	seen_at timestamptz not null
);

grant select, insert on staff_member to obhut_runtime;
grant select, insert, delete on staff_code to obhut_runtime;
grant update (used_at) on staff_code to obhut_runtime;
grant select, insert, delete on staff_session to obhut_runtime;
grant update (seen_at) on staff_session to obhut_runtime;
