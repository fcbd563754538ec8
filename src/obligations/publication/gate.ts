/** Whether a policy may be published: judged on the day itself, and on the day it takes effect. Pure. */
import { blocking, judgePolicy } from '../../policy/check.js';
import type { Finding } from '../../policy/finding.js';
import type { PlainDate } from '../../policy/model.js';
import type { ParsedPolicy } from '../../policy/parse.js';

/** Why a policy may not be published. */
export interface Unpublishable {
	message: string;
	hint: string;
	/** Errors, and warnings nobody waives. */
	findings: Finding[];
}

/**
 * What stands in the way on a day of publication, null where nothing does. A policy that takes effect later must pass on
 * that day too: by then a law may be in force, or a waiver over. One dated back is judged by today alone.
 */
export function unpublishable(parsed: ParsedPolicy, today: PlainDate): Unpublishable | null {
	const effective = parsed.policy?.effective ?? today;
	const now = unpublishableOn(parsed, today, '');
	if (now || effective <= today) return now;
	return unpublishableOn(parsed, effective, ` on ${effective}, when it takes effect`);
}

function unpublishableOn(parsed: ParsedPolicy, asOf: PlainDate, when: string): Unpublishable | null {
	const findings = blocking(judgePolicy(parsed, asOf).findings);
	if (findings.length === 0) return null;
	const errors = findings.filter(({ severity }) => severity === 'error');
	const warnings = findings.filter(({ severity }) => severity === 'warning');
	const said = [
		...(errors.length > 0 ? [counted(errors, 'error')] : []),
		...(warnings.length > 0 ? [`${counted(warnings, 'warning')} nobody waives`] : []),
	];
	const codes = [...new Set(findings.map(({ code }) => code))];
	const named = codes.slice(0, 3).map(code => `\`${code}\``);
	const which = `${named.join(', ')}${codes.length > 3 ? ', …' : ''}`;
	const day = when === '' ? '' : ` --as-of ${asOf}`;
	const mend =
		errors.length > 0 ? 'mend them' : 'mend them or waive them: who lives with them, why, until when';
	return {
		message: `the policy does not pass its check${when}: ${said.join(' and ')} (${which})`,
		hint: `run \`obhut check${day}\` on the folder; ${mend}`,
		findings,
	};
}

function counted({ length }: Finding[], word: string): string {
	return `${length} ${word}${length === 1 ? '' : 's'}`;
}
