/** Every rule of law Obhut knows, by id; the ids are never renamed. */
import { CHINA } from './packs/cn.js';
import { GERMANY } from './packs/de.js';
import { EU } from './packs/eu.js';
import { GENERAL } from './packs/general.js';
import { WEB } from './packs/web.js';
import type { LawRule } from './rule.js';

const RULES = { ...GENERAL, ...EU, ...GERMANY, ...CHINA, ...WEB };

export type RuleId = keyof typeof RULES;

export const LAW: Readonly<Record<RuleId, LawRule>> = RULES;

export const RULE_IDS = Object.keys(RULES) as RuleId[];
