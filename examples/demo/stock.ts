/** What the shop and its app have on offer from the start. */

import { type Obhuts, REGIONS } from './obhuts.js';
import { LANGUAGES, wordsIn } from './words/words.js';

export const PLATFORM = 'android';

/** Version every installation of the app has. */
export const INSTALLED = '1.0.0';

const NEWEST = {
	platform: PLATFORM,
	version: '1.1.0',
	digest: 'c27ba7ba0b4df24ac9c66d9dd2f92a9a6f6ab1b1a1c0a4e1ad2b4b1ab0a9b3f1',
	url: 'https://downloads.cncest.example/lantern-1.1.0.apk',
};

/** Opens the poem competition and publishes the app's newest release. Gives the key installations check it with. */
export async function stock(obhuts: Obhuts, endsAt: Date): Promise<Record<string, string>> {
	const title = Object.fromEntries(LANGUAGES.map(one => [one, wordsIn(one)('activities.poem')]));
	const keys: Record<string, string> = {};
	for (const region of REGIONS) {
		await obhuts.shop(region).activities.open(title, endsAt);
		keys[region] = (await obhuts.app(region).updates.publish(NEWEST)).key;
	}
	return keys;
}
