/**
 * Runs what a document tells people to type. Blocks marked `bash run` are one shell session, blocks marked `ts run` one
 * module; a `text` block right behind one is what it prints.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { fences } from './fences.mjs';

const LANGUAGES = { bash: runBash, ts: runModule };
const PATIENCE = 30_000;

/**
 * @param {string} root of the repository
 * @param {string} file document
 * @param {Record<string, string>} environment what the document tells people to set
 * @returns {{ ran: number, wrong: string[] }}
 */
export function runSnippets(root, file, environment) {
	const blocks = fences(readFileSync(join(root, file), 'utf8'));
	const wrong = [];
	let ran = 0;
	for (const [language, run] of Object.entries(LANGUAGES)) {
		const snippets = blocks.flatMap((block, index) => {
			if (block.info !== `${language} run`) return [];
			const next = blocks[index + 1];
			return [{ ...block, prints: next?.follows && next.info === 'text' ? next.text : null }];
		});
		if (snippets.length === 0) continue;
		ran += snippets.length;
		wrong.push(...run(root, snippets, { ...process.env, ...environment }).map(said => `${file}:${said}`));
	}
	return { ran, wrong };
}

function runBash(root, snippets, env) {
	const script = snippets.map(({ text }, index) => `${text}\necho '${mark(index)}'\n`).join('');
	const done = spawnSync('bash', ['-eu', '-s'], { cwd: root, env, input: script, timeout: PATIENCE });
	return judge(snippets, done);
}

/** Checks the types of the module as a user's compiler would, then runs it. */
function runModule(root, snippets, env) {
	const folder = join(root, '.cache', 'docs');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const source = join(folder, 'snippets.mts');
	const parts = snippets.map(({ text, line }, index) => ({
		line,
		code: `${text}\nconsole.log('${mark(index)}');\n`,
	}));
	writeFileSync(source, parts.map(({ code }) => code).join(''));
	const program = ts.createProgram([source], {
		strict: true,
		module: ts.ModuleKind.NodeNext,
		target: ts.ScriptTarget.ES2023,
		lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
		types: ['node'],
		skipLibCheck: true,
		outDir: folder,
		rootDir: folder,
	});
	const misread = ts.getPreEmitDiagnostics(program).map(finding => {
		const message = ts.flattenDiagnosticMessageText(finding.messageText, ' ');
		return `${lineIn(parts, finding)}: ${message}`;
	});
	if (misread.length > 0) return misread;
	program.emit();
	const done = spawnSync(process.execPath, [join(folder, 'snippets.mjs')], {
		cwd: root,
		env,
		timeout: PATIENCE,
	});
	return judge(snippets, done);
}

/** Line of the document a compiler's finding is about. */
function lineIn(parts, { file, start }) {
	if (!file || start === undefined) return parts[0].line;
	let { line } = file.getLineAndCharacterOfPosition(start);
	for (const part of parts) {
		const lines = part.code.split('\n').length - 1;
		if (line < lines) return part.line + 1 + line;
		line -= lines;
	}
	return parts.at(-1).line;
}

function mark(index) {
	return `-- end of snippet ${index} --`;
}

/** What is wrong with a run: the snippet that ended it, or those that printed something else. */
function judge(snippets, done) {
	let rest = done.stdout.toString();
	const wrong = [];
	for (const [index, { line, prints }] of snippets.entries()) {
		const end = rest.indexOf(`${mark(index)}\n`);
		if (end === -1) {
			const why =
				`${rest}${done.stderr}`.trim() || `it ended with ${done.signal ?? `exit code ${done.status}`}`;
			return [...wrong, `${line}: the snippet failed: ${why}`];
		}
		const printed = rest.slice(0, end);
		rest = rest.slice(end + mark(index).length + 1);
		if (prints !== null && !printedAs(prints).test(printed.trimEnd())) {
			wrong.push(`${line}: the snippet printed\n${printed.trimEnd()}\nand the document says\n${prints}`);
		}
	}
	return wrong;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/;
const VARIES = new RegExp(`(${UUID.source}|${INSTANT.source}|…)`);

/** The shown output as a pattern: ids and instants are any, `…` is anything on its line, spaces are one. */
function printedAs(shown) {
	const pattern = shown
		.trimEnd()
		.split(VARIES)
		.map(part => {
			if (part === '…') return '.*';
			for (const kind of [UUID, INSTANT]) if (kind.test(part)) return kind.source;
			return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		})
		.join('');
	return new RegExp(`^${pattern}$`);
}
