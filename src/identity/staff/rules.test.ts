import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { StaffAct, StaffSession } from './model.js';
import { actorOf, isNewUse, memberOf, requireRole, roleMay, SESSION_IDLE, SESSION_LASTS } from './rules.js';

const NOW = Date.UTC(2026, 10, 23);
const MEMBER = { id: '7c0d9a11-6c1b-4f0e-9f43-0a1de1a4b0c1', role: 'operator', person: 'p' } as const;

describe('a session', () => {
	const hash = randomBytes(32);
	const session: StaffSession = { hash, member: MEMBER, endsAt: NOW + SESSION_LASTS, seenAt: NOW };

	test('stands for its member under its own hash only', () => {
		expect(memberOf(hash, session, NOW)).toEqual(MEMBER);
		expect(memberOf(randomBytes(32), session, NOW)).toBeNull();
		expect(memberOf(hash, null, NOW)).toBeNull();
	});

	test('ends when it was not used for half an hour, and after eight hours however much it was used', () => {
		expect(memberOf(hash, session, NOW + SESSION_IDLE - 1)).toEqual(MEMBER);
		expect(memberOf(hash, session, NOW + SESSION_IDLE)).toBeNull();
		const used = { ...session, seenAt: session.endsAt - 1 };
		expect(memberOf(hash, used, session.endsAt - 1)).toEqual(MEMBER);
		expect(memberOf(hash, used, session.endsAt)).toBeNull();
	});

	test('writes down a use once a minute', () => {
		expect(isNewUse(session, NOW + 59_999)).toBe(false);
		expect(isNewUse(session, NOW + 60_000)).toBe(true);
	});
});

test('a role takes what is its own and nothing else', () => {
	const able = (act: StaffAct) =>
		(['privacy-officer', 'operator', 'support-agent'] as const).filter(role => roleMay(role, act));
	expect(able('support')).toEqual(['support-agent']);
	expect(able('requests')).toEqual(['privacy-officer', 'support-agent']);
	for (const act of ['hold', 'release-hold', 'disclosure'] as const) {
		expect(able(act)).toEqual(['privacy-officer']);
	}
	for (const act of ['publication', 'wind-down', 'sweep', 'incident', 'invite'] as const) {
		expect(able(act)).toEqual(['privacy-officer', 'operator']);
	}
	expect(able('stop')).toEqual(['operator']);
	expect(() => requireRole(MEMBER, 'stop')).not.toThrow();
	expect(() => requireRole(MEMBER, 'hold')).toThrow(
		expect.objectContaining({ code: 'role-lacking', roles: ['privacy-officer'] }),
	);
});

test('the log speaks of a member by the beginning of a random id', () => {
	expect(actorOf(MEMBER)).toBe('staff:7c0d9a11');
});
