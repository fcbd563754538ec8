/** Updates: releases signed once, when they are published; each check leaves what was observed (S2.5). */
import type { PolicyInForce } from '../../obligations/publication/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Keyring } from '../../platform/keyring/keyring.js';
import type { Database } from '../../platform/postgres/database.js';
import { Problem } from '../../platform/problem.js';
import { placeOf } from '../../policy/places.js';
import { done, type OpenVault } from '../../vault/index.js';
import { requirePlace } from '../place.js';
import type { Release, SignedRelease, Updates } from './model.js';
import { isOf, isVersion, manifestOf, newestSince } from './rules.js';
import { findRelease, insertRelease, versionsOf } from './store.js';

export interface UpdateParts {
	vault: Pick<OpenVault, 'append' | 'write'>;
	database: Pick<Database, 'query'>;
	keyring: Pick<Keyring, 'release'>;
	policy: PolicyInForce;
	clock: Clock;
}

export function openUpdates(parts: UpdateParts): Updates {
	const { vault, database, keyring, clock } = parts;
	const { policy } = parts.policy;
	return {
		async publish({ service }, { platform, version, digest, url }) {
			requirePlace(policy, 'observed', 'update');
			requireVersion(version, '/version');
			const release: Release = { service, platform, version, digest, url, publishedAt: clock() };
			await insertRelease(database, release, sign(keyring, manifestOf(release)));
			const standing = (await findRelease(database, release))!;
			if (isOf(standing.manifest, release)) return standing;
			throw new Problem('invalid-request', {
				detail: '`/version` was published with another file',
				where: '/version',
				hint: 'a published version never changes; give the new file a version of its own',
			});
		},
		async check(caller, { subject, platform, installed }, once) {
			requireVersion(installed, '/installed');
			const { item, purpose } = requirePlace(policy, 'observed', 'update');
			const seen = { platform, version: installed };
			done(await vault.append(caller, { subject, purpose, item, values: [seen] }, once));
			const installation = placeOf(policy, 'observed', 'installation');
			if (installation) {
				const values = { [installation.item]: seen };
				done(await vault.write(caller, { subject, purpose: installation.purpose, values }));
			}
			const { service } = caller;
			const version = newestSince(await versionsOf(database, service, platform), installed);
			return version === null ? null : findRelease(database, { service, platform, version });
		},
	};
}

function sign({ release }: Pick<Keyring, 'release'>, manifest: string): SignedRelease {
	const signature = release.sign(Buffer.from(manifest)).toString('base64url');
	return { manifest, signature, key: release.publicKey.toString('base64url') };
}

function requireVersion(version: string, where: string): void {
	if (isVersion(version)) return;
	throw new Problem('invalid-request', {
		detail: `\`${where}\` is no version`,
		where,
		hint: 'write `1.4.0`',
	});
}
