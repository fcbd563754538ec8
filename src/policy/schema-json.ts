import type { TSchema } from 'typebox';
import { PolicySchema, ServicePolicySchema } from './schema.js';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

function written(schema: TSchema): string {
	return `${JSON.stringify({ $schema: DRAFT, ...schema }, null, '\t')}\n`;
}

/** The JSON Schemas editors complete policies with, by file name under `schema/`. */
export function schemaFiles(): Record<string, string> {
	return {
		'policy.schema.json': written(PolicySchema),
		'service-policy.schema.json': written(ServicePolicySchema),
	};
}
