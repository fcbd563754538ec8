/** The sweep over everybody: candidates from SQL, each person judged and swept by the vault in an act of its own. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import type { OpenVault } from '../../vault/index.js';
import type { Caller } from '../../vault/model.js';
import type { SweepReport } from './model.js';
import { addSwept } from './rules.js';
import { saveReport } from './store.js';

const BATCH = 500;

/**
 * One sweep. What it has come to is stored batch by batch; cut short, the next one finds what is left. A person whose
 * rows do not verify is counted, left as they are and does not stop it.
 */
export async function sweepEverybody(
	parts: { database: Database; vault: OpenVault },
	caller: Caller,
	now: number,
): Promise<SweepReport> {
	const { database, vault } = parts;
	const id = randomUUID();
	const report: SweepReport = { at: now, deleted: {}, held: {}, erased: 0, unreadable: 0 };
	for (let after: string | null = null; ; ) {
		const subjects: string[] = await vault.dueSubjects(now, after, BATCH);
		for (const subject of subjects) await sweepOne(vault, caller, subject, report);
		await saveReport(database, id, report);
		if (subjects.length < BATCH) return report;
		after = subjects.at(-1)!;
	}
}

async function sweepOne(
	vault: OpenVault,
	caller: Caller,
	subject: string,
	report: SweepReport,
): Promise<void> {
	try {
		addSwept(report, await vault.sweepPerson(caller, subject));
	} catch (error) {
		const code = error instanceof Problem ? error.code : null;
		if (code === 'vault-integrity') report.unreadable++;
		else if (code !== 'subject-unknown') throw error;
	}
}
