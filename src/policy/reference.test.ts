import { expect, it } from 'vitest';
import { readPolicyFolder } from '../platform/policy-folder.js';
import type { Policy } from './model.js';
import { parsePolicy } from './parse.js';
import { BUILT_IN, references } from './reference.js';

const read = (text: string, ...more: { path: string; text: string }[]): Policy => {
	const { policy, findings } = parsePolicy([{ path: 'policy.yaml', text }, ...more]);
	if (!policy) throw new Error(JSON.stringify(findings));
	return policy;
};

it('an empty policy offers only what Obhut itself keeps', () => {
	expect(references(read('policy: x\n'))).toEqual([...BUILT_IN]);
});

it('a section is offered with its entries, a service’s own among them', () => {
	const policy = read('policy: x\nservices: { app: {} }\ndata: { a: {} }\n', {
		path: 'services/app/policy.yaml',
		text: 'service: app\ndata: { b: {} }\n',
	});
	expect(references(policy)).toEqual([...BUILT_IN, 'data', 'data.a', 'data.b', 'services', 'services.app']);
});

it('`across-services` needs a purpose that is, `changes` a rule for some', () => {
	expect(references(read('policy: x\npurposes: { p: {} }\n'))).not.toContain('across-services');
	expect(references(read('policy: x\npurposes: { p: { across: services } }\n'))).toContain('across-services');
	const changes = references(read('policy: x\nchanges: { otherwise: { notice: [email] } }\n'));
	expect(changes).toEqual([...BUILT_IN, 'changes.otherwise', 'changes']);
});

it('the example binds no clause to anything else', () => {
	const { policy } = parsePolicy(readPolicyFolder('policies/cncest'));
	const known = references(policy!);
	expect(policy!.clauses.flatMap(clause => clause.rules).filter(rule => !known.includes(rule))).toEqual([]);
});
