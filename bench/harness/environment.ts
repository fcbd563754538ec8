/** The machine and programs a figure was measured on. */
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { Environment } from './result.js';

export function environment(postgres?: string): Environment {
	return {
		node: process.version,
		cores: availableParallelism(),
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
		system: `${type()} ${release()}`,
		...(postgres === undefined ? {} : { postgres }),
	};
}
