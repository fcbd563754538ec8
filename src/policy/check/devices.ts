/** Storing and reading on people's devices (TDDDG § 25). */
import { type Finding, finding, quoted } from '../finding.js';
import { READ_FROM_DEVICE } from '../law/applies.js';
import type { DataItem } from '../model.js';
import { consentIn, inGermany, wordsToWrite } from './lawful.js';
import { lacking, listed, type View } from './view.js';

function checkItem(id: string, item: DataItem, { policy, at }: View): Finding[] {
	const here = at('data', id);
	if (item.deviceAccess === undefined) {
		if (item.source.kind !== 'observed' || !READ_FROM_DEVICE.test(item.is)) return [];
		const message = `nothing says on what ground ${quoted(id)} is read from the device`;
		const hint = 'say whether people agree to it, or why the service they asked for needs it';
		const fix = { rule: `data:\n  ${id}:\n    device-access: consent` };
		return [finding('device-access-unsaid', here, message, hint, { fix })];
	}
	if (item.deviceAccess === 'necessary') {
		const missing = lacking(policy, item.deviceBecause ?? {});
		if (missing.length === 0) return [];
		const message = `nothing says in ${listed(missing)} why the service needs ${quoted(id)} on the device`;
		const hint = 'say what people asked for and why it does not work without; ask for consent otherwise';
		const fix = { rule: `data:\n  ${id}:\n    device-because: ${wordsToWrite(policy)}` };
		return [finding('device-access-unexplained', at('data', id, 'device-access'), message, hint, { fix })];
	}
	const users = Object.entries(policy.purposes).filter(
		([, { uses, is }]) => uses.includes(id) && is !== 'dpv:RightsFulfilment',
	);
	const asked = users.some(([, purpose]) => consentIn(purpose).some(each => inGermany(policy, each)));
	if (asked || users.length === 0) return [];
	const message = `${quoted(id)} is read from the device with consent, and no purpose that uses it asks for one in Germany`;
	const hint = 'let the purpose it is read for rest on `consent`';
	const fix = { rule: `purposes:\n  ${users[0]![0]}:\n    basis: { de: consent }` };
	return [finding('device-access-unasked', at('data', id, 'device-access'), message, hint, { fix })];
}

/** Findings about devices as one service sees them. */
export function checkDevices(view: View): Finding[] {
	return Object.entries(view.policy.data).flatMap(([id, item]) => checkItem(id, item, view));
}
