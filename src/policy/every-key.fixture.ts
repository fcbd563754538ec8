/** A policy that says something under every key of the language, as short as it can be; tests break it in many ways. */
import type { SourceFile } from './source-file.js';

const RULES = `policy: every-key
version: 2026-11-24
effective: 2026-11-24
example: true
languages: [de, en, zh]
where-languages-differ: better-for-the-person
people: { customers: { title: { en: customers } } }
scale: { people: 20, staff: 2, critical-infrastructure: false, large-platform: false }
measures: [encryption-at-rest, four-eyes]
controller:
  name: Every Key GmbH
  address: Weg 1, 20095 Hamburg
  email: privacy@every-key.example
  phone: "+49 40 1"
  established-in: DE
  representatives: { cn: { name: Vertretung, address: Weg 2, email: cn@every-key.example } }
  data-protection-officer: { name: Officer, email: officer@every-key.example }
  joint-with: { partner: { name: Partner, address: Weg 3, email: partner@every-key.example } }
  third-country-note: { en: none }
contact: { email: privacy@every-key.example, answer-within: P15D, through: [email, post] }
jurisdictions:
  de: { residents-of: [DE], authority: { name: Authority, url: https://authority.example } }
  cn: { residents-of: [CN] }
regions:
  eu:
    collected-in: [DE, CN]
    stored-in: DE
    accessed-from: [US]
    transfer: { adequacy: false, safeguard: standard-clauses, copy-from: privacy@every-key.example }
    export: { condition: exempt, because: { en: few }, consent: separate, rights-at: https://every-key.example }
services:
  shop: { title: { en: shop }, is: [website, ai-chat], ai-notice: { en: a machine answers } }
data:
  email:
    title: { de: E-Mail, en: e-mail, zh: 邮箱 }
    is: pd:EmailAddress
    form: email
    limit: 1 KiB
    given: registration
    required-for: [serve]
    consequence: { en: no account }
    identifies: person
    held-by: account
  visits:
    is: pd:Preference
    many: true
    observed: sign-in
    may-hold: sensitive
    device-access: necessary
    device-because: { en: to stay signed in }
  health:
    is: pd:Health
    obtained: registration
    public-source: false
    sensitive: true
    optional: true
    necessity: { en: needed }
    impact: { en: little }
purposes:
  serve:
    title: { en: serve }
    is: dpv:ServiceProvision
    basis: { de: contract, cn: none }
    uses: [email, visits, health]
    services: [shop]
    methods: [storage, use]
    special-ground: { de: explicit-consent }
    obligation: { de: { law: GDPR Art. 12, of: EU } }
    while-frozen: true
    before-guardian: true
  surveys:
    basis: { de: consent, cn: separate-consent }
    uses: [email]
    across: services
    interest: { en: to learn }
    consent-lasts: P1Y
    asked: separately
    starts: off
    condition-of: [serve]
    necessary-because: { en: it is not }
    sends: { kind: survey, opt-out: each-message }
    makes-public: false
recipients:
  mailer:
    title: { en: mailer }
    role: processor
    country: US
    purposes: [serve]
    name: Mailer Inc.
    contact: https://mailer.example
    category-because: { en: none }
    methods: [transmission]
    regions: [eu]
    consent: separate
    transfer: { adequacy: false, safeguard: standard-clauses, copy-from: privacy@every-key.example }
    export: { condition: standard-contract, consent: separate, rights-at: privacy@every-key.example }
retention:
  all: { data: [email, visits, health], for: [serve, surveys], keep: P30D, after: account-closed, then: delete }
extend-retention-for: [law]
exceptions: { approvers: 2, at-most: P1Y }
statutes: { tax: { law: AO § 147, of: DE, keep: P8Y } }
end-of-service: { notice: [email], export-window: P30D, then: delete, within: P60D }
succession: { notice: [email], tells: [name, contact] }
backups: { data: P30D, keys: P7D }
disclosure: { default: deny, grounds: [legal-duty], foreign-orders: refused }
incident: { plan: incident-plan.md, notice: [email], authority: { de: PT72H } }
telemetry: { counts: [errors], joined: never }
minors: { under-16: { need: guardian-consent, treat-as: sensitive, may: [access] } }
rights: [access, correct, erase, restrict, object, export, withdraw, complain, explain]
deceased: { relatives-may: [access] }
refusal: { reasons: true, court: true }
pseudonymous-use: { offered: false, words: { en: orders need a name } }
automated-decisions:
  scoring:
    title: { en: scoring }
    purpose: serve
    ground: { de: contract }
    logic: { en: a sum }
    significance: { en: payment by invoice }
    consequences: { en: payment in advance }
    human-review: true
    refusable: true
changes:
  reducing-rights: { notice: [email], before: P30D }
  otherwise: { notice: [announcement] }
  going-on: counts-as-nothing
documents:
  contract: { is: processor-contract, at: documents/mailer.pdf, on: 2026-01-01, until: 2027-01-01, about: [recipients.mailer], covers: [a, b] }
attestations:
  DE-BDSG-38: { by: Somebody, on: 2026-01-01, until: 2027-01-01, says: few staff, met: true }
reviewed-wording:
  de: { by: Somebody, on: 2026-01-01, words: 0123456789abcdef }
waivers:
  - { finding: required-for-consent, at: data.email, by: Somebody, on: 2026-01-01, until: 2027-01-01, because: soon mended }
clauses:
  S0: [version]
  S1: [data.email, data.visits, data.health]
  S2: [purposes.serve, purposes.surveys]
  S3: [retention, end-of-service, extend-retention-for]
  S4: [disclosure, recipients.mailer, backups, incident, telemetry]
  S5: [minors]
  S6: [services, jurisdictions, regions]
  S7: [controller, contact, rights]
  S8: [changes]
  S9: declaration
`;

const WORDS = `# Every key

## Data {#S1}

We keep {{data.email}} for 30 days, {{retention.all.keep}} to be exact, e.g. as S3 says.

## Use {#S2}

1. To serve you.
2. For surveys, if you agree.
`;

/** The files of its folder, the service's own rules among them. */
export const everyKey: readonly SourceFile[] = [
	{ path: 'policy.yaml', text: RULES },
	{
		path: 'services/shop/policy.yaml',
		text: 'service: shop\nretention:\n  all: { data: [email], for: serve, keep: P10D, after: collected, then: delete }\nclauses:\n  S3.1: [retention.all]\n',
	},
	{ path: 'text/en.md', text: WORDS },
	{ path: 'text/de.md', text: WORDS },
];
