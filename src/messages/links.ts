/**
 * Where the links of a message lead. A secret stands in the fragment, which browsers send to nobody, so that no log and
 * no `Referer` holds it; only the one-click opt-out has it in the path, because RFC 8058 has the mail reader POST there.
 */
import type { Template } from './model.js';

export interface LinkParts {
	template: Template;
	/** Of the service's or Obhut's own pages. */
	origin: string;
	/** Obhut's own public origin, where opt-outs arrive. */
	base: string;
	params: Record<string, string | number>;
	/** The message's token. */
	token: string;
}

/** The links a template takes, by parameter. Throws where `origin` or `base` is no http address. */
export function linksOf({ base, origin, params, template, token }: LinkParts): Record<string, string> {
	switch (template) {
		case 'sign-in-code':
			return {};
		case 'ask-guardian':
			return { link: address(origin, '/guardian', token) };
		case 'guardian-link':
			return { link: address(origin, '/guardian/enter', token) };
		case 'survey-invitation':
			return {
				link: address(origin, `/survey/${encodeURIComponent(String(params.surveyId))}`),
				optOut: address(base, `/opt-out/${token}`),
			};
		case 'policy-change':
			return { link: address(origin, '/policy') };
		default:
			return { link: address(origin, '/privacy') };
	}
}

function address(origin: string, path: string, fragment = ''): string {
	const link = new URL(path, origin);
	if (!/^https?:$/.test(link.protocol)) throw new Error('a link of a message needs an http or https origin');
	link.hash = fragment;
	return link.href;
}
