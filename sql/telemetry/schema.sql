-- What the migrations come to. Written by test/schema.test.ts (OBHUT_UPDATE=1), compared in every run.

create table counted_name (
	kind text not null,
	service text not null,
	slot smallint not null,
	name text not null,
	constraint counted_name_kind_service_name_key UNIQUE (kind, service, name),
	constraint counted_name_pkey PRIMARY KEY (kind, service, slot),
	constraint counted_name_name_check CHECK ((name ~ '^[a-z][a-z0-9-]{0,31}$'::text)),
	constraint counted_name_slot_check CHECK (((slot >= 1) AND (slot <= 200)))
);
grant insert, select on counted_name to obhut_counter;

create table counter (
	kind text not null,
	service text not null,
	name text not null,
	hour timestamp with time zone not null,
	at_most double precision not null,
	count bigint not null,
	constraint counter_pkey PRIMARY KEY (kind, service, name, hour, at_most),
	constraint counter_at_most_check CHECK ((at_most > (0)::double precision)),
	constraint counter_count_check CHECK ((count > 0)),
	constraint counter_hour_check CHECK (((EXTRACT(epoch FROM hour) % (3600)::numeric) = (0)::numeric)),
	constraint counter_kind_check CHECK ((kind ~ '^[a-z][a-z0-9-]{0,31}$'::text)),
	constraint counter_name_check CHECK ((name ~ '^[a-z][a-z0-9-]{0,31}$'::text))
);
CREATE INDEX counter_hour ON public.counter USING btree (hour);
grant insert, select on counter to obhut_counter;
grant update (count) on counter to obhut_counter;

create table schema_migration (
	name text not null,
	sha256 bytea not null,
	applied_at timestamp with time zone not null default now(),
	constraint schema_migration_pkey PRIMARY KEY (name)
);
