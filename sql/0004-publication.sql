-- Every published version of the policy, for good (S0.1): its text as rendered from `sources`, and the numbers in force.
create table policy_version (
	ordinal integer primary key check (ordinal > 0),
	version text not null unique,
	digest text not null,
	-- The folder's files as published: [{"path": …, "text": …}].
	sources jsonb not null,
	effective_at timestamptz not null,
	published_at timestamptz not null default now(),
	-- `bootstrap` for the first; later ones name the two staff who approved.
	published_by text not null,
	-- People must have been shown this version before anything else happens with their data.
	must_be_seen boolean not null
);

grant select on policy_version to obhut_runtime;
