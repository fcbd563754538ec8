/** What a verification found, as lines for people. */
import type { EpochSummary, Finding, VerifiedExport, VerifiedProofs } from '../../verify/index.js';

const OWN_KEY =
	'the key came from the export itself: this shows that the export agrees with itself, not whose it is; pass the key you were given with --key';

export function exportLines(path: string, verified: VerifiedExport): string[] {
	const { findings, unlisted, epochs, evidence, key, errors, warnings, ok } = verified;
	return [
		...epochs.map(epochLine),
		...(evidence ? [`evidence: as signed, ${evidence.from} to ${evidence.to}`] : []),
		...(epochs.length > 0 ? [''] : []),
		...findings.flatMap(findingLines),
		...(unlisted > 0 ? [`and ${unlisted} more`] : []),
		...(findings.length > 0 ? [''] : []),
		...(key === 'export' ? [`note: ${OWN_KEY}`] : []),
		ok
			? `${path}: verified, ${counted(verified.entries, 'entry', 'entries')}${warnings > 0 ? `, ${counted(warnings, 'warning')}` : ''}`
			: `${path}: NOT verified, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
	];
}

export function proofLines(path: string, { findings, unlisted, proven, ok }: VerifiedProofs): string[] {
	const found = [...findings.flatMap(findingLines), ...(unlisted > 0 ? [`and ${unlisted} more`] : [])];
	if (!ok) return [...found, '', `${path}: NOT verified`];
	const [first] = proven;
	if (proven.length === 1 && first) {
		const { origin, index, size, kind, at } = first;
		const what = `the entry of kind \`${kind}\` of ${instant(at)} is leaf ${index}`;
		return [`${path}: verified: ${what} of the ${size} that ${origin} has signed for`];
	}
	const origins = [...new Set(proven.map(({ origin }) => origin))];
	const times = proven.map(({ at }) => at);
	const span = `${instant(Math.min(...times))} to ${instant(Math.max(...times))}`;
	return [`${path}: verified: ${proven.length} entries, ${span}, stand in ${origins.join(' and ')}`];
}

function epochLine({ epoch, origin, size, opened, tiles, checkpoints, from, to }: EpochSummary): string {
	const name = epoch === null ? origin : `epoch ${epoch}, ${origin}`;
	const open = opened === null ? 'none opened' : opened === size ? 'all opened' : `${opened} opened`;
	const span = from === null || to === null ? '' : `, ${instant(from)} to ${instant(to)}`;
	const held = `${counted(tiles, 'tile')}, ${counted(checkpoints, 'checkpoint')}`;
	return `${name}: ${counted(size, 'entry', 'entries')}, ${open}${span}; ${held}`;
}

function findingLines({ code, severity, file, leaf, byte, expected, message, hint }: Finding): string[] {
	const place = [
		file,
		...(leaf === undefined ? [] : [`leaf ${leaf}`]),
		...(byte === undefined ? [] : [`byte ${byte}`]),
	];
	return [
		`${severity}: ${place.join(', ')}: ${message} [${code}]`,
		...(expected === undefined ? [] : [`  expected: ${expected}`]),
		`  hint: ${hint}`,
	];
}

function instant(at: number): string {
	return new Date(at).toISOString();
}

function counted(count: number, word: string, words = `${word}s`): string {
	return `${count} ${count === 1 ? word : words}`;
}
