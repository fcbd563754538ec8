/** A real SMTP server for tests: keeps and parses what arrives, and can be told to refuse. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

export interface Arrived {
	envelope: { from: string; to: string[] };
	parsed: ParsedMail;
}

export interface PostOffice {
	url: string;
	/** In the order they were accepted. */
	arrived: Arrived[];
	/** What every recipient is answered with instead of being taken. */
	reply: { code: number; text: string } | null;
	reset(): void;
	/** Takes a mail as it stands, past the mailer. */
	deliverRaw(to: string, raw: string): Promise<void>;
	close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		onRcptTo(_address, _session, answer) {
			const { reply } = office;
			answer(reply && Object.assign(new Error(reply.text), { responseCode: reply.code }));
		},
		onData(stream, { envelope }, answer) {
			simpleParser(stream).then(parsed => {
				const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
				office.arrived.push({
					envelope: { from, to: envelope.rcptTo.map(({ address }) => address) },
					parsed,
				});
				answer();
			}, answer);
		},
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	const office: PostOffice = {
		url: `smtp://127.0.0.1:${port}`,
		arrived: [],
		reply: null,
		reset() {
			office.arrived = [];
			office.reply = null;
		},
		async deliverRaw(to, raw) {
			const transport = createTransport({ host: '127.0.0.1', port, secure: false });
			await transport.sendMail({ envelope: { from: 'control@example.org', to: [to] as never }, raw });
			transport.close();
		},
		close: () => new Promise(resolve => server.close(() => resolve())),
	};
	return office;
}
