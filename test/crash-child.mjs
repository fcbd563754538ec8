/**
 * A process that works in a region and says what was acknowledged, one line each, until it is killed. Started by
 * crash.test.ts on the built package: `node crash-child.mjs '<options as JSON>'`.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCourier } from '../dist/messages/index.js';
import { openFileKeyring } from '../dist/platform/keyring/file-keyring.js';
import { openRegion } from '../dist/server/region.js';

const { people, ...options } = JSON.parse(process.argv[2]);
/** Milliseconds the region's clock is ahead: what is due then is swept. */
let ahead = 0;
const acknowledge = (...words) => writeSync(1, `${words.join(' ')}\n`);
const post = {
	base: 'https://obhut.example',
	mailer: { send: async ({ messageId }) => acknowledge('mailed', messageId), close() {} },
};
const region = await openRegion({ ...options, ...post, clock: () => Date.now() + ahead });
const { vault, consents, integrator, policy, publishing, rooms, close } = region;
const caller = { service: 'shop', actor: 'key:crash', region: options.name };
const { database } = publishing;
const keyring = openFileKeyring(join(options.home, 'keys', options.name, 'keyring.json'), false);
const courier = openCourier({ ...post, database, keyring, policy, region: options.name, vault });

let working = true;
/** Beside the work, as it is in a server. */
const integrating = (async () => {
	for (; working; await pause(5)) {
		await integrator.integrate();
		await integrator.sign();
	}
})();

for (let n = 0; n < people; n++) {
	const email = `${options.run}-${n}@example.org`;
	await vault.register(caller, {
		residence: 'DE',
		collectedIn: 'DE',
		shown: policy.compiled.version,
		purpose: 'provide-service',
		values: { email },
	});
	acknowledge('registered', n);
	const { done } = await vault.lookup(caller, { item: 'email', value: email, purpose: 'provide-service' });
	const subject = done.subject;
	const about = { subject, about: 'surveys', language: 'de' };
	await consents.act(caller, { ...about, act: 'give' });
	acknowledge('given', n);
	const message = {
		subject,
		template: 'survey-invitation',
		purpose: 'surveys',
		to: 'email',
		service: 'shop',
	};
	const params = { surveyId: options.run, survey: 'Tea' };
	await database.transaction(transaction =>
		rooms.outbox.put(transaction, { ...message, language: 'de', params }, Date.now()),
	);
	acknowledge('queued', n);
	await courier.deliver(Date.now());
	acknowledge('sent', n);
	await vault.append(caller, { subject, purpose: 'surveys', item: 'survey-answer', values: [{ n }] });
	acknowledge('appended', n);
	await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	acknowledge('read', n);
	if (n % 2 === 0) {
		await consents.act(caller, { ...about, act: 'withdraw' });
		acknowledge('withdrawn', n);
		ahead = 400 * 86_400_000;
		await vault.sweepPerson(caller, subject);
		ahead = 0;
		acknowledge('swept', n);
	} else {
		await vault.erase(caller, { subject });
		acknowledge('erased', n);
		await vault.settled();
	}
}
working = false;
await integrating;
await close();
