/** Who supervises private operators in Germany (BDSG § 40): the authorities of the Länder, by host of their website. */
export const GERMAN_AUTHORITIES: readonly string[] = [
	'baden-wuerttemberg.datenschutz.de',
	'lda.bayern.de',
	'datenschutz-berlin.de',
	'lda.brandenburg.de',
	'datenschutz.bremen.de',
	'datenschutz-hamburg.de',
	'datenschutz.hessen.de',
	'datenschutz-mv.de',
	'lfd.niedersachsen.de',
	'ldi.nrw.de',
	'datenschutz.rlp.de',
	'datenschutz.saarland.de',
	'datenschutz.sachsen.de',
	'datenschutz.sachsen-anhalt.de',
	'datenschutzzentrum.de',
	'tlfdi.de',
];
