/** What the import rules (`.dependency-cruiser.cjs`) cannot see, because it needs no import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Law {
	name: string;
	/** Files it speaks about, from the repository's root. */
	where: RegExp;
	except?: RegExp;
	forbids: RegExp;
	/** A line the law must catch. */
	broken: string;
}

const LAWS: Law[] = [
	{
		name: 'what decides reads no clock, randomness or environment',
		where: /^src\/((policy|decide|merkle)\/|.*\/rules\.ts$)/,
		forbids:
			/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\.(env|argv|cwd)\b|\brandom(Bytes|UUID|Int)\b/,
		broken: 'const now = Date.now();',
	},
	{
		name: 'only the vault and the keyring decrypt',
		where: /^src\//,
		except: /^src\/(vault\/seal\.ts|platform\/keyring\/)/,
		forbids: /\bcreateDecipher|\bprivateDecrypt\b/,
		broken: "const open = createDecipheriv('aes-256-gcm', key, nonce);",
	},
	{
		name: 'SQL is written in `store.ts` and `sql/`',
		where: /^src\//,
		except: /\/([a-z-]+-)?store\.ts$|^src\/platform\/postgres\//,
		forbids: /[`'"(\s](select [^`'"]+ from|insert into|delete from|update [a-z_.]+ set) [a-z_.$({]+/,
		broken: 'await session.query(`select wrapped from subject_key where id = $1`);',
	},
	{
		name: 'no test waits for time to pass',
		where: /\.test\.ts$/,
		except: /^test\/architecture\.test/,
		forbids: /\bawait\s+(sleep|delay|wait)\(\s*\d{3,}/,
		broken: 'await delay(500);',
	},
];

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src', 'test']
	.flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
	.filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
	.map(entry => relative(root, join(entry.parentPath, entry.name)));

function subjects({ where, except }: Law): string[] {
	const product = files.filter(file => where.test(file) && !except?.test(file));
	return where.test('x.test.ts') ? product : product.filter(file => !/\.(test|fixture)\.ts$/.test(file));
}

/** Line numbers; comment lines may speak of what is forbidden. */
function breaches(text: string, law: Law): number[] {
	const lines = text.split('\n').map((line, at) => ({ line: line.trim(), number: at + 1 }));
	return lines
		.filter(({ line }) => !/^(\*|\/[/*])/.test(line) && law.forbids.test(line))
		.map(({ number }) => number);
}

test.each(LAWS)('$name', law => {
	const found = subjects(law).flatMap(file =>
		breaches(readFileSync(join(root, file), 'utf8'), law).map(line => `${file}:${line}`),
	);
	expect(found).toEqual([]);
	expect(subjects(law).length).toBeGreaterThan(0);
	expect(breaches(law.broken, law)).toEqual([1]);
});
