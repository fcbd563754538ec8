-- A busy log is signed every three seconds: ten million heads a year. Every head ever signed can be proven from the tiles
-- whether or not its row is still here, so that of past days only the last one of each hour is kept. The integrator may
-- not delete heads; it may have them thinned out.
create index log_checkpoint_time on log_checkpoint (at);

create function thin_checkpoints() returns bigint
language sql security definer set search_path = pg_catalog, public as $$
	with thinned as (
		delete from log_checkpoint c
		where c.at < clock_timestamp() - interval '1 day'
			and exists (
				select from log_checkpoint later
				where later.epoch = c.epoch and later.size > c.size
					and later.at >= c.at and later.at < date_trunc('hour', c.at, 'UTC') + interval '1 hour'
			)
		returning 1
	)
	select count(*) from thinned
$$;

revoke all on function thin_checkpoints() from public;
grant execute on function thin_checkpoints() to obhut_integrator;
