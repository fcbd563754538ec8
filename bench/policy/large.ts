/** A policy far larger than people write: what the language costs when it grows. */
import type { SourceFile } from '../../src/policy/source-file.js';

export interface Size {
	items: number;
	purposes: number;
}

const words = (de: string, en: string, zh: string) => `{ de: ${de}, en: ${en}, zh: ${zh} }`;

/** Numbers from 0, as text of equal length so that names sort as they are written. */
const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => String(index).padStart(4, '0'));

function itemLines(id: string): string {
	return `  item-${id}:
    title: ${words(`Angabe ${id}`, `entry ${id}`, `信息${id}`)}
    is: pd:Preference
    given: registration
    optional: true
    held-by: account`;
}

/** Purposes take the items in turn, ten more each, so that every item is used and many are shared. */
function purposeLines(id: string, at: number, { items, purposes }: Size): string {
	const each = Math.ceil(items / purposes);
	const used = Array.from({ length: each + 10 }, (_, index) => (at * each + index) % items).sort(
		(a, b) => a - b,
	);
	return `  purpose-${id}:
    title: ${words(`Zweck ${id}`, `purpose ${id}`, `目的${id}`)}
    is: dpv:ServiceProvision
    basis: { de: contract, cn: contract }
    methods: [storage, use]
    uses: [${used.map(index => `item-${String(index).padStart(4, '0')}`).join(', ')}]`;
}

/**
 * `policy.yaml` with as many items and purposes, each in three languages and bound to a clause; without words of its own,
 * so that standard wording speaks for every clause.
 */
export function largePolicy(size: Size): SourceFile[] {
	const items = numbered(size.items);
	const purposes = numbered(size.purposes);
	const text = `policy: large
version: 2026-11-24
effective: 2026-11-24
example: true
languages: [de, en, zh]
where-languages-differ: better-for-the-person
controller: { name: Large GmbH, address: "Weg 1, 20095 Hamburg", email: privacy@large.example, established-in: DE }
contact: { email: privacy@large.example, answer-within: P15D, through: [email] }
jurisdictions:
  de: { residents-of: [DE], authority: { name: Authority, url: https://authority.example } }
  cn: { residents-of: [CN], authority: { name: Authority, url: https://authority.example } }
regions: { eu: { collected-in: [DE], stored-in: DE }, cn: { collected-in: [CN], stored-in: CN } }
services: { shop: { title: ${words('Laden', 'shop', '商店')} } }
data:
${items.map(itemLines).join('\n')}
purposes:
${purposes.map((id, at) => purposeLines(id, at, size)).join('\n')}
retention:
  all:
    data: [${items.map(id => `item-${id}`).join(', ')}]
    for: [${purposes.map(id => `purpose-${id}`).join(', ')}]
    keep: P30D
    after: account-closed
    then: delete
rights: [access, correct, erase, restrict, object, export, withdraw, complain, explain]
minors: { under-16: { need: guardian-consent } }
changes: { reducing-rights: { notice: [email], before: P30D }, otherwise: { notice: [announcement] } }
clauses:
  S1: [data]
${purposes.map(id => `  S2.p${id}: [purposes.purpose-${id}]`).join('\n')}
  S3: [retention]
  S5: [minors]
  S6: [services, jurisdictions, regions]
  S7: [controller, contact, rights]
  S8: [changes]
`;
	return [{ path: 'policy.yaml', text }];
}
