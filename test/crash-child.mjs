/**
 * A process that works in a region and says what was acknowledged, one line each, until it is killed. Started by
 * crash.test.ts on the built package: `node crash-child.mjs '<options as JSON>'`.
 */
import { writeSync } from 'node:fs';
import { openRegion } from '../dist/server/region.js';

const { people, ...options } = JSON.parse(process.argv[2]);
const { vault, consents, policy, close } = await openRegion({ ...options, clock: () => Date.now() });
const caller = { service: 'shop', actor: 'key:crash', region: options.name };
const acknowledge = (...words) => writeSync(1, `${words.join(' ')}\n`);

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
	await vault.append(caller, { subject, purpose: 'surveys', item: 'survey-answer', values: [{ n }] });
	acknowledge('appended', n);
	await vault.read(caller, { subjects: [subject], purpose: 'surveys', items: ['email'] });
	acknowledge('read', n);
	if (n % 2 === 0) {
		await consents.act(caller, { ...about, act: 'withdraw' });
		acknowledge('withdrawn', n);
	} else {
		await vault.erase(caller, { subject });
		acknowledge('erased', n);
		await vault.settled();
	}
}
await close();
