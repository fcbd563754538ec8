-- What the check on invented people found: each step of the newest run of this region, and of the newest one in which a
-- step failed. Every process shows it. It names nobody, and neither do the people it tries.
create table synthetic_check (
	run uuid not null,
	position smallint not null,
	at timestamptz not null,
	jurisdiction text not null,
	step text not null,
	-- Rules of the policy the step shows.
	rules text[] not null,
	expected text not null,
	got text not null,
	-- Null where nothing could be tried.
	ok boolean,
	primary key (run, position)
);

grant select, insert, delete on synthetic_check to obhut_runtime;
