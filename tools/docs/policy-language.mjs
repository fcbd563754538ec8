/** The part `keys` of `docs/policy-language.md`: every key of the policy language, from its schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PolicySchema, ServicePolicySchema } from '../../dist/policy/schema.js';
import { table } from './generated.mjs';

const HEAD = ['key', 'takes', 'meaning', 'example'];
const LONGEST_EXAMPLE = 56;

/** @param {string} root of the repository */
export function languageParts(root) {
	const policy = file => parse(readFileSync(join(root, file), 'utf8'));
	const every = 'corpus/language/every-key';
	const general = [policy('policies/cncest/policy.yaml'), policy(`${every}/policy.yaml`)];
	const service = [
		policy('policies/cncest/services/app/policy.yaml'),
		policy(`${every}/services/shop/policy.yaml`),
	];
	return {
		keys: () => sections(PolicySchema, general),
		'service-keys': () =>
			table(
				HEAD,
				Object.entries(ServicePolicySchema.properties).map(([key, node]) =>
					row(key, node, required(ServicePolicySchema, key), values([...service, ...general], key)),
				),
			),
	};
}

/** Rows of the generated parts that quote no example. */
export function keysWithoutExample(root) {
	const rows = Object.values(languageParts(root)).flatMap(make => make().split('\n'));
	return rows
		.filter(line => /^\| `.*\|\s*\|$/.test(line))
		.map(line => `no example of ${line.split('|')[1].trim()}`);
}

function sections(schema, policies) {
	const [simple, complex] = [[], []];
	for (const entry of Object.entries(schema.properties)) (children(entry[1]) ? complex : simple).push(entry);
	const first = simple.map(([key, node]) => row(key, node, required(schema, key), values(policies, key)));
	const parts = complex.map(([key, node]) => {
		const rows = keysUnder(key, node, values(policies, key), []);
		return `### \`${key}\`\n\n${node.description}\n\n${table(HEAD, rows)}`;
	});
	return [`### The policy itself\n\n${table(HEAD, first)}`, ...parts].join('\n');
}

/** Rows for everything under a key that holds keys of its own. */
function keysUnder(path, node, found, rows) {
	const named = Object.values(node.patternProperties ?? {})[0];
	if (named) {
		const entries = found.flatMap(each => Object.values(each ?? {}));
		const below = `${path}.<name>`;
		if (!children(named)) rows.push(row(below, named, false, entries));
		else keysUnder(below, named, entries, rows);
		return rows;
	}
	for (const [key, child] of Object.entries(node.properties)) {
		const inside = found.map(each => each?.[key]).filter(value => value !== undefined);
		rows.push(row(`${path}.${key}`, child, required(node, key), inside));
		if (children(child) && !isWords(child)) keysUnder(`${path}.${key}`, child, inside, rows);
	}
	return rows;
}

function children(node) {
	return node.properties !== undefined || node.patternProperties !== undefined;
}

/** Words by language need no rows of their own. */
function isWords(node) {
	return Object.keys(node.properties ?? {}).join() === 'de,en,zh';
}

function required(node, key) {
	return (node.required ?? []).includes(key);
}

function values(policies, key) {
	return policies.map(policy => policy[key]).filter(value => value !== undefined);
}

function row(path, node, needed, found) {
	const choices = node.enum ?? node.items?.enum;
	const said = choices?.some(choice => node.title?.includes(`\`${choice}\``));
	const few =
		choices && !said && choices.length <= 12 ? `: ${choices.map(choice => `\`${choice}\``).join(', ')}` : '';
	const takes = `${node.title ?? 'a name in kebab-case'}${few}${needed ? ' (needed)' : ''}`;
	return [`\`${path}\``, takes, node.description ?? '', example(found)];
}

/** The first value that fits on one line; of a larger one its beginning, or the keys it holds. */
function example(found) {
	const shown = found.map(shortened).find(line => line.length <= LONGEST_EXAMPLE);
	return shown === undefined ? '' : `\`${shown}\``;
}

function shortened(value) {
	const line = onOneLine(value);
	if (line.length <= LONGEST_EXAMPLE || value === null || typeof value !== 'object') return line;
	if (Array.isArray(value))
		return value.length > 1
			? `[${value.slice(0, 2).map(shortened).join(', ')}, …]`
			: `[${shortened(value[0])}]`;
	const keys = Object.keys(value).map(key => `${key}: …`);
	return `{ ${[...keys.slice(0, 3), ...(keys.length > 3 ? ['…'] : [])].join(', ')} }`;
}

function onOneLine(value) {
	if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
	if (value !== null && typeof value === 'object') {
		return `{ ${Object.entries(value)
			.map(([key, inner]) => `${key}: ${onOneLine(inner)}`)
			.join(', ')} }`;
	}
	return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
