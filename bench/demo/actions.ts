/** What a signed-in visitor does, one thing after the other. A form is done when the page it leads to is there. */
import type { Visitor } from './visitor.js';

export interface Action {
	name: string;
	run(visitor: Visitor, activity: string): Promise<unknown>;
}

export const ACTIONS: Action[] = [
	{ name: 'home page', run: visitor => visitor.open('/') },
	{ name: 'account page', run: visitor => visitor.open('/account') },
	{
		name: 'save settings',
		run: visitor => visitor.send('/account', { language: 'en', location: 'Hamburg' }),
	},
	{ name: 'help page', run: visitor => visitor.open('/help') },
	{
		name: 'write to support',
		run: visitor => visitor.send('/help', { text: 'My lantern does not light. What can I do about it?' }),
	},
	{ name: 'activities page', run: visitor => visitor.open('/activities') },
	{
		name: 'enter an activity',
		run: (visitor, activity) =>
			visitor.send('/activities', { activity, entry: 'A lantern in the rain,\nwe walk on.' }),
	},
	{ name: 'app page (across services)', run: visitor => visitor.open('/app') },
	{
		name: 'crash report',
		run: visitor => visitor.report('/crash', { message: 'SyntaxError: Unexpected token', source: '/' }),
	},
];

/** What everybody does once, before the clock of the other actions starts. */
export const ARRIVALS = ['register', 'ask for another code', 'sign in'] as const;

/** The one activity that runs. */
export async function activityFor(visitor: Visitor): Promise<string> {
	const [, activity] = /name="activity" value="([^"]+)"/.exec(await visitor.open('/activities')) ?? [];
	if (activity === undefined) throw new Error('no activity runs');
	return activity;
}
