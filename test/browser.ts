/**
 * A real Chromium for tests: the system's where there is one, else the one npm brings. Nothing is downloaded; what npm
 * brings compressed is unpacked once into `.cache/`, with the libraries and fonts a bare system lacks.
 */
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { toTrueType } from './woff.js';

const SYSTEM = '/usr/bin/chromium';
const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));

/** Opens a headless browser; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
	// Chromium's sandbox refuses root, and user namespaces are often closed in containers; pages here are our own.
	const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'];
	if (existsSync(SYSTEM)) return await chromium.launch({ executablePath: SYSTEM, args });
	const home = unpacked();
	const env = { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.conf'), LD_LIBRARY_PATH: libraries(home) };
	return await chromium.launch({
		executablePath: join(home, 'chromium'),
		args: [...args, '--disable-gpu'],
		env,
	});
}

/** Only where the system lacks some: its own are newer and match each other. */
function libraries(home: string): string {
	const linked = spawnSync('ldd', [join(home, 'chromium')], { encoding: 'utf8' });
	const complete = linked.status === 0 && !linked.stdout.includes('not found');
	return complete ? (process.env.LD_LIBRARY_PATH ?? '') : join(home, 'lib');
}

function unpacked(): string {
	const require = createRequire(import.meta.url);
	const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
	const { version } = JSON.parse(readFileSync(join(packed, '../package.json'), 'utf8')) as {
		version: string;
	};
	const home = join(CACHE, `chromium-${version}`);
	if (existsSync(home)) return home;
	mkdirSync(CACHE, { recursive: true });
	const draft = mkdtempSync(`${home}.draft-`);
	try {
		writeFileSync(join(draft, 'chromium'), brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))));
		chmodSync(join(draft, 'chromium'), 0o755);
		for (const archive of ['al2023.tar.br', 'fonts.tar.br']) unpack(join(packed, archive), draft);
		const chinese = require.resolve(
			'@fontsource/zcool-xiaowei/files/zcool-xiaowei-chinese-simplified-400-normal.woff',
		);
		writeFileSync(join(draft, 'fonts', 'chinese.ttf'), toTrueType(readFileSync(chinese)));
		writeFileSync(join(draft, 'fonts.conf'), fontConfiguration(home));
		chmodSync(draft, 0o755);
		renameSync(draft, home);
	} catch (cause) {
		if (!existsSync(home)) throw cause;
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
	return home;
}

function unpack(archive: string, folder: string): void {
	const { status, stderr, error } = spawnSync('tar', ['-x', '--no-same-owner', '-C', folder], {
		input: brotliDecompressSync(readFileSync(archive)),
	});
	if (status !== 0) throw new Error(`\`${archive}\` does not unpack: ${error?.message ?? stderr}`);
}

function fontConfiguration(home: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir>${home}/fonts</dir>
	<cachedir>${home}/cache</cachedir>
</fontconfig>
`;
}
