/** A secret that opens one region, with the region's name before it: `eu.<secret>`, as cookies and links carry it. */
export interface RegionalSecret {
	region: string;
	secret: string;
}

/** The form that leaves the house. */
export function regionalText({ region, secret }: RegionalSecret): string {
	return `${region}.${secret}`;
}

/** Both parts of what came back; null where one is missing. */
export function regionalSecret(text: string): RegionalSecret | null {
	const dot = text.indexOf('.');
	const [region, secret] = [text.slice(0, dot), text.slice(dot + 1)];
	return dot > 0 && secret !== '' ? { region, secret } : null;
}
