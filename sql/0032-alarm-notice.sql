-- What staff were told by mail of each alarm of this region, so that no other process and no restart tells it again.
create table alarm_notice (
	code text primary key,
	-- Since when it is on; null where the last look that could say so saw it off.
	on_since timestamptz,
	-- When staff were last told that it is on; null where they take it for off.
	told_at timestamptz,
	-- When they were last told that it went on. It stays while the alarm is off: one that comes and goes is known by it.
	begun_at timestamptz
);

grant select, insert, update on alarm_notice to obhut_runtime;
