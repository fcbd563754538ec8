/** Prints how many milliseconds the first preparation in a process takes. */
import { readPolicyFolder } from '../../src/platform/policy-folder.js';
import { prepare } from './prepare.js';

const start = performance.now();
prepare(readPolicyFolder(process.argv[2]!));
console.log(performance.now() - start);
