/** One case while it is read: its policy, its day, and what is wrong with it so far. */
import { type Finding, type FindingCode, finding, type Position, quoted } from '../../policy/finding.js';
import { didYouMean } from '../../policy/suggest.js';
import type { Path, Source } from '../../policy/yaml-source.js';
import type { Instant } from '../state.js';
import type { Declared } from './declared.js';
import { isDated, momentOf } from './moment.js';

/** The day of cases that name none. Nothing depends on it but the lengths of months: dates ask for a day of their own. */
const SOME_DAY = Date.UTC(2026, 11, 1, 12);

export class Reading {
	readonly findings: Finding[] = [];
	/** When the case is asked. */
	readonly on: Instant;
	private readonly dated: boolean;

	/** `on` is the day as written in the case or its file; absent where neither says. */
	constructor(
		readonly declared: Declared,
		private readonly source: Source,
		on: string | undefined,
	) {
		this.dated = on !== undefined;
		this.on = (on === undefined ? null : momentOf(on, SOME_DAY)) ?? SOME_DAY;
	}

	/** The instant meant; a day that does not exist, or that nothing relates to the day of asking, is noted. */
	moment(words: string, path: Path): Instant {
		if (isDated(words) && !this.dated) {
			const message = `${quoted(words)} is a date, and nothing says on which day is asked`;
			this.note('case-undated', path, message, 'add `on: 2026-12-01` to the case, or write `3 weeks ago`');
		}
		const instant = momentOf(words, this.on);
		if (instant === null) this.impossible(words, path);
		return instant ?? this.on;
	}

	/** As `moment`; what nobody dated happened yesterday. */
	since(words: string | true | undefined, path: Path): Instant {
		return this.moment(words === undefined || words === true ? 'yesterday' : words, path);
	}

	impossible(words: string, path: Path): void {
		this.note(
			'date-impossible',
			path,
			`${quoted(words)} names a day that does not exist`,
			'check day and month',
		);
	}

	/** Notes a name nothing declares; `hint` follows what it most likely means. */
	name(what: string, name: string, known: readonly string[], path: Path, hint = ''): void {
		if (known.includes(name)) return;
		const meant = [didYouMean(name, known), ...(hint === '' ? [] : [hint])].join('; ');
		this.note('reference-unknown', path, `no ${what} ${quoted(name)} is declared`, meant);
	}

	note(code: FindingCode, path: Path, message: string, hint: string): void {
		this.findings.push(finding(code, this.source.at(path), message, hint));
	}

	get place(): Position {
		return this.source.key(['case']);
	}
}

/** What is written once or as a list, as a list with the path of each. */
export function each<T>(written: T | T[] | undefined, path: Path): { one: T; path: Path }[] {
	if (written === undefined) return [];
	if (!Array.isArray(written)) return [{ one: written, path }];
	return written.map((one, index) => ({ one, path: [...path, index] }));
}
