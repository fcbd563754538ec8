/** What may be stored as a value of an item: the door check that needs only the policy. */

import { plainImage } from '../platform/image.js';
import { Problem } from '../platform/problem.js';
import type { ItemRule } from '../policy/compiled.js';
import { normaliseEmail, normalisePhone } from './identifiers.js';
import type { Value } from './model.js';

/**
 * The value in the form it is stored in; of an image only its picture. Throws `value-invalid`, `value-too-large`,
 * `identifier-invalid` or `image-invalid`.
 */
export async function admitValue(item: ItemRule, value: Value): Promise<Value> {
	const admitted = await admitForm(item, value);
	if (Buffer.byteLength(JSON.stringify(admitted)) > item.limit + 2) {
		throw new Problem('value-too-large', {
			detail: `the value for \`${item.id}\` is larger than ${item.limit} bytes`,
			where: item.id,
			hint: 'shorten it, or raise the item’s `limit` in the policy',
		});
	}
	return admitted;
}

async function admitForm(item: ItemRule, value: Value): Promise<Value> {
	switch (item.form) {
		case 'json':
			return value;
		case 'email':
			return normaliseEmail(text(item, value));
		case 'phone':
			return normalisePhone(text(item, value));
		case 'image':
			if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text(item, value))) {
				throw invalid(item, 'an image as base64');
			}
			return (await plainImage(Buffer.from(value as string, 'base64'))).toString('base64');
		case 'text':
			return text(item, value);
	}
}

function text(item: ItemRule, value: Value): string {
	if (typeof value !== 'string') throw invalid(item, 'text');
	if (!value.isWellFormed()) throw invalid(item, 'well-formed Unicode');
	return value;
}

function invalid(item: ItemRule, expected: string): Problem {
	return new Problem('value-invalid', { detail: `\`${item.id}\` takes ${expected}`, where: item.id });
}
