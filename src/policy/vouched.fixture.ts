/** A policy folder just large enough for people to vouch for, as the files its operator would write. */
import type { SourceFile } from './source-file.js';

/** Rules; tests add keys at the end, and change what they are about. */
export const RULES = `policy: bakery
version: 2026-01-01
effective: 2026-01-01
example: true
languages: [en]
controller:
  name: Bäckerei Beispiel GmbH
  address: Beispielstraße 1, 20095 Hamburg, Germany
  email: brot@bakery.example
  established-in: DE
contact: { email: brot@bakery.example, answer-within: P30D }
jurisdictions:
  de:
    residents-of: [DE]
    authority: { name: Der Hamburgische Beauftragte für Datenschutz, url: "https://datenschutz-hamburg.de" }
regions:
  eu: { collected-in: [DE], stored-in: DE }
services:
  orders: { title: { en: orders } }
data:
  email:
    title: { en: e-mail address }
    is: pd:EmailAddress
    form: email
    given: registration
    required-for: [bake]
    consequence: { en: Without it we cannot say that the bread is ready. }
    identifies: person
    held-by: account
purposes:
  bake:
    title: { en: bake what you order }
    is: dpv:ServiceProvision
    basis: { de: contract }
    uses: [email]
retention:
  orders: { data: [email], for: [bake], keep: P30D, after: account-closed, then: delete }
disclosure: { default: deny, grounds: [] }
minors:
  under-16: { need: guardian-consent }
rights: [access, correct, erase, restrict, object, export, withdraw, complain]
changes:
  reducing-rights: { notice: [email], before: P30D }
  otherwise: { notice: [announcement] }
clauses:
  P1: [version]
  P2: [minors]
`;

/** Its words. */
export const WORDS: SourceFile = {
	path: 'text/en.md',
	text: '# Privacy\n\n## All {#P}\n\n### Version {#P1}\n\nThis is version {{version}}.\n\n### Minors {#P2}\n\nBelow 16 a guardian agrees.\n',
};
