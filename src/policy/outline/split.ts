/** An existing policy as sections, clauses and sentences with ids: its own numbers where it has them. */
import type { Language } from '../model.js';
import { type Block, placesIn } from './block.js';
import type { Form, OutlineClause, OutlineFormat, OutlineSection, OutlineSentence, Place } from './model.js';
import { sentenceSpans } from './sentences.js';
import { type Content, idParts, type Node, treeOf } from './tree.js';

export interface Split {
	title: string;
	titlePlace: Place;
	sections: OutlineSection[];
}

/** `a` … `z`, `aa` …, for the sentences of a clause. */
export function letterOf(index: number): string {
	const last = String.fromCharCode(97 + (index % 26));
	return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** White space as a reader sees it: none where a line of Chinese is broken, one space otherwise. */
function flowing(text: string): string {
	return text
		.replace(
			/(?<=[\p{Script=Han}，。；：、！？（）“”])\s*\n\s*(?=[\p{Script=Han}，。；：、！？（）“”])/gu,
			'',
		)
		.replace(/\s+/g, ' ')
		.trim();
}

class Splitter {
	private readonly taken = new Set<string>();
	/** How often an id was asked for again. */
	private readonly repeated = new Map<string, number>();
	private readonly ids = new Map<Node, string>();
	private readonly placeOf: (offset: number) => Place;

	constructor(
		source: string,
		private readonly language: Language,
	) {
		this.placeOf = placesIn(source);
	}

	/** Gives every node an id: those with numbers first, so that they keep them. */
	name(roots: Node[]): void {
		this.children(null, roots);
	}

	private children(parent: Node | null, nodes: Node[]): void {
		const above = parent ? `${this.ids.get(parent)}.` : 'S';
		for (const node of nodes) if (node.number) this.ids.set(node, this.free(this.numberedId(above, node)));
		const numbered = nodes.some(node => node.number);
		let next = parent === null && (numbered || nodes[0]?.heading === null) ? 0 : 1;
		for (const node of nodes) {
			if (node.number) {
				if (next === 0) next = 1;
				continue;
			}
			while (this.taken.has(`${above}${next}`)) next++;
			this.ids.set(node, this.free(`${above}${next}`));
			next++;
		}
		for (const node of nodes) this.children(node, node.children);
	}

	private numberedId(above: string, node: Node): string {
		const parts = idParts(node);
		return parts.length > 1 ? `S${parts.join('.')}` : `${above}${parts[0]}`;
	}

	/** The id itself, or where it is taken the same with a letter: `S3b`. */
	private free(id: string): string {
		let unique = id;
		let index = this.repeated.get(id) ?? 0;
		for (; this.taken.has(unique); index++) unique = `${id}${letterOf(index + 1)}`;
		this.repeated.set(id, index);
		this.taken.add(unique);
		return unique;
	}

	section(node: Node): OutlineSection {
		const own = node.content.length > 0 ? [this.clause(node, '')] : [];
		const inner = node.children.flatMap(child => this.descendants(child));
		return { ...this.headOf(node), clauses: [...own, ...inner] };
	}

	private descendants(node: Node): OutlineClause[] {
		return [this.clause(node), ...node.children.flatMap(child => this.descendants(child))];
	}

	private headOf(node: Node): { id: string; marker: string; heading: string } & Place {
		const heading = node.heading ? flowing(node.heading.block.text.slice(node.heading.from)) : '';
		return { id: this.ids.get(node)!, marker: node.marker, heading, ...this.placeOf(node.at) };
	}

	private clause(node: Node, marker = node.marker): OutlineClause {
		const head = { ...this.headOf(node), marker };
		if (node.parent === null) head.heading = '';
		const sentences = node.content.flatMap((content, paragraph) => this.sentences(content, paragraph));
		for (const [index, sentence] of sentences.entries()) sentence.id = `${head.id}-${letterOf(index)}`;
		return { ...head, sentences, rules: [], declaration: false };
	}

	private sentences({ block, from }: Content, paragraph: number): OutlineSentence[] {
		const form: Form = block.kind === 'item' ? 'item' : block.kind === 'row' ? 'row' : 'sentence';
		const text = block.text.slice(from);
		const spans = form === 'row' ? [{ from: 0, to: text.length }] : sentenceSpans(text, this.language);
		return spans.map(span => {
			const start = from + span.from + leading(text.slice(span.from, span.to));
			const place = this.placeOf(offsetAt(block, start));
			const words = flowing(text.slice(span.from, span.to));
			return { id: '', text: words, form, paragraph, promises: [], proposals: [], ...place };
		});
	}

	title(content: Content | null): { title: string; titlePlace: Place } {
		if (!content) return { title: '', titlePlace: { line: 1, col: 1 } };
		const { block, from } = content;
		const place = this.placeOf(offsetAt(block, from + leading(block.text.slice(from))));
		return { title: flowing(block.text.slice(from)), titlePlace: place };
	}
}

const leading = (text: string): number => text.length - text.trimStart().length;
const offsetAt = (block: Block, index: number): number => block.offsets[index] ?? block.offsets.at(-1) ?? 0;

/** Sections, clauses and sentences of a file's blocks, with nothing said yet of what they promise. */
export function split(blocks: Block[], source: string, format: OutlineFormat, language: Language): Split {
	const tree = treeOf(blocks, format);
	const splitter = new Splitter(source, language);
	splitter.name(tree.roots);
	const sections = tree.roots.map(root => splitter.section(root));
	return { ...splitter.title(tree.title), sections };
}
