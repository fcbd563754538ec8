import type { OutlineSentence } from './model.js';

/** Lines of a starting policy, each with the sentence it came from. */
export class StarterLines {
	private readonly lines: { text: string; origin: OutlineSentence | null }[] = [];

	add(text: string, origin: OutlineSentence | null = null): void {
		if (text === '' && this.lines.at(-1)?.text === '') return;
		this.lines.push({ text, origin });
	}

	get text(): string {
		return `${this.lines
			.map(({ text }) => text)
			.join('\n')
			.trimEnd()}\n`;
	}

	/** The sentence a line came from, lines from 1; null where it has none. */
	originOf(line: number): OutlineSentence | null {
		return this.lines[line - 1]?.origin ?? null;
	}
}
