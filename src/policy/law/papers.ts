/** What the papers a law asks for must cover, as points for `covers`. */

/** GDPR Art. 28(3)(a)–(h). */
export const PROCESSOR_POINTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** PIPL Art. 21(1): what is agreed with whoever is entrusted with data, and that the entrusting party supervises. */
export const ENTRUSTMENT_POINTS = [
	'purpose',
	'period',
	'method',
	'categories',
	'measures',
	'duties',
	'supervision',
] as const;

/** GDPR Art. 35(7)(a)–(d). */
export const ASSESSMENT_POINTS = ['a', 'b', 'c', 'd'] as const;

/** PIPL Art. 56(1)(1)–(3). */
export const CHINESE_ASSESSMENT_POINTS = ['lawfulness', 'impact', 'measures'] as const;

/** An assessment of the law of the country data goes to (C-311/18; EDPB Recommendations 01/2020). */
export const TRANSFER_ASSESSMENT = 'tia';

/** How long assessments and the record of whom data was entrusted to are kept (PIPL Art. 56(2); Decree 790 Art. 12). */
export const KEPT_AT_LEAST = 'P3Y';
