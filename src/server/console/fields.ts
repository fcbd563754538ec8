/** Fields of the console's forms: how they are written and how what was sent in them is read. */
import { actorOf } from '../../identity/staff/index.js';
import { Problem, type ProblemCode } from '../../platform/problem.js';
import type { Language, Policy, Words } from '../../policy/model.js';
import { itemOfForm, rightsPurpose } from '../../policy/places.js';
import { locale, speech } from '../../policy/wording/speech.js';
import { done } from '../door.js';
import type { RegionHouse } from '../house.js';
import { fieldOf } from '../pages/form-page.js';
import { type Html, html } from '../pages/html.js';
import { pageWords } from '../pages/words/page-words.js';
import { type DeskParts, regionsOf, type Turn } from './desk.js';
import { type Place, pathOf } from './menu.js';

/** A form of the page `place`, sent to its act. */
export function form(turn: Turn, place: Place, act: string, inner: Html): Html {
	return html`<form method="post" action="${pathOf(place)}/${act}?lang=${turn.language}">
${inner}
</form>`;
}

export function button(label: string, more: { name?: string; value?: string; danger?: true } = {}): Html {
	const named = more.name !== undefined && html` name="${more.name}" value="${more.value ?? ''}"`;
	return html`<button type="submit"${more.danger && html` class="danger"`}${named}>${label}</button>`;
}

export function text(
	name: string,
	label: string,
	more: { type?: string; optional?: true; pattern?: string } = {},
): Html {
	const { type = 'text', pattern } = more;
	return html`<label>${label}<input name="${name}" type="${type}" maxlength="2000" autocomplete="off"${pattern !== undefined && html` pattern="${pattern}"`}${!more.optional && html` required`}></label>`;
}

export interface Choice {
	id: string;
	title: string;
}

export function options(name: string, label: string, choices: Choice[], first?: string): Html {
	const none = first !== undefined && html`<option value="">${first}</option>`;
	return html`<label>${label}<select name="${name}">${none}${choices.map(option)}</select></label>`;
}

function option({ id, title }: Choice): Html {
	return html`<option value="${id}">${title}</option>`;
}

export function hidden(name: string, value: string): Html {
	return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** Row and region a button is about. */
export function which(region: string, id: string): Html {
	return html`${hidden('region', region)}${hidden('id', id)}`;
}

export function regionField(parts: DeskParts, { language, words }: Turn): Html {
	const { policy } = parts.house.policy;
	const choices = regionsOf(parts).map(({ region }) => ({
		id: region,
		title: regionTitle(policy, region, language),
	}));
	return options('region', words.say('field.region'), choices);
}

/** `eu (Germany)`. */
export function regionTitle(policy: Policy, region: string, language: Language): string {
	const { country, list } = speech(language);
	return `${region} (${list((policy.regions[region]?.collectedIn ?? []).map(country))})`;
}

/** Every item the policy declares, to tick. */
export function itemsField({ house }: DeskParts, { language, words }: Turn): Html {
	const { title, capital } = speech(language);
	const boxes = Object.entries(house.policy.policy.data).map(
		([id, item]) =>
			html`<label class="tick"><input type="checkbox" name="items" value="${id}">${capital(title(item.title, id))}</label>`,
	);
	return html`<fieldset><legend>${words.say('field.items')}</legend>${boxes}</fieldset>`;
}

/** A field per language of the policy; the member's own is the one that must be filled. */
export function wordsFields({ house }: DeskParts, turn: Turn, name: string, label: string): Html {
	const { languages } = house.policy.policy;
	const own = turn.language;
	return html`${[own, ...languages.filter(one => one !== own)].map(language => {
		const spoken = pageWords(language).say('language.name');
		return html`<label>${label} (${spoken})<input name="${name}-${language}" lang="${locale(language)}" maxlength="2000" autocomplete="off"${language === own && html` required`}></label>`;
	})}`;
}

/** What such fields held: languages left empty take the words of the member's own. */
export function wordsOf({ house }: DeskParts, { request, language }: Turn, name: string): Words {
	const own = fieldOf(request, `${name}-${language}`);
	const each = house.policy.policy.languages.map(one => [one, fieldOf(request, `${name}-${one}`) || own]);
	return Object.fromEntries(each);
}

/** The region a form names. Throws `region-uncovered`. */
export function roomOf({ house }: DeskParts, { request }: Turn): RegionHouse {
	const room = house.regions.get(fieldOf(request, 'region'));
	if (!room) throw new Problem('region-uncovered', { where: 'region' });
	return room;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Id of the row a form is about. Throws `unknown` for what can be none. */
export function idOf({ request }: Turn, unknown: ProblemCode): string {
	const id = fieldOf(request, 'id');
	if (!UUID.test(id)) throw new Problem(unknown);
	return id;
}

/** One of the names given. Throws `problem` where the form holds another. */
export function oneOf<T extends string>(
	{ request }: Turn,
	name: string,
	known: readonly T[],
	problem: ProblemCode = 'invalid-request',
): T {
	const given = fieldOf(request, name);
	const found = known.find(one => one === given);
	if (found === undefined) throw new Problem(problem, { where: name });
	return found;
}

/** Items ticked. Throws `item-unknown`. */
export function itemsOf({ house }: DeskParts, { request }: Turn): string[] {
	const ticked = request.body instanceof URLSearchParams ? request.body.getAll('items') : [];
	if (ticked.every(id => Object.hasOwn(house.policy.policy.data, id))) return ticked;
	throw new Problem('item-unknown', { where: 'items' });
}

/** A date of a form as its first instant in UTC; null where it is empty. Throws `invalid-request`. */
export function dateOf({ request }: Turn, name: string): number | null {
	const given = fieldOf(request, name);
	if (given === '') return null;
	const form = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(given);
	const at = form ? Date.parse(given.includes('T') ? `${given}Z` : given) : Number.NaN;
	if (Number.isNaN(at)) throw new Problem('invalid-request', { where: name });
	return at;
}

/** Like `dateOf` where the form has to name one. Throws `invalid-request`. */
export function requiredDate(turn: Turn, name: string): number {
	const at = dateOf(turn, name);
	if (at === null) throw new Problem('invalid-request', { where: name });
	return at;
}

/** The person behind an address, looked up in the name of who asks, for people's rights. Throws `subject-unknown`. */
export async function personAt({ house }: DeskParts, turn: Turn, room: RegionHouse): Promise<string> {
	const { policy } = house.policy;
	const purpose = rightsPurpose(policy);
	const item = purpose === null ? null : itemOfForm(policy, purpose, 'email');
	if (purpose === null || item === null) throw new Problem('feature-undeclared');
	const value = fieldOf(turn.request, 'address');
	const { subject } = done(
		await room.vault.lookup(staffCaller(house.policy.policy, turn, room), { item, value, purpose }),
	);
	if (subject === null) throw new Problem('subject-unknown', { where: 'address' });
	return subject;
}

/** How a member asks the vault where no service of their own is meant: as the policy's first. */
export function staffCaller({ services }: Policy, { member }: Turn, { region }: RegionHouse) {
	return { service: Object.keys(services)[0] ?? '', actor: actorOf(member), region };
}
