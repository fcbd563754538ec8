/** Prints how many milliseconds the first preparation in a process takes. */
import { prepare } from './prepare.js';

const start = performance.now();
prepare(process.argv[2]!);
console.log(performance.now() - start);
