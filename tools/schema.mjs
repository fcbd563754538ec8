// Writes schema/*.schema.json from the built policy language: `npm run build && node tools/schema.mjs`.
import { writeFileSync } from 'node:fs';
import { schemaFiles } from '../dist/policy/schema-json.js';

for (const [name, text] of Object.entries(schemaFiles())) {
	writeFileSync(new URL(`../schema/${name}`, import.meta.url), text);
	console.log(`schema/${name}`);
}
