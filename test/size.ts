/** Whether this run makes the full counts (`npm run test:full`) instead of the small ones. */
const FULL = process.env.OBHUT_TEST_FULL === '1';

/** How many a test makes of something: the small count by default, the full one when asked for. */
export function size(small: number, full: number): number {
	return FULL ? full : small;
}
