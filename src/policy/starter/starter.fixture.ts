/** Answers for tests: whom somebody serves and from where, with what each combination asks for. */
import type { Policy } from '../model.js';
import { type ParsedPolicy, parsePolicy } from '../parse.js';
import type { Answers } from './answers.js';
import { type Given, settle } from './settle.js';
import { type Starter, starterPolicy } from './starter.js';

export const DAY = '2026-11-24';

const SETTINGS = { id: 'my-service', day: DAY, schema: '../schema/policy.schema.json' };

const UNION = ['DE', 'FR', 'AT'];

/** What is written for a service of these residents, by an operator established there. */
export function givenFor(residents: string, establishedIn: string, more: Given = {}): Given {
	const codes = residents.split(',');
	const [union, china] = [codes.some(code => UNION.includes(code)), codes.includes('CN')];
	const inside = UNION.includes(establishedIn);
	return {
		name: 'Muster GmbH',
		address: 'Musterweg 1, 20095 Hamburg, Germany',
		email: 'privacy@muster.example',
		'established-in': establishedIn,
		residents,
		...(union &&
			!inside && { 'eu-representative': 'Vertretung GmbH; Musterweg 2, 20095 Hamburg; eu@muster.example' }),
		...(china &&
			establishedIn !== 'CN' && {
				'china-representative': '示例代表有限公司; 上海市示例路1号; cn@muster.example',
			}),
		...(((establishedIn === 'DE' && union) || (!inside && codes.includes('DE'))) && { land: 'HH' }),
		...more,
	};
}

/** Who delivers mail, and where the imprint is, as far as such a service is asked. */
export function paperedFor(residents: string): Given {
	const codes = residents.split(',');
	return {
		...(codes.some(code => UNION.includes(code)) && { 'mail-eu': 'Post GmbH; privacy@post.example' }),
		...(codes.includes('CN') && { 'mail-china': '邮件有限公司; https://mail.example/privacy' }),
		...(codes.includes('DE') && { imprint: 'https://muster.example/impressum' }),
	};
}

/** The answers, or an error that says what is lacking. */
export function settled(given: Given): Answers {
	const outcome = settle(given);
	if ('answers' in outcome) return outcome.answers;
	const said = 'wrong' in outcome ? outcome.wrong : outcome.missing.map(({ option }) => option);
	throw new Error(JSON.stringify(said));
}

/** The folder, made on a day. */
export const starterOf = (answers: Answers, day = DAY) => starterPolicy(answers, { ...SETTINGS, day });

/** What its files mean. */
export function read({ files }: Starter): ParsedPolicy & { policy: Policy } {
	const published = files.filter(({ path }) => path === 'policy.yaml' || path.startsWith('text/'));
	const papers = files.map(({ path }) => path).filter(path => path.startsWith('documents/'));
	const parsed = parsePolicy(published, new Set(papers));
	if (!parsed.policy) throw new Error(JSON.stringify(parsed.findings));
	return { ...parsed, policy: parsed.policy };
}

/** The text of one file. */
export const textOf = ({ files }: Starter, wanted: string) => files.find(({ path }) => path === wanted)!.text;
