import { describe, expect, test } from 'vitest';
import { databaseUrls } from './databases.js';
import { EXIT, Failure, tell } from './failure.js';

describe('what a command says when it cannot', () => {
	test('a failure says its own words', () => {
		expect(tell(new Failure(EXIT.usage, 'no', 'do'))).toEqual({ message: 'no', hint: 'do', exit: 2 });
	});

	test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE'])(
		'%s is the environment, with a hint',
		code => {
			const told = tell(Object.assign(new Error('x'), { code, path: '/somewhere' }));
			expect(told).toMatchObject({ exit: EXIT.environment, hint: expect.any(String) });
			expect(told.message).toContain('`/somewhere`');
		},
	);

	test('a fault of our own rooms keeps its hint', () => {
		const told = tell(Object.assign(new Error('the keyring is gone'), { hint: 'restore it' }));
		expect(told).toEqual({ message: 'the keyring is gone', hint: 'restore it', exit: EXIT.environment });
	});

	test.each(['28P01', '53300', '42501', '57P03'])(
		'a database that refuses with %s is the environment',
		code => {
			const told = tell(Object.assign(new Error('password of ada'), { code }));
			expect(told).toMatchObject({
				message: `the database cannot be used (${code})`,
				exit: EXIT.environment,
			});
		},
	);

	test('a database that does not exist is said to be missing', () => {
		const told = tell(Object.assign(new Error('database of ada'), { code: '3D000' }));
		expect(told.message).toBe('the database named in OBHUT_DATABASE_URL does not exist');
		expect(told.exit).toBe(EXIT.environment);
	});

	test('what is unknown shows where it broke', () => {
		expect(tell(new Error('surprise')).message).toContain('failure.test');
	});
});

describe('databases by environment', () => {
	test('one for all regions, and one for a region alone', () => {
		const [all, cn] = ['postgresql://a/x', 'postgres://b/y'];
		expect(databaseUrls({ OBHUT_DATABASE_URL: all, OBHUT_DATABASE_URL_CN_NORTH: cn, PATH: 'x' })).toEqual({
			'*': all,
			'cn-north': cn,
		});
	});

	test('none set is the embedded one', () => {
		expect(databaseUrls({ OBHUT_DATABASE_URL: '' })).toBeUndefined();
	});

	test('what is not an address is refused without repeating it: it may hold a password', () => {
		expect(() => databaseUrls({ OBHUT_DATABASE_URL: 'mysql://u:secret@h' })).toThrow(
			'OBHUT_DATABASE_URL is not the address of a PostgreSQL database',
		);
	});
});
