/** Countries whose protection of personal data the Commission has found adequate (GDPR Art. 45). */
import type { CountryCode, PlainDate } from '../model.js';

export interface AdequacyDecision {
	/** Number of the decision. */
	decision: string;
	/** First day it counts. */
	from: PlainDate;
	/** Last day it counts, where it ends by itself. */
	until?: PlainDate;
	/** Whom alone it covers, where it does not cover everybody there. */
	only?: string;
}

/** As of July 2026. The decisions of before 2018 go on under GDPR Art. 45(9). */
export const ADEQUACY: Readonly<Record<CountryCode, AdequacyDecision>> = {
	AD: { decision: '2010/625/EU', from: '2010-10-19' },
	AR: { decision: '2003/490/EC', from: '2003-06-30' },
	BR: { decision: '(EU) 2026/179', from: '2026-01-26' },
	CA: { decision: '2002/2/EC', from: '2001-12-20', only: 'organisations under PIPEDA' },
	CH: { decision: '2000/518/EC', from: '2000-07-26' },
	FO: { decision: '2010/146/EU', from: '2010-03-05' },
	GB: { decision: '(EU) 2021/1772', from: '2021-06-28', until: '2031-12-27' },
	GG: { decision: '2003/821/EC', from: '2003-11-21' },
	IL: { decision: '2011/61/EU', from: '2011-01-31' },
	IM: { decision: '2004/411/EC', from: '2004-04-28' },
	JE: { decision: '2008/393/EC', from: '2008-05-08' },
	JP: { decision: '(EU) 2019/419', from: '2019-01-23' },
	KR: { decision: '(EU) 2022/254', from: '2021-12-17' },
	NZ: { decision: '2013/65/EU', from: '2012-12-19' },
	US: {
		decision: '(EU) 2023/1795',
		from: '2023-07-10',
		only: 'companies on the Data Privacy Framework List',
	},
	UY: { decision: '2012/484/EU', from: '2012-08-21' },
};

/** The decision about a country on a day; null where there is none. An empty day stands for any. */
export function adequacyOf(country: CountryCode, on: PlainDate): AdequacyDecision | null {
	const found = Object.hasOwn(ADEQUACY, country) ? ADEQUACY[country] : undefined;
	if (!found) return null;
	if (on === '') return found;
	return found.from <= on && on <= (found.until ?? on) ? found : null;
}
