-- Work that one process at a time does for all: whoever moves `taken_at` on has this turn.
create table turn (
	work text primary key,
	taken_at timestamptz not null
);

grant select, insert, update on turn to obhut_runtime;
