/** The words of a starting policy in German. */
import { list, paragraph, party, type StarterWords } from './words.js';

const basis = (purpose: string) => `Grundlage ist in {{purposes.${purpose}.basis}}.`;

export const de: StarterWords = {
	title: 'Was mit Ihren Daten geschieht',
	sections: {
		about: 'Zu dieser Erklärung',
		collected: 'Was wir erheben',
		used: 'Wofür wir Ihre Daten nutzen',
		kept: 'Wo und wie lange',
		others: 'Wer sonst Daten bekommt',
		children: 'Kinder und Jugendliche',
		rights: 'Ihre Rechte',
		changes: 'Änderungen',
	},
	clauses: {
		version: {
			heading: 'Fassung',
			says: ({ several }) => [
				paragraph([
					'Dies ist Fassung {{version}}. Sie gilt ab {{effective}}. Frühere Fassungen bleiben lesbar.',
					several &&
						'Die Erklärung gibt es in mehreren Sprachen. Weichen zwei voneinander ab, gilt, was für Sie günstiger ist.',
				]),
			],
		},
		operator: {
			heading: 'Wer wir sind',
			says: ({ represented: { eu, cn }, abroad }) => [
				'Verantwortlich für Ihre Daten ist {{controller.name}}, {{controller.address}}, {{controller.email}}.',
				eu !== undefined && `In der Europäischen Union vertritt uns ${party(eu)}.`,
				cn !== undefined && `In China vertritt uns ${party(cn)}.`,
				abroad && '{{controller.third-country-note}}',
				'Fragen beantworten wir unter {{contact.email}}. Die Antwort dauert höchstens {{contact.answer-within}}.',
			],
		},
		scope: {
			heading: 'Für wen und wofür das gilt',
			says: ({ has }) => [
				'Diese Erklärung gilt für: {{services}}.',
				'{{list jurisdictions}}',
				has('pseudonymous-use') && 'Müssen Sie Ihren Namen nennen?',
				has('pseudonymous-use') && '{{list pseudonymous-use}}',
			],
		},
		collected: {
			heading: 'Nur, was hier steht',
			says: ({ has }) => [
				'Wir erheben nur, was ein hier genannter Zweck braucht: {{items data}}. Andere Daten nimmt unser System nicht an.',
				list([
					'Bei der Registrierung: {{data.email}}. Ohne sie gibt es kein Konto.',
					'Wenn Sie möchten: {{data.name}}.',
					has('data.birth-month') &&
						'Wenn Sie jünger als {{minors.of-age}} sind: {{data.birth-month}} und {{data.guardian-contact}}.',
					has('data.order') && 'Wenn Sie bestellen: {{data.order}}. Ohne diese Angaben liefern wir nicht.',
					has('data.support-case') && 'Wenn Sie uns schreiben: {{data.support-case}}.',
					has('data.error-report') &&
						'Wenn ein Fehler auftritt und Sie eingewilligt haben: {{data.error-report}}.',
					'Wenn Sie ein Recht ausüben: {{data.privacy-request}}.',
				]),
			],
		},
		accounts: {
			heading: 'Ihr Konto',
			says: () => ['Wir führen Ihr Konto. Dafür nutzen wir: {{items purposes.accounts}}.', basis('accounts')],
		},
		orders: {
			heading: 'Ihre Bestellungen',
			says: () => [
				'Wir liefern, was Sie bestellen, und helfen, wenn etwas daran nicht stimmt. Dafür nutzen wir: {{items purposes.orders}}.',
				basis('orders'),
			],
		},
		bookkeeping: {
			heading: 'Belege',
			says: () => [
				'Das Steuerrecht verpflichtet uns, Belege zu Ihren Bestellungen aufzubewahren. Dafür nutzen wir: {{items purposes.bookkeeping}}.',
				basis('bookkeeping'),
			],
		},
		support: {
			heading: 'Ihre Fragen an uns',
			says: () => [
				'Wir antworten, wenn Sie uns schreiben. Was Sie schreiben, bleibt vertraulich. Dafür nutzen wir: {{items purposes.support}}.',
				basis('support'),
			],
		},
		newsletter: {
			heading: 'Newsletter',
			says: () => [
				'Den Newsletter bekommen Sie nur, wenn Sie eingewilligt haben. Die Einwilligung gilt {{purposes.newsletter.consent-lasts}}; Sie können sie jederzeit widerrufen. In jeder Ausgabe steht, wie Sie ihn abbestellen. Dafür nutzen wir: {{items purposes.newsletter}}.',
				basis('newsletter'),
			],
		},
		errors: {
			heading: 'Fehler',
			says: () => [
				'Wenn etwas ausfällt, sehen wir nach, woran es lag, und beheben es. Berichte verlassen Ihr Gerät nur, wenn Sie eingewilligt haben; das können Sie jederzeit widerrufen. Dafür nutzen wir: {{items purposes.errors}}.',
				basis('errors'),
			],
		},
		noOther: {
			heading: 'Kein anderer Zweck',
			says: () => [
				'Wollen wir Ihre Daten für etwas anderes nutzen, erklären wir es Ihnen vorher und fragen Sie. Solange Sie nicht eingewilligt haben, verweigert unser System diese Nutzung.',
			],
		},
		stored: {
			heading: 'Wo Ihre Daten liegen, und was sie schützt',
			says: ({ has }) => [
				paragraph([
					has('regions.eu') &&
						'Was wir in {{regions.eu.collected-in}} erheben, speichern wir in {{regions.eu.stored-in}}.',
					has('regions.cn') &&
						'Was wir in {{regions.cn.collected-in}} erheben, speichern wir in {{regions.cn.stored-in}}.',
					has('regions.eu') &&
						has('regions.cn') &&
						'Jede Region hat ihre eigene Datenbank. Kein Dienst der einen liest Daten der anderen.',
				]),
				'Ihre Daten sind mit einem Schlüssel verschlüsselt, der nur für Sie gilt. Löschen wir Ihr Konto, vernichten wir ihn. Was sie außerdem schützt: {{measures}}.',
			],
		},
		kept: {
			heading: 'Wie lange wir sie behalten',
			says: () => [
				'Für jeden Zweck gilt eine Frist:',
				'{{list retention}}',
				'Sicherungen der Daten bestehen danach noch {{backups.data}}, Sicherungen der Schlüssel {{backups.keys}}.',
			],
		},
		others: {
			heading: 'Niemand sonst',
			says: ({ has }) => [
				has('recipients') && 'Wer für uns arbeitet, bekommt nur, was dafür nötig ist:',
				has('recipients') && '{{list recipients}}',
				`${has('recipients') ? 'Sonst bekommt niemand' : 'Niemand bekommt'} Ihre Daten. Heraus geben wir sie nur, wenn einer dieser Gründe vorliegt:`,
				'{{disclosure.grounds}}',
				'Verlangt eine Behörde eines anderen Landes Daten, lehnen wir ab.',
				'Jede Ausnahme genehmigen mindestens {{exceptions.approvers}} Personen. Sie gilt höchstens {{exceptions.at-most}}; dann wird neu entschieden.',
			],
		},
		children: {
			heading: 'Wer noch nicht alt genug ist',
			says: ({ has }) =>
				has('purposes.ask-guardian')
					? [
							'Wer jünger als {{minors.of-age}} ist, nutzt unsere Dienste nur mit Einwilligung der Eltern oder eines Vormunds. Wir fragen sie selbst. Dafür nutzen wir: {{items purposes.ask-guardian}}. Bis sie einwilligen, geschieht mit den Daten nichts anderes.',
							basis('ask-guardian'),
							has('minors.under-14') && '{{list minors}}',
							'Als Elternteil oder Vormund können Sie für Ihr Kind Auskunft bekommen, Daten berichtigen, mitnehmen und löschen lassen und Einwilligungen widerrufen.',
						]
					: [
							'Unsere Dienste sind für Erwachsene. Ist jemand jünger als {{minors.of-age}}, verweigert unser System jede Nutzung der Daten.',
						],
		},
		rights: {
			heading: 'Was Ihnen zusteht',
			says: ({ has, clause }) => [
				'{{list rights}}',
				`Anträge stellen Sie {{contact.through}}. Das kostet Sie nichts. Um zu antworten, nutzen wir Ihre Daten und bewahren Ihre Anfrage auf. ${basis('answer-requests')}`,
				'Lehnen wir einen Antrag ab, sagen wir Ihnen, warum. Sie können dagegen vor Gericht gehen.',
				`Beschweren können Sie sich bei der Behörde, die in ${clause('scope')} steht${has('regions.eu') ? ', und in der Europäischen Union auch bei der des Landes, in dem Sie wohnen' : ''}.`,
				has('deceased') &&
					'Nach Ihrem Tod dürfen nahe Angehörige im eigenen berechtigten Interesse: {{deceased.relatives-may}}. Haben Sie es anders bestimmt, geht das vor.',
				has('purposes.newsletter') &&
					'> **Ihr Recht zu widersprechen.** Dem Newsletter können Sie jederzeit widersprechen; dann bekommen Sie keinen mehr. Das kostet Sie nichts.',
			],
		},
		versions: {
			heading: 'Neue Fassungen',
			says: () => [
				'Ändern wir diese Erklärung, bekommt sie eine neue Fassung mit eigenem Datum. Sie erfahren es auf diesem Weg: {{changes.otherwise.notice}}.',
				'Nutzen Sie unsere Dienste danach weiter, halten wir nur fest, dass Ihnen die neue Fassung gezeigt wurde. Eine Einwilligung ist das nie.',
			],
		},
		shrinking: {
			heading: 'Wenn Ihre Rechte kleiner werden',
			says: () => [
				'Mindert eine Änderung Ihre Rechte, erfahren Sie es mindestens {{changes.reducing-rights.before}}, bevor sie gilt, auf diesem Weg: {{changes.reducing-rights.notice}}. Vorher gilt sie nicht.',
			],
		},
		succession: {
			heading: 'Wenn jemand anderes den Dienst übernimmt',
			says: () => [
				'Übernimmt jemand anderes den Dienst, erfahren Sie es auf diesem Weg: {{succession.notice}}. Sie erfahren dabei: {{succession.tells}}. Für Ihre Daten gilt weiter diese Erklärung; alles andere braucht wieder Ihre Einwilligung.',
			],
		},
	},
};
