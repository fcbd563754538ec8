/** What a started server says, for people. */

export interface Started {
	policy: { id: string; version: string; page: string };
	api: string;
	openapi: string;
	/** Made by this start, and shown only now. */
	keys: { region: string; service: string; key: string }[];
	/** Signs one staff member in, once, within 15 minutes. */
	staffLink: string;
	home: string;
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
		['policy', policy.page],
		['API', `${started.api}   described at ${started.openapi}`],
		['staff', `${started.staffLink}   (works once, within 15 minutes)`],
		['data', started.embedded ? `${started.home}   (embedded PostgreSQL)` : 'the PostgreSQL you named'],
		['keys', `${started.home}/keys`],
	];
	const seconds = (started.milliseconds / 1000).toFixed(1);
	return [
		`obhut runs ${policy.id} ${policy.version}, ready in ${seconds} s`,
		'',
		...rows.map(([name, text]) => `  ${name.padEnd(8)}${text}`),
		...keyLines(started),
		...notes(started).flatMap(note => ['', note]),
	].join('\n');
}

function keyLines({ keys }: Started): string[] {
	if (keys.length === 0) return [];
	const lines = keys.map(({ region, service, key }) => `  ${key}   (${service}, ${region})`);
	return ['', 'service keys, shown only now:', ...lines];
}

function notes({ embedded, exposed }: Started): string[] {
	return [
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
