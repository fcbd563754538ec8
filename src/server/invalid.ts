/** What a schema finds wrong with a body, said so that the field and its form are named and its content is not. */
import { Problem } from '../platform/problem.js';

interface Finding {
	keyword: string;
	instancePath: string;
	params: Record<string, unknown>;
	parentSchema?: { description?: string; type?: unknown; properties?: Record<string, unknown> };
}

interface InvalidBody {
	validation: Finding[];
}

export function isInvalidBody(error: unknown): error is InvalidBody {
	return Array.isArray((error as { validation?: unknown } | null)?.validation);
}

/** The `invalid-request` problem for the first finding; of alternatives, the one that names them all. */
export function invalidBody(error: InvalidBody): Problem {
	const finding = error.validation.find(({ keyword }) => keyword === 'oneOf') ?? error.validation[0];
	if (!finding) return new Problem('invalid-request');
	const where = safePointer(finding.instancePath);
	return new Problem('invalid-request', { where, detail: sentence(finding, where) });
}

/** The pointer with every segment the caller may have chosen freely replaced: below `values` and `value`. */
function safePointer(pointer: string): string {
	return pointer.replace(/^\/(values?)\/.*$/, '/$1/*');
}

function sentence({ keyword, params, parentSchema }: Finding, where: string): string {
	const place = where === '' ? 'the body' : `\`${where}\``;
	if (keyword === 'required') return `${place} lacks \`${String(params.missingProperty)}\``;
	if (keyword === 'additionalProperties') {
		const fields = Object.keys(parentSchema?.properties ?? {}).map(name => `\`${name}\``);
		return `${place} has a field that is not one of ${fields.join(', ')}`;
	}
	if (parentSchema?.description) return `${place} must be ${parentSchema.description}`;
	return where === '' ? 'the body must be a JSON object' : `${place} does not have the form it must have`;
}
