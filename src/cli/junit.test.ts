import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../test/browser.js';
import { junit } from './junit.js';
import { testedPolicy, testRun } from './test-run.js';

const tested = testedPolicy('policies/cncest');
const ASK = 'ask: { service: shop, purpose: surveys, items: [email] }';
const report = (text: string) => junit(testRun(tested, [{ path: 'policies/cncest/tests/x.yaml', text }]));

interface Element {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: Element[];
}

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(() => browser.close());

/** The document as a strict XML parser reads it; throws where it is not well formed. */
async function parsed(xml: string): Promise<Element> {
	const page = await browser.newPage();
	const root = await page.evaluate((text: string) => {
		interface Node {
			nodeName: string;
			attributes: Iterable<{ name: string; value: string }>;
			textContent: string;
			children: Iterable<Node>;
			querySelector(name: string): Node | null;
		}
		const Parser = (
			globalThis as unknown as { DOMParser: new () => { parseFromString(...of: string[]): unknown } }
		).DOMParser;
		const read = new Parser().parseFromString(text, 'application/xml') as { documentElement: Node };
		const broken = read.documentElement.querySelector('parsererror');
		if (broken) throw new Error(broken.textContent);
		const plain = (node: Node): Element => ({
			name: node.nodeName,
			attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
			text: node.textContent,
			children: [...node.children].map(plain),
		});
		return plain(read.documentElement);
	}, xml);
	await page.close();
	return root;
}

/** What Jenkins and GitLab read: elements, and the attributes that must be there. */
const SHAPE: Record<string, { holds: string[]; needs: string[] }> = {
	testsuites: { holds: ['testsuite'], needs: ['name', 'tests', 'failures', 'errors', 'time'] },
	testsuite: { holds: ['testcase'], needs: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'] },
	testcase: { holds: ['failure', 'error'], needs: ['name', 'classname', 'file', 'line', 'time'] },
	failure: { holds: [], needs: ['message', 'type'] },
	error: { holds: [], needs: ['message', 'type'] },
};

function misshapen({ name, attributes, children }: Element): string[] {
	const shape = SHAPE[name];
	if (shape === undefined) return [`no <${name}> is known`];
	const numbers = ['tests', 'failures', 'errors', 'skipped', 'time', 'line'];
	return [
		...shape.needs.filter(key => attributes[key] === undefined).map(key => `<${name}> lacks ${key}`),
		...numbers
			.filter(key => !/^\d*$/.test(attributes[key] ?? ''))
			.map(key => `<${name}> ${key} is no number`),
		...children
			.filter(child => !shape.holds.includes(child.name))
			.map(child => `<${child.name}> in <${name}>`),
		...children.flatMap(misshapen),
	];
}

describe('the JUnit report', () => {
	it('has the shape CI servers read, with what failed and why', async () => {
		const root = await parsed(
			report(
				`- case: good\n  ${ASK}\n  expect: deny\n- case: bad\n  ${ASK}\n  expect: permit\n- case: broken\n`,
			),
		);
		expect(misshapen(root)).toEqual([]);
		expect(root.attributes).toMatchObject({ tests: '4', failures: '1', errors: '2' });
		const [suite] = root.children;
		expect(suite?.attributes).toMatchObject({
			name: 'policies/cncest/tests/x.yaml',
			tests: '4',
			failures: '1',
			errors: '2',
		});
		const bad = suite?.children.find(({ attributes }) => attributes.name === 'bad');
		expect(bad?.attributes).toMatchObject({ classname: 'cncest.x', line: '4', time: '0' });
		expect(bad?.children[0]).toMatchObject({
			name: 'failure',
			attributes: { message: 'email: expected permit, came deny consent-missing S2.6', type: 'decision' },
		});
		expect(bad?.text).toContain('policies/cncest/tests/x.yaml:4:3');
		expect(bad?.text).toContain('permitted if consent to `surveys` were given');
		const broken = suite?.children.filter(({ children }) => children[0]?.name === 'error');
		expect(broken?.map(({ attributes }) => attributes.line)).toEqual(['7', '7']);
	});

	it.each([
		['marks', `a < b & "c" > 'd' ]]> <!-- -->`],
		['other scripts', '保留六个月 – für Ärztinnen 🎈'],
		['line ends and tabs', 'one\n\ttwo\r\nthree'],
	])('keeps %s in a name', async (_, name) => {
		const root = await parsed(report(`- case: ${JSON.stringify(name)}\n  ${ASK}\n  expect: permit`));
		expect(root.children[0]?.children[0]?.attributes.name).toBe(name);
	});

	it('replaces what XML cannot hold', async () => {
		const name = 'bell \u0007, half \ud83d, not \uffff';
		const root = await parsed(report(`- case: ${JSON.stringify(name)}\n  ${ASK}\n  expect: permit`));
		expect(root.children[0]?.children[0]?.attributes.name).toBe('bell \ufffd, half \ufffd, not \ufffd');
	});

	it('is told apart from one that is not well formed', async () => {
		const xml = report(`- case: a & b\n  ${ASK}\n  expect: permit`);
		await expect(parsed(xml.replace('&#38;', '&'))).rejects.toThrow();
		expect(misshapen(await parsed(xml.replaceAll(' time="0"', '')))).toContain('<testcase> lacks time');
	});
});
