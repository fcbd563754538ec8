/** A bench as `main.ts` runs it. */
import type { Progress } from './progress.js';
import type { BenchResult, Comparison } from './result.js';

export type Mode = 'quick' | 'full';

export interface BenchOutcome {
	title: string;
	setting: string;
	rounds: number;
	postgres?: string;
	comparisons: Comparison[];
	timeGoes?: string[];
	notes?: string[];
}

export interface Bench {
	/** Name of its file in `bench/results`, and what it is called by. */
	id: BenchResult['id'];
	/** What it needs that is not there yet; null where it can run. */
	lacks?(): string | null;
	run(mode: Mode, progress: Progress): Promise<BenchOutcome>;
}
