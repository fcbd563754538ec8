import type { names as english } from './en.js';

/** What the policy language calls by names, in German. */
export const names: Record<keyof typeof english, string> = {
	'method.storage': 'speichern',
	'method.use': 'verwenden',
	'method.analysis': 'auswerten',
	'method.profiling': 'Profile bilden',
	'method.transmission': 'übertragen',
	'method.provision': 'weitergeben',
	'method.publication': 'veröffentlichen',
	'method.deletion': 'löschen',

	'way.privacy-center': 'im Datenschutzbereich',
	'way.email': 'per E-Mail',
	'way.phone': 'telefonisch',
	'way.post': 'per Post',

	'measure.encryption-in-transit': 'Verschlüsselung bei der Übertragung',
	'measure.encryption-at-rest': 'Verschlüsselung bei der Speicherung',
	'measure.keys-per-person': 'ein eigener Schlüssel für die Daten jedes Menschen',
	'measure.pseudonymisation': 'Arbeit mit Pseudonymen statt Namen',
	'measure.least-privilege': 'Zugriff nur für die, die ihn brauchen',
	'measure.four-eyes': 'zwei Personen für jeden heiklen Schritt',
	'measure.audit-log': 'ein Protokoll jedes Zugriffs, das niemand unbemerkt ändern kann',
	'measure.backups': 'Sicherungskopien',
	'measure.tested-restore': 'regelmäßig geübte Wiederherstellung',
	'measure.incident-plan': 'ein Plan für Vorfälle',
	'measure.staff-training': 'geschulte Beschäftigte',

	'safeguard.adequacy-decision': 'ein Angemessenheitsbeschluss der EU-Kommission (Art. 45 DSGVO)',
	'safeguard.standard-clauses': 'Standardvertragsklauseln der EU-Kommission (Art. 46 Abs. 2 Buchst. c DSGVO)',
	'safeguard.binding-corporate-rules': 'verbindliche interne Datenschutzvorschriften (Art. 47 DSGVO)',
	'safeguard.derogation': 'eine Ausnahme für diesen Fall (Art. 49 DSGVO)',

	'condition.exempt': 'keine nötig',
	'condition.standard-contract': 'der Standardvertrag der chinesischen Internetbehörde',
	'condition.certification': 'ein Zertifikat einer anerkannten Stelle',
	'condition.security-assessment': 'eine Sicherheitsprüfung durch die chinesische Internetbehörde',

	'special.explicit-consent': 'Ihre ausdrückliche Einwilligung',
	'special.employment': 'Pflichten aus Arbeits- und Sozialrecht',
	'special.vital-interest': 'Leben oder Gesundheit eines Menschen',
	'special.association': 'die Arbeit einer Vereinigung für ihre Mitglieder',
	'special.made-public': 'Sie haben es selbst öffentlich gemacht',
	'special.legal-claims': 'Rechtsansprüche',
	'special.substantial-public-interest': 'ein erhebliches öffentliches Interesse nach dem Gesetz',
	'special.health-care': 'Gesundheitsversorgung',
	'special.public-health': 'öffentliche Gesundheit',
	'special.research': 'Archive, Forschung oder Statistik',

	'foreign.refused': 'wir lehnen sie ab',
	'foreign.international-agreement': 'wir folgen ihr nur, wenn ein internationales Abkommen es verlangt',
	'foreign.article-49-ground':
		'wir folgen ihr nur, wenn ein internationales Abkommen oder einer der Gründe des Art. 49 DSGVO es erlaubt',

	'automated.contract': 'unser Vertrag mit Ihnen',
	'automated.law': 'ein Gesetz, das es erlaubt',
	'automated.explicit-consent': 'Ihre ausdrückliche Einwilligung',

	'tells.name': 'Name',
	'tells.contact': 'Kontakt',

	'language.de': 'deutsche',
	'language.en': 'englische',
	'language.zh': 'chinesische',

	'paper.joint-arrangement': 'Vereinbarung der gemeinsam Verantwortlichen',
	'paper.processor-contract': 'Vertrag zur Auftragsverarbeitung',
	'paper.impact-assessment': 'Datenschutz-Folgenabschätzung',
	'paper.transfer-tool': 'Garantien für ein Drittland',
	'paper.balancing-test': 'Abwägung der Interessen',
	'paper.compatibility-test': 'Prüfung, ob ein neuer Zweck zum ersten passt',
	'paper.imprint': 'Impressum',
	'paper.minors-rules': 'Regeln für Daten von Kindern',
	'paper.incident-plan': 'Plan für Vorfälle',
};
