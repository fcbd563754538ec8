-- The register of disclosures (S4.3-S4.4): on what ground, to whom, which items, by whose two pairs of eyes. Never the
-- values. It outlives the person; it then names nobody.
create table disclosure (
	-- Also the id of the approved proposal.
	id uuid primary key,
	subject uuid,
	ground text not null,
	recipient text not null,
	country text not null,
	-- Law, docket or order it rests on.
	reference text not null,
	items text[] not null,
	at timestamptz not null,
	proposed_by text not null,
	approved_by text not null,
	sealed_until timestamptz,
	-- When the vault gave the values out: once.
	released_at timestamptz
);

create index disclosure_newest on disclosure (at desc, id);
create index disclosure_by_subject on disclosure (subject);

grant select, insert on disclosure to obhut_runtime;
grant update (subject, released_at) on disclosure to obhut_runtime;
