/** What a bench leaves behind: figures beside those of a peer measured in the same run, and whether the target was met. */

/** Median of the rounds, with the lowest and highest. */
export interface Spread {
	median: number;
	low: number;
	high: number;
}

/** `ratio` judges ours ÷ the peer's, round by round; `figure` judges ours alone. */
export interface Target {
	of: 'ratio' | 'figure';
	must: 'reach' | 'stay-below';
	value: number;
}

export interface Comparison {
	what: string;
	unit: string;
	ours: Spread;
	/** What it is measured against; absent where a figure stands alone. */
	peer?: { name: string; figure: Spread };
	/** Ours ÷ the peer's within each round, so that a slow minute of the machine weighs on both. */
	ratio?: Spread;
	/** Absent: shown for orientation only. */
	target?: Target;
}

export interface Environment {
	node: string;
	cores: number;
	processor: string;
	memory: string;
	system: string;
	postgres?: string;
}

export interface BenchResult {
	id: string;
	title: string;
	/** What was done, to how much, and what the peer is. */
	setting: string;
	mode: 'quick' | 'full';
	/** ISO 8601, UTC. */
	measuredAt: string;
	rounds: number;
	environment: Environment;
	comparisons: Comparison[];
	/** Where the time of our side goes, sentence by sentence. */
	timeGoes: string[];
	/** What a reader must know besides. */
	notes: string[];
}

/** Whether a comparison meets its target; null where it has none. */
export function isMet({ ours, ratio, target }: Comparison): boolean | null {
	if (!target) return null;
	const judged = target.of === 'ratio' ? ratio : ours;
	if (!judged) return false;
	return target.must === 'reach' ? judged.median >= target.value : judged.median <= target.value;
}

/** Middle of the values, lowest and highest; the mean of the two middle ones where their number is even. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const median =
		sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
	return { median, low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0 };
}
