-- Who is behind a staff account: a keyed digest of the work address its code was made for, so that two accounts of one
-- person do not make four eyes. Accounts from before are people of their own.
alter table staff_member
	add column person bytea not null default sha256(uuid_send(gen_random_uuid())) check (length(person) = 32);
alter table staff_member alter column person drop default;

alter table staff_code
	add column person bytea not null default sha256(uuid_send(gen_random_uuid())) check (length(person) = 32);
alter table staff_code alter column person drop default;
