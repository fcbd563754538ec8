import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const FOLDER = 'src/merkle';

it('the folder imports nothing but itself and knows no platform', () => {
	const files = readdirSync(FOLDER).filter(file => !/\.(test|fixture)\.ts$/.test(file));
	expect(files).toContain('index.ts');
	for (const file of files) {
		const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
		const imports = [...text.matchAll(/(?:from|import) '([^']+)'/g)].map(([, from]) => from!);
		expect(imports.filter(from => !from.startsWith('./'))).toEqual([]);
		const code = text.replace(/\/\*.*?\*\/|\/\/.*$/gms, '');
		expect(code, file).not.toMatch(/\b(Buffer|process|require|globalThis)\b/);
	}
});
