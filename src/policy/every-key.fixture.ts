/** A policy that says something under every key of the language, as short as it can be; tests break it in many ways. */
import { readPolicyFolder } from '../platform/policy-folder.js';
import type { SourceFile } from './source-file.js';

/** The files of its folder, the service's own rules among them. */
export const everyKey: readonly SourceFile[] = readPolicyFolder('corpus/language/every-key');
