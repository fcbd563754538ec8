/** The running server a command talks to, by `OBHUT_URL` and `OBHUT_KEY`. */
import { connect, type Obhut, ObhutDenied, ObhutProblem, ObhutUnavailable } from '../client/connect.js';
import { EXIT, Failure } from './failure.js';

export const SERVER_HELP = `
Environment:
  OBHUT_URL  where obhut listens (http://127.0.0.1:8474 unless set)
  OBHUT_KEY  a service key; \`obhut serve --new-key\` makes one`;

/** Runs `work` against the server; what it answers otherwise becomes a failure of the command. */
export async function withServer<T>(work: (obhut: Obhut) => Promise<T>): Promise<T> {
	const key = process.env.OBHUT_KEY;
	if (!key)
		throw new Failure(EXIT.usage, 'no service key', 'set OBHUT_KEY; `obhut serve --new-key` makes one');
	const obhut = connect({ url: process.env.OBHUT_URL ?? 'http://127.0.0.1:8474', key });
	try {
		return await work(obhut);
	} catch (error) {
		throw asFailure(error);
	} finally {
		await obhut.close();
	}
}

function asFailure(error: unknown): unknown {
	if (error instanceof ObhutUnavailable) {
		return new Failure(EXIT.environment, error.message, 'start it with `obhut serve`, or set OBHUT_URL');
	}
	if (error instanceof ObhutDenied || error instanceof ObhutProblem) {
		return new Failure(EXIT.refused, error.message, error.hint);
	}
	return error;
}
