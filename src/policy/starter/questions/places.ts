/** Who stands for the operator elsewhere, who supervises it, and where data lies. */
import { GDPR_COUNTRIES } from '../../countries.js';
import type { Realm } from '../answers.js';
import { LAENDER } from '../authorities.js';
import { as, china, countries, inUnion, nothing, type Question, union } from '../question.js';
import { isRefusal, readLand, readRepresentative, readStore } from '../read-answer.js';

function representative(realm: Realm, option: string, where: string, law: string, example: string): Question {
	return {
		option,
		takes: '<who>',
		says: `who stands for you in ${where}: name; address; e-mail`,
		asks: `Who represents you in ${where}?`,
		why: `${law} asks for one, as you are established elsewhere. Write name; address; e-mail.`,
		form: { kind: 'text', example },
		applies: soFar =>
			soFar.establishedIn !== undefined &&
			(realm === 'eu'
				? union(soFar) && !inUnion(soFar.establishedIn)
				: china(soFar) && soFar.establishedIn !== 'CN'),
		fallback: nothing,
		read: (written, soFar) => {
			const got = readRepresentative(written);
			return isRefusal(got) ? got : { representatives: { ...soFar.representatives, [realm]: got.value } };
		},
	};
}

export const PLACES: Question[] = [
	representative(
		'eu',
		'eu-representative',
		'the Union',
		'GDPR Art. 27',
		'Vertretung GmbH; Musterweg 1, 20095 Hamburg, Germany; eu@example.org',
	),
	representative(
		'cn',
		'china-representative',
		'China',
		'PIPL Art. 53',
		'示例代表有限公司; 上海市示例路1号; cn@example.org',
	),
	{
		option: 'land',
		takes: '<code>',
		says: 'German Land you, or your representative, sit in',
		asks: 'In which German Land do you or your representative sit?',
		why: 'Its authority is the one people can complain to.',
		form: {
			kind: 'one',
			choices: Object.entries(LAENDER).map(([value, { land }]) => ({ value, label: `${land} (${value})` })),
		},
		applies: soFar =>
			soFar.establishedIn === 'DE'
				? union(soFar)
				: soFar.establishedIn !== undefined &&
					!inUnion(soFar.establishedIn) &&
					(soFar.residents ?? []).includes('DE'),
		fallback: nothing,
		read: as('land', readLand),
	},
	{
		option: 'stored-in',
		takes: '<country>',
		says: 'where data collected in the Union is stored; that of China stays in China',
		asks: 'Where do you store what you collect in the Union?',
		why: 'A country of the Union or the EEA. What is collected in China is stored in China.',
		form: {
			kind: 'one',
			choices: countries(['DE', ...GDPR_COUNTRIES]),
		},
		applies: union,
		fallback: ({ establishedIn }) => (inUnion(establishedIn) ? establishedIn : 'DE'),
		read: as('storedIn', readStore),
	},
];
