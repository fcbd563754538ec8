-- Two roles beside the owner who migrates. Roles belong to the whole server, so another region's database may have
-- made them already.
--   obhut_runtime  what a serving process runs as: works in the vault, inserts into the log, reads none of it
--   obhut_auditor  reads the log, touches nothing
do $$
begin
	if not exists (select from pg_roles where rolname = 'obhut_runtime') then
		create role obhut_runtime nologin;
	end if;
	if not exists (select from pg_roles where rolname = 'obhut_auditor') then
		create role obhut_auditor nologin;
	end if;
exception when duplicate_object or unique_violation then null;
end $$;

revoke all on schema public from public;
grant usage on schema public to obhut_runtime, obhut_auditor;
grant obhut_runtime, obhut_auditor to current_user;
