import { Type } from 'typebox';
import { door } from '../door.js';
import { closed, SubjectId } from '../schemas.js';

const Platform = Type.String({
	pattern: '^(android|ios|linux|macos|web|windows)(-(arm64|x64))?$',
	description: 'what the software runs on: `android`, `linux-x64`',
});

const Version = Type.String({
	pattern: '^[0-9]{1,9}(\\.[0-9]{1,9}){0,3}$',
	description: 'one to four numbers: `1.4.0`',
});

const SignedRelease = Type.Object({
	manifest: Type.String({ description: 'canonical JSON of the release: the bytes that are signed' }),
	signature: Type.String({ description: 'Ed25519 over the manifest, base64url' }),
	key: Type.String({ description: 'public key, base64url of its 32 bytes' }),
});

export const updatePublish = door({
	name: 'updatePublish',
	path: '/v1/updates/publish',
	scope: 'offers',
	summary: 'Publish a release of the service’s software',
	description: 'Signed with the region’s release key. A published version never changes.',
	body: closed({
		platform: Platform,
		version: Version,
		digest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the file, hexadecimal' }),
		url: Type.String({
			pattern: '^https://[\\x21-\\x7e]{1,2000}$',
			description: 'where the file is: an https address',
		}),
	}),
	answer: SignedRelease,
	run(room, caller, body) {
		return room.rooms.updates.publish(caller, body);
	},
});

export const updateCheck = door({
	name: 'updateCheck',
	path: '/v1/updates/check',
	scope: 'people',
	summary: 'Look for a newer release',
	description: 'Records the check. `release` is absent where what is installed is the newest.',
	body: closed({ subject: SubjectId, platform: Platform, installed: Version }),
	answer: Type.Object({ release: Type.Optional(SignedRelease) }),
	once: true,
	async run(room, caller, body, once) {
		const release = await room.rooms.updates.check(caller, body, once);
		return release === null ? {} : { release };
	},
});
