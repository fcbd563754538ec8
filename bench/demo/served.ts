/** Obhut and the demo shop, served as `npm start` serves them, and people's mail from the development mailbox. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Obhut } from '../../src/client/connect.js';
import type { Visitor } from './visitor.js';

/** Everybody lives in Germany. */
const REGION = 'eu';

/** What people must agree to for every action to be one the policy permits. */
const AGREED = ['personalise', 'improve', 'across-services'];

const GIVE_UP = 60_000;
const POLL = 200;

export interface Served {
	shop: string;
	/** The shop's own way to Obhut. */
	obhut: Obhut;
	/** The newest code in the mailbox of each, once `count` codes have come for everybody. */
	codes(visitors: Visitor[], count: number): Promise<string[]>;
	/** What the visitor would tick in the privacy center. */
	agree(visitor: Visitor): Promise<void>;
	stop(): Promise<void>;
}

export async function serveDemo(home: string): Promise<Served> {
	const args = ['serve', '--home', home, '--port', '0', '--demo', '0', '--new-key', 'shop'];
	const server = spawn(process.execPath, ['dist/cli/main.js', ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const said = await announced(server);
	const named = (pattern: RegExp) => {
		const [, found] = pattern.exec(said) ?? [];
		if (found === undefined) throw new Error(`the server did not say where everything is: ${said}`);
		return found;
	};
	const url = new URL(named(/API +(\S+)/)).origin;
	const obhut = connect({ url, key: named(new RegExp(`(obh_${REGION}_shop_\\S+)`)) });
	return {
		shop: named(/demo +(\S+)/),
		obhut,
		codes: (visitors, count) => codesFor(`${url}/mailbox?lang=en`, visitors, count),
		async agree(visitor) {
			const { subject } = await obhut.session(visitor.session).who();
			for (const about of AGREED) await obhut.subject(subject).consents.give(about, 'en');
		},
		async stop() {
			await obhut.close();
			if (server.exitCode !== null) return;
			server.kill('SIGTERM');
			await once(server, 'exit');
		},
	};
}

/** What the server says until it is ready: where everything is, and the keys it made. */
function announced(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		server.stdout!.setEncoding('utf8').on('data', part => {
			said += part;
			if (/shown only now:\n(?:.+\n)+\n/.test(said)) resolve(said);
		});
		server.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)));
	});
}

async function codesFor(mailbox: string, visitors: Visitor[], count: number): Promise<string[]> {
	for (const begun = performance.now(); performance.now() - begun < GIVE_UP; await pause(POLL)) {
		const mails = (await (await fetch(mailbox)).text()).split('<article');
		const found = visitors.map(({ email }) =>
			mails.filter(mail => mail.includes(email)).map(mail => /\b(\d{6})\b/.exec(mail)?.[1] ?? ''),
		);
		if (found.every(codes => codes.length >= count)) return found.map(([newest]) => newest!);
	}
	throw new Error('the codes did not come by mail');
}
