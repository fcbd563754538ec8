-- What the migrations come to. Written by test/schema.test.ts (OBHUT_UPDATE=1), compared in every run.

create table activity (
	id uuid not null,
	service text not null,
	title jsonb not null,
	ends_at timestamp with time zone not null,
	constraint activity_service_ends_at_title_key UNIQUE (service, ends_at, title),
	constraint activity_pkey PRIMARY KEY (id)
);
CREATE INDEX activity_by_end ON public.activity USING btree (ends_at);
grant insert, select on activity to obhut_runtime;

create table activity_entry (
	subject uuid not null,
	activity uuid not null,
	settled boolean not null default false,
	constraint activity_entry_pkey PRIMARY KEY (subject, activity)
);
CREATE INDEX activity_entry_by_activity ON public.activity_entry USING btree (activity);
CREATE INDEX activity_entry_unsettled ON public.activity_entry USING btree (activity, subject) WHERE (NOT settled);
grant delete, insert, select on activity_entry to obhut_runtime;
grant update (settled) on activity_entry to obhut_runtime;

create table alarm_notice (
	code text not null,
	on_since timestamp with time zone,
	told_at timestamp with time zone,
	begun_at timestamp with time zone,
	constraint alarm_notice_pkey PRIMARY KEY (code)
);
grant insert, select, update on alarm_notice to obhut_runtime;

create table announcement (
	id uuid not null,
	kind text not null,
	stands_from timestamp with time zone not null,
	stands_until timestamp with time zone,
	params jsonb not null,
	constraint announcement_pkey PRIMARY KEY (id),
	constraint announcement_kind_check CHECK ((kind = ANY (ARRAY['policy-change'::text, 'end-of-service'::text, 'incident'::text, 'notice'::text])))
);
grant delete, insert, select on announcement to obhut_runtime;

create table approval (
	id uuid not null,
	act text not null,
	subject uuid,
	body jsonb not null,
	proposed_by text not null,
	proposer bytea not null,
	proposed_at timestamp with time zone not null,
	state text not null default 'open'::text,
	decided_by text,
	decided_at timestamp with time zone,
	constraint approval_pkey PRIMARY KEY (id),
	constraint approval_act_check CHECK ((act = ANY (ARRAY['hold'::text, 'release-hold'::text, 'disclosure'::text, 'publication'::text, 'wind-down'::text]))),
	constraint approval_proposer_check CHECK ((length(proposer) = 32)),
	constraint approval_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text])))
);
CREATE INDEX approval_by_subject ON public.approval USING btree (subject);
CREATE INDEX approval_newest ON public.approval USING btree (proposed_at DESC, id);
grant delete, insert, select on approval to obhut_runtime;
grant update (decided_at, decided_by, state) on approval to obhut_runtime;

create table audit_inbox (
	seq bigint not null generated always as identity,
	bucket smallint not null,
	batch uuid not null,
	at timestamp with time zone not null default clock_timestamp(),
	ends integer[],
	people bigint[],
	first_day integer,
	last_day integer,
	salt bytea,
	constraint audit_inbox_pkey PRIMARY KEY (seq),
	constraint audit_inbox_salt_check CHECK ((length(salt) = 32))
);
grant delete, select on audit_inbox to obhut_integrator;
grant insert (batch, bucket, ends, first_day, last_day, people) on audit_inbox to obhut_integrator;
grant insert (batch, bucket, ends, first_day, last_day, people) on audit_inbox to obhut_runtime;
grant select on audit_inbox to obhut_auditor;
grant update (ends, first_day, last_day, people, salt) on audit_inbox to obhut_integrator;

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

create table disclosure (
	id uuid not null,
	subject uuid,
	ground text not null,
	recipient text not null,
	country text not null,
	reference text not null,
	items text[] not null,
	at timestamp with time zone not null,
	proposed_by text not null,
	approved_by text not null,
	sealed_until timestamp with time zone,
	released_at timestamp with time zone,
	constraint disclosure_pkey PRIMARY KEY (id)
);
CREATE INDEX disclosure_by_subject ON public.disclosure USING btree (subject);
CREATE INDEX disclosure_newest ON public.disclosure USING btree (at DESC, id);
grant insert, select on disclosure to obhut_runtime;
grant update (released_at, subject) on disclosure to obhut_runtime;

create table erasure_pending (
	subject uuid not null,
	erased_at timestamp with time zone not null default now(),
	constraint erasure_pending_pkey PRIMARY KEY (subject)
);
grant delete, insert, select on erasure_pending to obhut_runtime;

create table guardian_event (
	subject uuid not null,
	id uuid not null,
	"position" bigint not null generated always as identity,
	at timestamp with time zone not null,
	act text not null,
	policy_version text not null,
	service text not null,
	constraint guardian_event_pkey PRIMARY KEY (subject, id),
	constraint guardian_event_act_check CHECK ((act = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused'::text, 'withdrawn'::text, 'linked'::text, 'entered'::text])))
);
grant delete, insert, select on guardian_event to obhut_runtime;

create table hold (
	id uuid not null,
	subject uuid,
	ground text not null,
	reference text not null,
	items text[] not null,
	begins_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	sealed_until timestamp with time zone,
	proposed_by text not null,
	approved_by text not null,
	released_at timestamp with time zone,
	released_by text,
	constraint hold_pkey PRIMARY KEY (id)
);
CREATE INDEX hold_by_subject ON public.hold USING btree (subject);
grant insert, select on hold to obhut_runtime;
grant update (released_at, released_by, subject) on hold to obhut_runtime;

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

create table incident (
	id uuid not null,
	state text not null default 'open'::text,
	what jsonb not null,
	scope jsonb not null,
	suspected_at timestamp with time zone not null,
	opened_at timestamp with time zone not null,
	opened_by text not null,
	touched integer not null default 0,
	constraint incident_pkey PRIMARY KEY (id),
	constraint incident_state_check CHECK ((state = ANY (ARRAY['open'::text, 'told'::text, 'closed'::text])))
);
grant insert, select on incident to obhut_runtime;
grant update (state, touched) on incident to obhut_runtime;

create table incident_subject (
	incident uuid not null,
	subject uuid not null,
	message uuid,
	constraint incident_subject_pkey PRIMARY KEY (incident, subject)
);
CREATE INDEX incident_subject_by_subject ON public.incident_subject USING btree (subject);
CREATE INDEX incident_subject_untold ON public.incident_subject USING btree (incident) WHERE (message IS NULL);
grant delete, insert, select on incident_subject to obhut_runtime;
grant update (message) on incident_subject to obhut_runtime;

create table log_batch (
	bucket smallint not null,
	batch uuid not null,
	at timestamp with time zone not null default clock_timestamp(),
	entries bytea not null,
	constraint log_batch_pkey PRIMARY KEY (bucket, batch)
);
grant insert (batch, bucket, entries) on log_batch to obhut_integrator;
grant insert (batch, bucket, entries) on log_batch to obhut_runtime;
grant select on log_batch to obhut_auditor;
grant select on log_batch to obhut_integrator;

create table log_checkpoint (
	epoch smallint not null,
	size bigint not null,
	at timestamp with time zone not null,
	note text not null,
	constraint log_checkpoint_pkey PRIMARY KEY (epoch, size)
);
CREATE INDEX log_checkpoint_time ON public.log_checkpoint USING btree (at);
grant insert, select on log_checkpoint to obhut_integrator;
grant select on log_checkpoint to obhut_auditor;

create table log_epoch (
	epoch smallint not null,
	origin text not null,
	key text not null,
	began_at timestamp with time zone not null,
	previous text,
	first_day integer,
	last_day integer,
	constraint log_epoch_origin_key UNIQUE (origin),
	constraint log_epoch_pkey PRIMARY KEY (epoch)
);
grant insert, select on log_epoch to obhut_integrator;
grant select on log_epoch to obhut_auditor;
grant update (first_day, last_day) on log_epoch to obhut_integrator;

create table log_head (
	epoch smallint not null,
	size bigint not null,
	frontier bytea not null,
	grown_at timestamp with time zone,
	constraint log_head_pkey PRIMARY KEY (epoch)
);
CREATE UNIQUE INDEX log_head_only_one ON public.log_head USING btree ((true));
grant insert, select, update on log_head to obhut_integrator;
grant select on log_head to obhut_auditor;

create table log_place (
	epoch smallint not null,
	leaf bigint not null,
	bucket smallint not null,
	batch uuid not null,
	ends integer[] not null,
	people bigint[] not null,
	salt bytea,
	constraint log_place_pkey PRIMARY KEY (epoch, leaf)
);
CREATE INDEX log_place_people ON public.log_place USING gin (people) WITH (gin_pending_list_limit='4096');
grant delete, insert, select on log_place to obhut_integrator;
grant select on log_place to obhut_auditor;

create table log_tile (
	epoch smallint not null,
	level smallint not null,
	index bigint not null,
	width smallint not null,
	hashes bytea not null,
	constraint log_tile_pkey PRIMARY KEY (epoch, level, index),
	constraint log_tile_check CHECK ((length(hashes) = (width * 32))),
	constraint log_tile_width_check CHECK (((width >= 1) AND (width <= 256)))
);
grant insert, select, update on log_tile to obhut_integrator;
grant select on log_tile to obhut_auditor;

create table message (
	subject uuid not null,
	id uuid not null,
	template text not null,
	purpose text not null,
	item text not null,
	service text not null,
	language text not null,
	origin text,
	params jsonb not null,
	created_at timestamp with time zone not null,
	due_at timestamp with time zone not null,
	attempts integer not null default 0,
	claimed_until timestamp with time zone,
	state text not null default 'queued'::text,
	settled_at timestamp with time zone,
	reason text,
	clause text,
	constraint message_pkey PRIMARY KEY (subject, id),
	constraint message_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text, 'zh'::text]))),
	constraint message_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX message_by_id ON public.message USING btree (id);
CREATE INDEX message_by_template ON public.message USING btree (template, created_at);
CREATE INDEX message_due ON public.message USING btree (due_at) WHERE (state = 'queued'::text);
grant delete, insert, select on message to obhut_runtime;
grant update (attempts, claimed_until, clause, due_at, reason, settled_at, state) on message to obhut_runtime;

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

create table person_link (
	hash bytea not null,
	session bytea not null,
	expires_at timestamp with time zone not null,
	constraint person_link_pkey PRIMARY KEY (hash),
	constraint person_link_session_fkey FOREIGN KEY (session) REFERENCES person_session(hash) ON DELETE CASCADE,
	constraint person_link_hash_check CHECK ((length(hash) = 32))
);
CREATE INDEX person_link_by_end ON public.person_link USING btree (expires_at);
CREATE INDEX person_link_by_session ON public.person_link USING btree (session);
grant delete, insert, select on person_link to obhut_runtime;
grant update (expires_at) on person_link to obhut_runtime;

create table person_session (
	hash bytea not null,
	subject uuid not null,
	acting text not null,
	service text not null,
	ends_at timestamp with time zone not null,
	seen_at timestamp with time zone not null,
	constraint person_session_pkey PRIMARY KEY (hash),
	constraint person_session_acting_check CHECK ((acting = ANY (ARRAY['self'::text, 'guardian'::text]))),
	constraint person_session_hash_check CHECK ((length(hash) = 32))
);
CREATE INDEX person_session_by_end ON public.person_session USING btree (ends_at);
CREATE INDEX person_session_by_subject ON public.person_session USING btree (subject);
grant delete, insert, select on person_session to obhut_runtime;
grant update (seen_at) on person_session to obhut_runtime;

create table policy_draft (
	version text not null,
	digest text not null,
	sources jsonb not null,
	effective_at timestamp with time zone not null,
	reduces_rights boolean not null,
	stored_at timestamp with time zone not null default now(),
	constraint policy_draft_pkey PRIMARY KEY (version)
);
grant select on policy_draft to obhut_runtime;

create table policy_notice (
	ordinal integer not null,
	announced_at timestamp with time zone not null,
	through uuid,
	complete_at timestamp with time zone,
	constraint policy_notice_pkey PRIMARY KEY (ordinal)
);
grant insert, select on policy_notice to obhut_runtime;
grant update (complete_at, through) on policy_notice to obhut_runtime;

create table policy_version (
	ordinal integer not null,
	version text not null,
	digest text not null,
	sources jsonb not null,
	effective_at timestamp with time zone not null,
	published_at timestamp with time zone not null default now(),
	published_by text not null,
	must_be_seen boolean not null,
	in_force_from timestamp with time zone,
	constraint policy_version_version_key UNIQUE (version),
	constraint policy_version_pkey PRIMARY KEY (ordinal),
	constraint policy_version_check CHECK ((in_force_from >= effective_at)),
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
CREATE INDEX record_by_age ON public.record USING btree (item, service, collected_at);
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

create table release (
	service text not null,
	platform text not null,
	version text not null,
	manifest text not null,
	signature bytea not null,
	key bytea not null,
	constraint release_pkey PRIMARY KEY (service, platform, version),
	constraint release_key_check CHECK ((length(key) = 32)),
	constraint release_signature_check CHECK ((length(signature) = 64))
);
grant insert, select on release to obhut_runtime;

create table retention_sweep (
	id uuid not null,
	at timestamp with time zone not null,
	deleted jsonb not null,
	held jsonb not null,
	erased integer not null,
	unreadable integer not null,
	constraint retention_sweep_pkey PRIMARY KEY (id)
);
grant insert, select, update on retention_sweep to obhut_runtime;

create table rights_request (
	id uuid not null,
	subject uuid,
	claimed text not null,
	service text not null,
	state text not null,
	received_at timestamp with time zone not null,
	due_at timestamp with time zone not null,
	settled_at timestamp with time zone,
	constraint rights_request_pkey PRIMARY KEY (id),
	constraint rights_request_check CHECK (((state = 'received'::text) = (settled_at IS NULL))),
	constraint rights_request_state_check CHECK ((state = ANY (ARRAY['received'::text, 'answered'::text, 'refused'::text])))
);
CREATE INDEX rights_request_by_due ON public.rights_request USING btree (due_at) WHERE (state = 'received'::text);
CREATE INDEX rights_request_by_subject ON public.rights_request USING btree (subject) WHERE (subject IS NOT NULL);
grant insert, select on rights_request to obhut_runtime;
grant update (settled_at, state, subject) on rights_request to obhut_runtime;

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

create table sign_in_code (
	digest bytea not null,
	subject uuid,
	message uuid,
	expires_at timestamp with time zone not null,
	attempts smallint not null,
	constraint sign_in_code_pkey PRIMARY KEY (digest)
);
CREATE INDEX sign_in_code_by_end ON public.sign_in_code USING btree (expires_at);
CREATE INDEX sign_in_code_by_subject ON public.sign_in_code USING btree (subject) WHERE (subject IS NOT NULL);
grant delete, insert, select, update on sign_in_code to obhut_runtime;

create table sign_in_limit (
	digest bytea not null,
	since timestamp with time zone not null,
	codes integer not null,
	attempts integer not null,
	constraint sign_in_limit_pkey PRIMARY KEY (digest)
);
CREATE INDEX sign_in_limit_by_age ON public.sign_in_limit USING btree (since);
grant delete, insert, select, update on sign_in_limit to obhut_runtime;

create table staff_code (
	hash bytea not null,
	role text not null,
	expires_at timestamp with time zone not null,
	used_at timestamp with time zone,
	person bytea not null,
	constraint staff_code_pkey PRIMARY KEY (hash),
	constraint staff_code_hash_check CHECK ((length(hash) = 32)),
	constraint staff_code_person_check CHECK ((length(person) = 32)),
	constraint staff_code_role_check CHECK ((role = ANY (ARRAY['privacy-officer'::text, 'support-agent'::text, 'operator'::text])))
);
grant delete, insert, select on staff_code to obhut_runtime;
grant update (used_at) on staff_code to obhut_runtime;

create table staff_member (
	id uuid not null,
	role text not null,
	created_at timestamp with time zone not null,
	person bytea not null,
	constraint staff_member_pkey PRIMARY KEY (id),
	constraint staff_member_person_check CHECK ((length(person) = 32)),
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

create table stop (
	id uuid not null,
	kind text not null,
	name text not null,
	since timestamp with time zone not null,
	by text not null,
	lifted_at timestamp with time zone,
	constraint stop_pkey PRIMARY KEY (id),
	constraint stop_kind_check CHECK ((kind = ANY (ARRAY['purpose'::text, 'service'::text, 'actor'::text])))
);
CREATE UNIQUE INDEX stop_standing ON public.stop USING btree (kind, name) WHERE (lifted_at IS NULL);
grant insert, select on stop to obhut_runtime;
grant update (lifted_at) on stop to obhut_runtime;

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

create table support_case (
	subject uuid not null,
	id uuid not null,
	service text not null,
	state text not null,
	opened_at timestamp with time zone not null,
	last_at timestamp with time zone not null,
	opened_with uuid not null,
	constraint support_case_pkey PRIMARY KEY (subject, id),
	constraint support_case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text])))
);
CREATE INDEX support_case_by_id ON public.support_case USING btree (id);
CREATE INDEX support_case_waiting ON public.support_case USING btree (last_at) WHERE (state = 'open'::text);
grant delete, insert, select on support_case to obhut_runtime;
grant update (last_at, state) on support_case to obhut_runtime;

create table survey (
	id uuid not null,
	service text not null,
	title jsonb not null,
	question jsonb not null,
	created_at timestamp with time zone not null,
	answers integer not null default 0,
	constraint survey_pkey PRIMARY KEY (id)
);
grant insert, select on survey to obhut_runtime;
grant update (answers) on survey to obhut_runtime;

create table survey_invitation (
	subject uuid not null,
	survey uuid not null,
	message uuid,
	constraint survey_invitation_pkey PRIMARY KEY (subject, survey)
);
grant delete, insert, select on survey_invitation to obhut_runtime;
grant update (message) on survey_invitation to obhut_runtime;

create table synthetic_check (
	run uuid not null,
	"position" smallint not null,
	at timestamp with time zone not null,
	jurisdiction text not null,
	step text not null,
	rules text[] not null,
	expected text not null,
	got text not null,
	ok boolean,
	constraint synthetic_check_pkey PRIMARY KEY (run, "position")
);
grant delete, insert, select on synthetic_check to obhut_runtime;

create table turn (
	work text not null,
	taken_at timestamp with time zone not null,
	constraint turn_pkey PRIMARY KEY (work)
);
grant insert, select, update on turn to obhut_runtime;

create table wind_down (
	id uuid not null,
	rehearsal boolean not null,
	state text not null,
	begun_at timestamp with time zone not null,
	export_until timestamp with time zone not null,
	erase_by timestamp with time zone not null,
	told_all boolean not null default false,
	cursor uuid,
	told integer not null default 0,
	erased integer not null default 0,
	remaining integer not null default 0,
	constraint wind_down_pkey PRIMARY KEY (id),
	constraint wind_down_state_check CHECK ((state = ANY (ARRAY['notified'::text, 'erasing'::text, 'done'::text])))
);
CREATE UNIQUE INDEX wind_down_under_way ON public.wind_down USING btree ((true)) WHERE ((NOT rehearsal) AND (state <> 'done'::text));
grant insert, select, update on wind_down to obhut_runtime;

create table wind_down_person (
	wind_down uuid not null,
	subject uuid not null,
	constraint wind_down_person_pkey PRIMARY KEY (wind_down, subject),
	constraint wind_down_person_wind_down_fkey FOREIGN KEY (wind_down) REFERENCES wind_down(id)
);
grant delete, insert, select on wind_down_person to obhut_runtime;
