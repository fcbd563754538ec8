/** S0 · The policy itself. */
import { expect, test } from 'vitest';
import { NotPublishable, publishablePolicy } from '../../src/obligations/publication/index.js';
import type { SourceFile } from '../../src/policy/source-file.js';
import { exampleSources } from '../region.js';
import { openClauseHouse } from './house.js';

const { house, page } = await openClauseHouse({ pages: true });

test('S0.1 the published policy carries its version, date and digest, and every version is listed', async () => {
	const { version } = house.policy.compiled;
	expect(await page('/policy')).toContain(version);
	const [published] = house.policy.versions;
	const versions = await page('/policy/versions');
	expect(published?.digest).toMatch(/^[0-9a-z:-]{32,}$/);
	expect(versions).toContain(published?.digest);
	expect(versions).toContain(`/policy/versions/${version}/en`);
	expect(await page(`/policy/versions/${version}/en`)).toContain('S2.6');
});

test('S0.2 what the text leaves out, or promises without a rule, cannot be published', () => {
	expect(findingsOf(exampleSources())).toEqual([]);
	const clause = '  S2.6: [purposes.surveys, data.survey-answer]\n';
	expect(findingsOf(edited(clause, '  S2.6: [data.survey-answer]\n'))).toContain('undisclosed-processing');
	expect(findingsOf(edited(clause, `${clause}  S2.11: []\n`))).toContain('unbacked-promise');
});

/** The example policy with one line of its rules changed. */
function edited(from: string, to: string): SourceFile[] {
	return exampleSources().map(file =>
		file.path === 'policy.yaml' ? { ...file, text: replaced(file.text, from, to) } : file,
	);
}

/** Codes of what stands in the way of publishing. */
function findingsOf(sources: SourceFile[]): string[] {
	try {
		publishablePolicy(sources, '2026-11-24');
		return [];
	} catch (error) {
		if (!(error instanceof NotPublishable)) throw error;
		return error.findings.map(({ code }) => code);
	}
}

function replaced(text: string, from: string, to: string): string {
	expect(text).toContain(from);
	return text.replace(from, to);
}
