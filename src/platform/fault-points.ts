/**
 * Places where a crash would hurt most, by name. Nothing happens at them unless a test arms one: in this process with an
 * action, or in a child through OBHUT_FAULT_POINT, which then dies there as by `kill -9`. The crash test visits every
 * point of this list and fails for one that is never reached.
 */
export const FAULT_POINTS = [
	'act.held',
	'act.written',
	'act.committed',
	'log.before-append',
	'log.appended',
	'ledger.written',
	'erase.removing',
	'sweep.removed',
	'tree.locked',
	'tree.written',
	'tree.committed',
	'checkpoint.signed',
	'message.claimed',
	'message.accepted',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

const armed = new Map<FaultPoint, () => void | Promise<void>>();

/** `<point>:<n>`: die at the n-th arrival. */
const fatal = process.env.OBHUT_FAULT_POINT;
if (fatal !== undefined) {
	const [name, arrival] = fatal.split(':');
	const point = FAULT_POINTS.find(known => known === name);
	if (!point) throw new Error(`no fault point \`${name}\``);
	let left = Number(arrival);
	armed.set(point, () => {
		left--;
		if (left === 0) process.kill(process.pid, 'SIGKILL');
	});
}

/** Awaited at the place itself; free of cost unless something is armed. */
export function reach(point: FaultPoint): void | Promise<void> {
	return armed.size === 0 ? undefined : armed.get(point)?.();
}

/** Runs `action` each time the point is reached, until the returned function is called. */
export function armFaultPoint(point: FaultPoint, action: () => void | Promise<void>): () => void {
	armed.set(point, action);
	return () => armed.delete(point);
}
