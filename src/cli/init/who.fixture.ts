/** Options that say who an operator is, for tests of `obhut init`. */
export const WHO = [
	'--name',
	'Muster GmbH',
	'--address',
	'Musterweg 1, 20095 Hamburg',
	'--email',
	'privacy@muster.example',
];
