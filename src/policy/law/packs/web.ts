/** Conventions of the web a privacy page keeps. */
import type { LawRule } from '../rule.js';

export const WEB = {
	'WEB-01': {
		title: 'Sec-GPC honoured',
		cites: 'GPC draft; GDPR 21(5); LG Berlin 16 O 420/19',
		when: 'ads/sale/sharing',
		asks: 'exact "1" → opt-out event; decision visible',
		kind: 'runtime',
		severity: 'warning',
		inForce: '2024-01-01',
	},
	'WEB-02': {
		title: '/.well-known/gpc.json',
		cites: 'GPC draft',
		when: 'WEB-01',
		asks: '{"gpc":true,"lastUpdate":date} as application/json',
		kind: 'runtime',
		severity: 'info',
		inForce: '2024-01-01',
	},
	'WEB-03': {
		title: '/.well-known/security.txt',
		cites: 'RFC 9116',
		when: 'always',
		asks: 'Contact ≥1, Expires =1 and <1 year, HTTPS',
		kind: 'runtime',
		severity: 'info',
		inForce: '2022-04-27',
	},
	'WEB-04': {
		title: '/.well-known/change-password',
		cites: 'W3C well-known-change-password',
		when: 'password login',
		asks: '302/303/307; control path ≠200',
		kind: 'runtime',
		severity: 'info',
		inForce: '2021-01-01',
	},
	'WEB-05': {
		title: 'Privacy address at stable URL + machine copy',
		cites: 'GDPR 12(1), 12(7); PIPL 17(3)',
		when: 'always',
		asks: 'HTML, JSON-LD, TILT alternates with same hash',
		kind: 'runtime',
		severity: 'info',
		inForce: '2018-05-25',
	},
} as const satisfies Record<string, LawRule>;
