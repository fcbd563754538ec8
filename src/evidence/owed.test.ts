import { expect, test } from 'vitest';
import { smallPolicy } from '../policy/small.fixture.js';
import { type Owed, owedFigures, owedVerdict, type VersionDates } from './owed.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;
const LINE = { ground: 'court-order', proposedBy: 'staff:a', approvedBy: 'staff:b', standing: true };

const policy = smallPolicy({
	extendRetentionFor: ['law', 'court-order'],
	disclosure: { default: 'deny', grounds: ['legal-duty'] },
	changes: {
		reducingRights: { notice: ['email'], before: 'P30D' },
		otherwise: { notice: ['announcement'] },
		goingOn: 'nothing',
	},
	incident: { plan: '', notice: ['push', 'email'], authority: {} },
});

const quiet: Owed = {
	sweptAt: NOW,
	overdue: 0,
	swept: 0,
	holds: [],
	disclosures: [],
	requests: { answered: 0, overdue: 0 },
	stops: 0,
};

function verdict(rule: string, owed: Partial<Owed> = {}, versions: VersionDates[] = []): string | undefined {
	const found = owedVerdict(rule, { policy, versions }, { ...quiet, ...owed }, NOW);
	return found && `${found.verdict}: ${found.because}`;
}

test('nothing is kept longer where no hold is on the register and the sweeps left nothing', () => {
	expect(verdict('extend-retention-for')).toBe('holds: nothing-extended');
	expect(verdict('extend-retention-for', { overdue: 1 })).toBe('unknown: not-swept');
	expect(verdict('extend-retention-for', { sweptAt: null })).toBe('unknown: not-swept');
});

test('a register is in order while each line has a ground of the policy and two people', () => {
	expect(verdict('extend-retention-for', { holds: [LINE] })).toBe('holds: register-in-order');
	const disclosed = { ...LINE, ground: 'legal-duty' };
	expect(verdict('disclosure.grounds', { disclosures: [disclosed] })).toBe('holds: register-in-order');
	expect(verdict('disclosure.grounds')).toBe('unknown: nothing-to-show');
	for (const wrong of [{ ground: 'curiosity' }, { approvedBy: LINE.proposedBy }]) {
		const holds = [LINE, { ...LINE, ...wrong }];
		expect(verdict('extend-retention-for', { holds })).toBe('broken: register-out-of-order');
		const disclosures = [disclosed, { ...disclosed, ...wrong }];
		expect(verdict('disclosure.grounds', { disclosures })).toBe('broken: register-out-of-order');
	}
});

test('the contact answers in time: shown by answers, broken by one request past its date', () => {
	expect(verdict('contact')).toBe('unknown: nothing-to-show');
	expect(verdict('contact', { requests: { answered: 2, overdue: 0 } })).toBe('holds: answered-in-time');
	expect(verdict('contact', { requests: { answered: 2, overdue: 1 } })).toBe('broken: answered-late');
});

test('versions took effect in order, unless one did before its date or within its notice period', () => {
	const first = { publishedAt: 0, effectiveAt: 0, inForceFrom: 0, mustBeSeen: true };
	const later = { publishedAt: 10 * DAY, effectiveAt: 20 * DAY, inForceFrom: 40 * DAY, mustBeSeen: true };
	const seen = (changes: Partial<VersionDates>) =>
		verdict('changes.reducing-rights', {}, [first, { ...later, ...changes }]);
	expect(verdict('changes', {}, [first])).toBe('unknown: nothing-to-show');
	expect(seen({ inForceFrom: null })).toBe('unknown: nothing-to-show');
	expect(seen({})).toBe('holds: took-effect-in-order');
	expect(seen({ inForceFrom: 40 * DAY - 1 })).toBe('broken: took-effect-early');
	expect(seen({ inForceFrom: 20 * DAY, mustBeSeen: false })).toBe('holds: took-effect-in-order');
	expect(seen({ inForceFrom: 20 * DAY - 1, mustBeSeen: false })).toBe('broken: took-effect-early');
});

test('what nothing tries while it runs stays unknown, and a way of telling people that is missing is named', () => {
	expect(verdict('incident')).toBe('unknown: notice-not-built');
	expect(verdict('backups')).toBe('unknown: not-built');
	expect(verdict('telemetry')).toBe('unknown: shown-in-tests');
	expect(verdict('rights.erase')).toBe('unknown: shown-in-tests');
	expect(verdict('disclosure')).toBeUndefined();
});

test('figures stand beside the clauses they are about', () => {
	const owed = { ...quiet, swept: 4, stops: 1, holds: [LINE, { ...LINE, standing: false }] };
	const shown = (...rules: string[]) =>
		owedFigures(rules, owed, NOW - DAY, NOW).map(({ key, value }) => [key, value]);
	expect(shown('retention', 'extend-retention-for')).toEqual([
		['swept', 4],
		['holds', 1],
	]);
	expect(shown('incident')).toEqual([['stops', 1]]);
	expect(shown('disclosure.grounds')).toEqual([['disclosures', 0]]);
	expect(shown('disclosure', 'encryption')).toEqual([]);
	expect(shown('contact')).toEqual([
		['answered', 0],
		['overdue', 0],
	]);
});
