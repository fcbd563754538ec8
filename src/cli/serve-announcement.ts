/** What a started server says, for people. */
import type { Standing } from '../evidence/index.js';

export interface Started {
	policy: { id: string; version: string; page: string };
	api: string;
	openapi: string;
	/** How the clauses stand, where they are the example policy’s; null where nobody has judged them. */
	clauses: Record<Standing, number> | null;
	/** Made by this start, and shown only now. */
	keys: { region: string; service: string; key: string }[];
	/** Signs one staff member in, once, within 15 minutes. */
	staffLink: string;
	home: string;
	/** Address of the demo shop; null where it does not run. */
	demo: string | null;
	/** Where mails are seen while no mail server is set; null where they are sent. */
	mailbox: string | null;
	/** The folder is not as the newest published version: an edit nobody has published. */
	unpublished: boolean;
	/** The database is the one we start ourselves. */
	embedded: boolean;
	/** Reachable from a network without TLS. */
	exposed: boolean;
	/** From the start of the process. */
	milliseconds: number;
}

export function announcement(started: Started): string {
	const { policy } = started;
	const rows: [string, string][] = [
		...optional('demo', started.demo),
		['policy', policy.page],
		[
			'proof',
			`${new URL('/policy/evidence', policy.page)}   (what the policy can show; the log is at /log/)`,
		],
		['API', `${started.api}   described at ${started.openapi}`],
		['staff', `${started.staffLink}   (works once, within 15 minutes)`],
		['center', `${new URL('/privacy', policy.page)}   (what people see of themselves)`],
		...optional('mailbox', started.mailbox),
		['data', started.embedded ? `${started.home}   (embedded PostgreSQL)` : 'the PostgreSQL you named'],
		['keys', `${started.home}/keys`],
	];
	const seconds = (started.milliseconds / 1000).toFixed(1);
	return [
		`obhut runs ${policy.id} ${policy.version}, ready in ${seconds} s`,
		'',
		...rows.map(([name, text]) => `  ${name.padEnd(8)}${text}`),
		...clauseLines(started),
		...keyLines(started),
		...notes(started).flatMap(note => ['', note]),
	].join('\n');
}

function optional(name: string, address: string | null): [string, string][] {
	return address === null ? [] : [[name, address]];
}

function clauseLines({ clauses }: Started): string[] {
	if (!clauses) return [];
	const { lit, partial, dark } = clauses;
	return [
		'',
		`${lit + partial + dark} clauses: ${lit} lit, ${partial} partial, ${dark} dark (docs/clauses.md)`,
	];
}

function keyLines({ keys }: Started): string[] {
	if (keys.length === 0) return [];
	const lines = keys.map(({ region, service, key }) => `  ${key}   (${service}, ${region})`);
	return ['', 'service keys, shown only now:', ...lines];
}

function notes({ embedded, exposed, policy, unpublished }: Started): string[] {
	return [
		...(unpublished
			? [
					`note: the folder differs from what is published; version ${policy.version} is in force. Run \`obhut publish\`.`,
				]
			: []),
		...(embedded
			? [
					'note: the keys lie beside the data. That is for trying; in production keep `keys` on another volume.',
				]
			: []),
		...(exposed
			? [
					'note: this address is open to a network without TLS. Put TLS before it and start with --behind-tls.',
				]
			: []),
	];
}
