/** From a file of cases to cases that can be tried, with everything that is wrong and where. */
import { type Finding, finding, type Position, quoted, sortFindings } from '../../policy/finding.js';
import { type SourceFile, unreadable } from '../../policy/source-file.js';
import { validate } from '../../policy/validate.js';
import { type Path, readYaml, type Source } from '../../policy/yaml-source.js';
import { askedItems, askingService, checkNames, readAsk } from './asked.js';
import type { Declared } from './declared.js';
import { readExpectations } from './expectation.js';
import type { DecisionCase } from './model.js';
import { momentOf } from './moment.js';
import { readPerson } from './person.js';
import { Reading } from './reading.js';
import { Case, CaseFile, type CaseSource } from './schema.js';

export interface ReadCases {
	cases: DecisionCase[];
	findings: Finding[];
}

/** Reads a file of cases against the names of a policy. A case with something wrong does not hide the others. */
export function readCases(file: SourceFile, declared: Declared): ReadCases {
	const broken = unreadable(file);
	if (broken) return { cases: [], findings: [broken] };
	const { source, findings } = readYaml(file);
	if (!source) return { cases: [], findings };
	const misfits = validate(CaseFile, source);
	if (misfits.length > 0) return { cases: [], findings: misfits };
	const { value } = source as { value: unknown[] | { on?: string; cases: unknown[] } };
	const [list, under, on] = Array.isArray(value) ? [value, []] : [value.cases, ['cases'], value.on];
	const reads = list.map((one, index) => readCase(within(source, one, [...under, index]), declared, on));
	const cases = reads.flatMap(read => read.cases);
	return {
		cases,
		findings: sortFindings([
			...(on === undefined ? [] : dayFindings(on, source.at(['on']))),
			...reads.flatMap(read => read.findings),
			...repeated(cases),
		]),
	};
}

/** A part of a source, as a source of its own. */
function within(source: Source, value: unknown, at: Path): Source {
	return { value, key: path => source.key([...at, ...path]), at: path => source.at([...at, ...path]) };
}

function readCase(source: Source, declared: Declared, fileDay: string | undefined): ReadCases {
	const misfits = validate(Case, source, 'the case');
	if (misfits.length > 0) return { cases: [], findings: misfits };
	const { case: title, on, person, ask: asked, expect } = source.value as CaseSource;
	const reading = new Reading(declared, source, on ?? fileDay);
	if (on !== undefined) reading.findings.push(...dayFindings(on, source.at(['on'])));
	const items = askedItems(asked);
	const expected = readExpectations(reading, expect, items);
	const service = askingService(reading, asked);
	const facts = readPerson(reading, person ?? {}, service);
	const ask = readAsk(reading, asked, items, service, facts);
	checkNames(reading, ask, facts, items, expected);
	const { findings, place: at } = reading;
	return { cases: findings.length > 0 ? [] : [{ title, at, facts, ask, expected }], findings };
}

function dayFindings(day: string, at: Position): Finding[] {
	if (momentOf(day, 0) !== null) return [];
	return [
		finding('date-impossible', at, `${quoted(day)} names a day that does not exist`, 'check day and month'),
	];
}

/** Reports know cases by their names. */
function repeated(cases: DecisionCase[]): Finding[] {
	return cases.flatMap(({ title, at }, index) => {
		if (cases.findIndex(other => other.title === title) === index) return [];
		const message = `another case of this file is called ${quoted(title)}`;
		return [finding('case-repeated', at, message, 'say in its name how it differs')];
	});
}
