/** The rules as they apply to one service, in the words of their files, and where each of them was said (S6.3). */
import type { Position } from './finding.js';
import type { SourceFile } from './source-file.js';
import { type Path, readYaml, type Source } from './yaml-source.js';

/** Where an entry was said. */
export interface Origin extends Pick<Position, 'file' | 'line'> {
	from: 'general' | 'service';
}

export interface ResolvedEntry extends Origin {
	/** Key of the file. */
	section: string;
	/** Name within the section; absent where the section is one value, or a list. */
	id?: string;
	/** As written. */
	value: unknown;
}

type Said = Record<string, unknown>;

const isMapping = (value: unknown): value is Said =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every entry that holds for a service, the general policy where none is named. An entry of the service stands in
 * place of the general one of its name; the keys of any other section stand one by one. Null where a file is no YAML.
 */
export function resolvePolicy(files: SourceFile[], service?: string): ResolvedEntry[] | null {
	const general = sourceOf(files, 'policy.yaml');
	if (!general) return null;
	const path = `services/${service}/policy.yaml`;
	if (service === undefined || !files.some(file => file.path === path))
		return entriesOf(general, 'general', []);
	const own = sourceOf(files, path);
	return own && merged(entriesOf(general, 'general', []), entriesOf(own, 'service', ['service']));
}

function sourceOf(files: SourceFile[], path: string): Source | null {
	const file = files.find(each => each.path === path);
	return file ? readYaml(file).source : null;
}

function entriesOf(source: Source, from: Origin['from'], but: string[]): ResolvedEntry[] {
	const entry = (path: Path, value: unknown): ResolvedEntry => {
		const { file, line } = source.key(path);
		const [section, id] = path.map(String);
		return { section: section!, ...(id === undefined ? {} : { id }), value, from, file, line };
	};
	return Object.entries(isMapping(source.value) ? source.value : {})
		.filter(([section]) => !but.includes(section))
		.flatMap(([section, value]) =>
			isMapping(value) && Object.keys(value).length > 0
				? Object.entries(value).map(([id, member]) => entry([section, id], member))
				: [entry([section], value)],
		);
}

const nameOf = ({ section, id }: ResolvedEntry): string => (id === undefined ? section : `${section}.${id}`);

/** The general entries with the service's in their places; its clauses before all others, as people read them first. */
function merged(general: ResolvedEntry[], specific: ResolvedEntry[]): ResolvedEntry[] {
	// A section with nothing in it takes nothing away.
	const own = specific.filter(({ id }) => id !== undefined);
	const ours = new Map(own.map(entry => [nameOf(entry), entry]));
	const sections = new Set([...general, ...own].map(({ section }) => section));
	return [...sections].flatMap(section => {
		const [theirs, mine] = [general, own].map(entries => entries.filter(each => each.section === section));
		const standing = theirs!.filter(({ id }) => id !== undefined || mine!.length === 0);
		if (section === 'clauses') {
			return [...mine!, ...standing.filter(entry => !ours.has(nameOf(entry)))];
		}
		const names = new Set(standing.map(nameOf));
		const replaced = standing.map(entry => ours.get(nameOf(entry)) ?? entry);
		return [...replaced, ...mine!.filter(entry => !names.has(nameOf(entry)))];
	});
}

/** The entries as one policy file would say them. */
export function sourceOfEntries(entries: ResolvedEntry[]): Record<string, unknown> {
	const made: Record<string, unknown> = Object.create(null);
	for (const { section, id, value } of entries) {
		if (id === undefined) made[section] = value;
		else made[section] = Object.assign((made[section] as Said) ?? Object.create(null), { [id]: value });
	}
	return made;
}
