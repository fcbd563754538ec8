-- What the migrations come to. Written by test/schema.test.ts (OBHUT_UPDATE=1), compared in every run.

create table audit_inbox (
	bucket smallint not null,
	seq bigint not null generated always as identity,
	batch uuid not null,
	at timestamp with time zone not null default clock_timestamp(),
	entries bytea not null,
	constraint audit_inbox_bucket_batch_key UNIQUE (bucket, batch),
	constraint audit_inbox_pkey PRIMARY KEY (bucket, seq)
);
grant insert on audit_inbox to obhut_runtime;
grant select on audit_inbox to obhut_auditor;

create table consent_event (
	subject uuid not null,
	id uuid not null,
	at timestamp with time zone not null,
	about smallint not null,
	act text not null,
	policy_version text not null,
	language text not null,
	service smallint not null,
	constraint consent_event_pkey PRIMARY KEY (subject, id),
	constraint consent_event_act_check CHECK ((act = ANY (ARRAY['give'::text, 'withdraw'::text, 'object'::text, 'lift'::text])))
);
grant delete, insert, select on consent_event to obhut_runtime;

create table erasure_pending (
	subject uuid not null,
	erased_at timestamp with time zone not null default now(),
	constraint erasure_pending_pkey PRIMARY KEY (subject)
);
grant delete, insert, select on erasure_pending to obhut_runtime;

create table idempotency (
	key bytea not null,
	request bytea not null,
	subject uuid,
	answer jsonb not null,
	at timestamp with time zone not null default now(),
	constraint idempotency_pkey PRIMARY KEY (key)
);
CREATE INDEX idempotency_by_age ON public.idempotency USING btree (at);
CREATE INDEX idempotency_by_subject ON public.idempotency USING btree (subject) WHERE (subject IS NOT NULL);
grant delete, insert, select, update on idempotency to obhut_runtime;

create table identifier (
	version integer not null,
	digest bytea not null,
	item smallint not null,
	subject uuid not null,
	normaliser smallint not null,
	constraint identifier_pkey PRIMARY KEY (version, digest)
);
CREATE INDEX identifier_by_subject ON public.identifier USING btree (subject);
grant delete, insert, select on identifier to obhut_runtime;

create table page (
	subject uuid not null,
	page smallint not null,
	service smallint not null,
	generation integer not null,
	revision bigint not null,
	sealed bytea not null,
	constraint page_pkey PRIMARY KEY (subject, page, service)
);
grant delete, insert, select, update on page to obhut_runtime;

create table policy_version (
	ordinal integer not null,
	version text not null,
	digest text not null,
	sources jsonb not null,
	effective_at timestamp with time zone not null,
	published_at timestamp with time zone not null default now(),
	published_by text not null,
	must_be_seen boolean not null,
	constraint policy_version_version_key UNIQUE (version),
	constraint policy_version_pkey PRIMARY KEY (ordinal),
	constraint policy_version_ordinal_check CHECK ((ordinal > 0))
);
grant select on policy_version to obhut_runtime;

create table record (
	subject uuid not null,
	id uuid not null,
	item smallint not null,
	service smallint not null,
	collected_at timestamp with time zone not null,
	generation integer not null,
	revision bigint not null,
	sealed bytea not null,
	constraint record_pkey PRIMARY KEY (subject, id)
);
CREATE INDEX record_by_item ON public.record USING btree (subject, item, collected_at);
grant delete, insert, select, update on record to obhut_runtime;

create table region (
	number smallint not null,
	name text not null,
	keyring_id text not null,
	log_id text not null,
	created_at timestamp with time zone not null default now(),
	constraint region_name_key UNIQUE (name),
	constraint region_pkey PRIMARY KEY (number)
);
CREATE UNIQUE INDEX region_only_one ON public.region USING btree ((true));
grant select on region to obhut_auditor;
grant select on region to obhut_runtime;

create table schema_migration (
	name text not null,
	sha256 bytea not null,
	applied_at timestamp with time zone not null default now(),
	constraint schema_migration_pkey PRIMARY KEY (name)
);

create table service_key (
	id uuid not null,
	hash bytea not null,
	service text not null,
	region text not null,
	scopes text[] not null,
	created_at timestamp with time zone not null default now(),
	expires_at timestamp with time zone,
	revoked_at timestamp with time zone,
	label text not null default ''::text,
	constraint service_key_hash_key UNIQUE (hash),
	constraint service_key_pkey PRIMARY KEY (id),
	constraint service_key_hash_check CHECK ((length(hash) = 32))
);
grant insert, select on service_key to obhut_runtime;
grant update (revoked_at) on service_key to obhut_runtime;

create table staff_code (
	hash bytea not null,
	role text not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone,
	constraint staff_code_pkey PRIMARY KEY (hash),
	constraint staff_code_hash_check CHECK ((length(hash) = 32)),
	constraint staff_code_role_check CHECK ((role = ANY (ARRAY['privacy-officer'::text, 'support-agent'::text, 'operator'::text])))
);
grant delete, insert, select on staff_code to obhut_runtime;
grant update (used_at) on staff_code to obhut_runtime;

create table staff_member (
	id uuid not null,
	role text not null,
	created_at timestamp with time zone not null,
	constraint staff_member_pkey PRIMARY KEY (id),
	constraint staff_member_role_check CHECK ((role = ANY (ARRAY['privacy-officer'::text, 'support-agent'::text, 'operator'::text])))
);
grant insert, select on staff_member to obhut_runtime;

create table staff_session (
	hash bytea not null,
	member uuid not null,
	ends_at timestamp with time zone not null,
	seen_at timestamp with time zone not null,
	constraint staff_session_pkey PRIMARY KEY (hash),
	constraint staff_session_member_fkey FOREIGN KEY (member) REFERENCES staff_member(id),
	constraint staff_session_hash_check CHECK ((length(hash) = 32))
);
grant delete, insert, select on staff_session to obhut_runtime;
grant update (seen_at) on staff_session to obhut_runtime;

create table subject (
	id uuid not null,
	facts bytea not null,
	mac bytea not null,
	constraint subject_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on subject to obhut_runtime;

create table subject_key (
	subject uuid not null,
	generation integer not null,
	kek integer not null,
	wrapped bytea not null,
	constraint subject_key_pkey PRIMARY KEY (subject)
);
grant delete, insert, select, update on subject_key to obhut_runtime;
