-- The keys services call with. The key itself is shown once and never stored; rows are found by its SHA-256, which is
-- enough for a secret of 256 random bits.
create table service_key (
	id uuid primary key,
	hash bytea not null unique check (length(hash) = 32),
	service text not null,
	region text not null,
	-- `people`: the vault's doors. `audit`: the log's listing.
	scopes text[] not null,
	created_at timestamptz not null default now(),
	expires_at timestamptz,
	revoked_at timestamptz,
	label text not null default ''
);

grant select, insert on service_key to obhut_runtime;
grant update (revoked_at) on service_key to obhut_runtime;
