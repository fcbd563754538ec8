/** A word nobody else uses, planted wherever something can be put in, and looked for wherever nothing may come out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Has the form of a name, of the local part of an address, of a key: it passes every pattern it can. */
export const CANARY = 'zq7kanarie4xw';

/** The canary as it might stand somewhere, by encoding. */
export function encodings(word: string): Record<string, Buffer> {
	const bytes = Buffer.from(word);
	const base64 = (lead: number) => {
		const text = Buffer.concat([Buffer.alloc(lead), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		// Characters that also depend on neighbouring bytes are left out.
		return Buffer.from(text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6)));
	};
	return {
		plain: bytes,
		hex: Buffer.from(bytes.toString('hex')),
		base64: base64(0),
		'base64 one byte on': base64(1),
		'base64 two bytes on': base64(2),
		url: Buffer.from([...bytes].map(byte => `%${byte.toString(16)}`).join('')),
		'utf-16le': Buffer.from(word, 'utf16le'),
		'utf-16be': Buffer.from(word, 'utf16le').swap16(),
	};
}

/** Encodings of the canary found in some bytes; letters in any case, but for base64. */
export function traces(haystack: Buffer, word = CANARY): string[] {
	const lower = Buffer.from(haystack.toString('latin1').toLowerCase(), 'latin1');
	return Object.entries(encodings(word))
		.filter(([name, form]) => (name.startsWith('base64') ? haystack : lower).includes(form))
		.map(([name]) => name);
}

/** Every value of every table of a database, one buffer per column: bytes as they are, the rest as text. */
export async function tableColumns(config: pg.ClientConfig): Promise<{ column: string; bytes: Buffer }[]> {
	const client = new pg.Client(config);
	await client.connect();
	try {
		const { rows } = await client.query<{ table: string; column: string; type: string }>(
			`select table_name as table, column_name as column, data_type as type
			 from information_schema.columns where table_schema = 'public' order by 1, ordinal_position`,
		);
		const columns = [];
		for (const { table, column, type } of rows) {
			const name = client.escapeIdentifier(column);
			const expression = type === 'bytea' ? name : `convert_to(${name}::text, 'UTF8')`;
			const { rows: values } = await client.query<{ value: Buffer | null }>(
				`select ${expression} as value from ${client.escapeIdentifier(table)}`,
			);
			columns.push({
				column: `${table}.${column}`,
				bytes: Buffer.concat(values.map(row => row.value ?? Buffer.alloc(0))),
			});
		}
		return columns;
	} finally {
		await client.end();
	}
}

/** Every file below a folder. */
export function filesBelow(folder: string): { path: string; bytes: Buffer }[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name))
		.map(path => ({ path, bytes: readFileSync(path) }));
}
