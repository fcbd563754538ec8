/** Set-up of every test file: the generated cases of all properties come from one seed, which the run has printed. */
import fc from 'fast-check';

const seed = process.env.OBHUT_TEST_SEED;
if (seed) fc.configureGlobal({ seed: Number(seed) });
