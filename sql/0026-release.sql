-- Releases of a service's software as they were signed. A published one is never changed; the signing key stands in the
-- keyring only.
create table release (
	service text not null,
	platform text not null,
	version text not null,
	-- Canonical JSON: the bytes the signature is over.
	manifest text not null,
	signature bytea not null check (length(signature) = 64),
	-- Public key it verifies with.
	key bytea not null check (length(key) = 32),
	primary key (service, platform, version)
);

grant select, insert on release to obhut_runtime;
