/** What German policies say. */
import type { LanguageWords } from './model.js';

export const DE: LanguageWords = {
	items: {
		'guardian-contact':
			'(?:E-?Mail-?Adresse|Kontaktdaten|Telefonnummer) (?:der|Ihrer|eines) (?:Eltern|Erziehungsberechtigten|Sorgeberechtigten)',
		'delivery-address': 'Liefer(?:adresse|anschrift)|Rechnungs(?:adresse|anschrift)|Versandadresse',
		'ip-address': 'IP-?(?:Adresse|Nummer)',
		email: 'E-?Mail-?Adresse|Mailadresse|E-Mail(?=,| und| oder|;|\\.$)',
		phone: '(?:Telefon|Mobil(?:telefon|funk)?|Handy|Ruf)-?nummer|Telefon(?=,| und| oder|;|\\.$)',
		username: 'Benutzernamen?|Nutzernamen?|Spitznamen?|Nickname',
		company: 'Firmennamen?|Name Ihres Unternehmens',
		name: '(?:Vor-? und )?(?:Nach|Vor|Familien)namen?|Vor- und Zunamen?|(?:Ihren |den |der |Ihr )?Namen?(?!\\p{L})(?! des Verein)',
		'birth-date': 'Geburts(?:datum|tag|jahr|monat)',
		age: '(?:das|Ihr) Alter(?!\\p{L})|Altersangabe',
		gender: 'Geschlecht|Anrede(?!\\p{L})',
		'id-number': 'Ausweis(?:daten|nummer|kopie)|Personalausweis',
		password: 'Passw(?:ort|örter)|Kennwort',
		avatar: 'Profilbild|Profilfoto|Avatar|das Bild, das Sie',
		photos: 'Fotos?(?!\\p{L})|Lichtbild|Bildaufnahmen',
		'bank-account': 'Bankverbindung|Kontoverbindung|IBAN|Bankdaten|Kontodaten',
		payment: 'Zahlungs(?:daten|informationen|mittel)|Kreditkarten(?:daten|nummer)?',
		order:
			'Bestell(?:daten|ungen|ung|historie)(?!\\p{L})|Kaufhistorie|Warenkorb|bestellte[nr]? (?:Artikel|Waren)',
		membership: 'Mitglieds(?:daten|nummer)|Eintrittsdatum|Beitrittsdatum',
		address: '(?:Post|Wohn)?-?[Aa]nschrift|Postadresse|Wohnadresse|(?<!-)Adresse(?=,| und| oder)',
		health: 'Gesundheits(?:daten|zustand|angaben)|Allergien|Erkrankungen|Pulsdaten|Herzfrequenz',
		biometric: 'biometrisch\\p{L}* Daten|Fingerabdr[uü]ck|Gesichtserkennung',
		'cookie-id': 'Cookie-?(?:Kennung|ID)(?:en|s)?|Cookies?(?!\\p{L}|-)',
		location:
			'(?:GPS-?|genauen? )?Standort(?:daten|e)?(?!einstellung|\\p{L})|GPS-(?:Daten|Position|Spur)|Aufenthaltsort',
		'location-setting': 'Standorteinstellung\\p{L}*',
		language: 'Spracheinstellung\\p{L}*|(?:bevorzugte|gewählte) Sprache|Sprache(?=,| und| oder)',
		'crash-report':
			'Fehler(?:berichte?|daten|informationen|meldungen|protokolle?)n?|Absturzberichte?|Absturz(?!\\p{L})',
		'sign-in':
			'Anmelde(?:zeiten|daten|zeitpunkte?|protokolle?)|Login-?(?:Daten|Zeiten)|dass Sie sich anmelden|wann Sie sich (?:anmelden|einloggen)',
		device:
			'Geräte(?:daten|kennung|typ|modell|informationen|-ID)\\p{L}*|Betriebssystem|Browser(?:typ|version|-?Kennung)?(?!\\p{L}| sendet| übermittelt)',
		'access-log':
			'(?:Server|Zugriffs|Web)-?[Ll]og(?:file|datei|protokoll)?\\p{L}*|Zugriffsprotokoll\\p{L}*|Protokolldaten|(?:Datum und )?Uhrzeit (?:des Abrufs|der Anfrage|des Zugriffs)|aufgerufene[nr]? Seiten?',
		usage:
			'Nutzungs(?:daten|verhalten|dauer)|wie Sie (?:die|unsere) (?:App|Website|Dienste) (?:nutzen|verwenden)|Klicks?(?!\\p{L})|Öffnungs- und Klick\\p{L}*|Suchanfragen',
		'support-case':
			'(?:den )?(?:Inhalt|Text) Ihrer (?:Nachricht|Anfrage|Mail)|(?:Ihre )?Nachricht(?:en)?(?!\\p{L})|Support-?anfragen?|Anfragen? an (?:den|unseren) (?:Kundendienst|Support)|dem Kundendienst schreiben',
		'survey-answer': 'Umfrageantworten|Antworten (?:auf|in) (?:der |die |unseren? )?Umfragen?',
		'activity-entry':
			'bei Aktionen angeben|(?:an|bei) (?:Aktionen|Veranstaltungen|Gewinnspielen?|Kursen) (?:teilnehmen|angeben)|Teilnahme an|Kursanmeldung\\p{L}*',
		contacts: 'Adressbuch|Telefonbuch|Kontaktliste',
		application: 'Bewerbungs(?:unterlagen|daten)|Lebenslauf|Zeugnisse',
		interests: '(?:Ihre |gewählte )(?:Interessen|Themen)(?!\\p{L})|Interessensgebiete',
	},
	purposes: {
		advertising:
			'(?:personalisierte|passende|interessenbezogene)\\p{L}* (?:Werbung|Anzeigen)|Werbeanzeigen|Werbung(?!\\p{L})|Werbezwecke\\p{L}*|Retargeting|Anzeigen (?:anzu|zu )zeigen|passende Anzeigen',
		newsletter: 'Newsletter\\p{L}*|Rundbrief\\p{L}*|Rundmail|Direktwerbung|Marketing(?!\\p{L})',
		surveys:
			'(?:zu|an|für|von) (?:\\p{L}+ )?Umfragen|Umfragen durch|Kundenbefragung\\p{L}*|Zufriedenheitsumfrage\\p{L}*',
		payments:
			'Zahlungen? (?:abzuwickeln|abwickeln|einzuziehen)|(?:Zahlungs|Bezahl)(?:abwicklung|vorgang|verkehr)\\p{L}*|(?:Mitglieds)?[Bb]eitr(?:ag|äge) (?:ein|ab)\\p{L}+|Beitragseinzug|Einzug (?:der|des|Ihres) (?:\\p{L}*[Bb]eitr)\\p{L}*|Abrechnung|Lastschrift',
		delivery:
			'(?:Waren|Ware|Bestellung|Pakete?) (?:zu liefern|zuzustellen|auszuliefern|zu versenden)|Zustellung|Lieferung|Versand (?:der|Ihrer)|liefern',
		orders:
			'Bestellung(?:en)? (?:zu bearbeiten|abzuwickeln|auszuführen|zu erfüllen|bearbeiten)|Bestellabwicklung|Vertragsabwicklung|Abwicklung (?:der|Ihrer) Bestellung\\p{L}*|Kaufvertrag\\p{L}*',
		fraud: 'Betrug\\p{L}*|Missbrauch\\p{L}*|Abwehr von (?:Betrug|Angriffen)',
		personalise:
			'persona(?:lisiert)\\p{L}*(?! Werbung| Anzeigen)|persönliche[nr]? (?:Hilfe|Bedürfnisse|Wünsche|Empfehlungen)|individuelle\\p{L}* Bedürfnisse|Empfehlungen(?!\\p{L})|Ihre Wünsche|auf Sie einzugehen',
		analytics:
			'Reichweitenmessung|Webanalyse|Nutzungsanalyse|Statistik(?:en)?(?!\\p{L})|statistische\\p{L}* (?:Zwecke|Auswertung)\\p{L}*|(?:Nutzung|Nutzungsverhalten|Zugriffe) (?:auszuwerten|zu analysieren|auswerten)|Nutzerforschung',
		improve:
			'(?:Dienste?|Produkte?|Angebote?|App|Website|Seiten?|Kurse|Service)[\\p{L} ,-]{0,30}(?:zu )?(?:verbesser|optimier|entwickel|weiterzuentwickel)\\p{L}*|Produktentwicklung|Serviceoptimierung|Verbesserung (?:der|des|unsere\\p{L}*)|besser(?:e|en)? (?:werden|machen)|Fehler (?:zu )?(?:finden|beheben)|Fehlerbehebung',
		secure:
			'(?:Sicherheit|Schutz) (?:unserer|der|des|unseres) (?:Dienste?s?|Systeme|Website|App|Konten|Kontos|Server)|(?:Authentifizierung|Absicherung)\\p{L}*|sichere[nr]? Betrieb|Angriffe (?:zu )?(?:erkennen|abzuwehren|abwehren)|vor Angriffen|Betriebssicherheit|für Anmeldung, Schutz|sicher zu (?:halten|betreiben)',
		support:
			'(?:Anfragen?|Fragen|Nachrichten?) (?:zu )?(?:beantworten|bearbeiten)|Kundendienst(?:es)? zu|Kundenbetreuung|Beantwortung|um Ihnen zu antworten',
		'manage-software':
			'(?:die )?Software (?:zu )?verwalten|Lizenzprüfung|Softwareaktualisierung\\p{L}*|(?:Bereitstellung|Anzeige|Auslieferung) der (?:Website|Seiten?)|(?:Website|Seite)[\\p{L} ]{0,12} (?:auszuliefern|anzuzeigen)',
		hiring: 'Bewerbungsverfahren\\p{L}*|Bewerbung(?:en)? (?:zu )?(?:bearbeiten|prüfen)',
		legal:
			'(?:gesetzlich|steuerlich|rechtlich|handelsrechtlich)\\p{L}* (?:Pflicht|Verpflichtung|Aufbewahrungspflicht)\\p{L}*|Aufbewahrungspflicht\\p{L}*|Buchhaltung',
		members:
			'Mitglieder(?:verwaltung| (?:zu )?verwalten)|Vereins(?:zwecke?s?|betrieb|arbeit|leben)|Mitgliedschaft (?:zu )?(?:verwalten|führen)|Verwaltung der Mitgli\\p{L}+',
		accounts:
			'(?:Ihr|Ihres|das|ein|Ihrem|des) (?:Benutzer|Kunden)?[Kk]ontos? (?:zu )?(?:führen|verwalten|einzurichten|einrichten|anzulegen|bereitzustellen)|Kontoführung|(?:Führung|Verwaltung|Einrichtung) (?:Ihres|des) (?:Kunden)?[Kk]ontos',
		'provide-service':
			'(?:Dienste?|Dienstleistungen|Leistungen|Angebot|App|Funktionen|Kurse?|Service|Training\\p{L}*)[\\p{L} ]{0,24}(?:zu )?(?:erbring|bereit(?:zu)?stell|anbiet|anzubiet|betreib|durch(?:zu)?führ)\\p{L}*|(?:Bereitstellung|Erbringung|Betrieb) (?:von|der|des|unserer) (?:Dienst|Leistung|App|Kurs|Angebot)\\p{L}*|Vertragserfüllung|Erfüllung (?:des|unseres) Vertrag\\p{L}*',
	},
	kinds: {
		basis:
			'Rechtsgrundlage|Art\\. ?6(?!\\d)|Artikel 6(?!\\d)|§ 25 (?:Abs\\.|TDDDG)|berechtigte[snr]? Interesse|(?:auf|aufgrund|auf Grundlage|nur mit|ohne) (?:Ihrer|deiner|eine)?n? ?(?:ausdrücklichen? )?(?:Einwilligung|Zustimmung)|(?:wenn|sofern|soweit) Sie (?:dem |hierin |darin |ausdrücklich |zuvor )*(?:eingewilligt|zugestimmt|zustimmen|einwilligen)|bitten um Ihre (?:Zustimmung|Einwilligung)|Ihre (?:Zustimmung|Einwilligung) (?:einzuholen|ein(?!\\p{L}))|erst, wenn Sie zustimmen|wofür Sie sonst zustimmen',
		purpose: '(?:für|zu) (?:die )?(?:folgende|diese)n? Zwecken?',
		retention:
			'aufbewahr\\p{L}*|vernichte\\p{L}*|bleib(?:t|en) .{0,40}(?:Tage|Wochen|Monate|Jahre)|verf(?:ällt|allen)|vorgehalten|heb(?:en|t) .{0,60} auf(?!\\p{L})|bewahren wir|bewahren \\p{L}+ .{0,60} auf(?!\\p{L})|(?:ge)?lösch(?:en|t)(?! lassen)(?!\\p{L})|Löschung (?:erfolgt|nach|spätestens)|Speicherdauer|Speicherfrist\\p{L}*|Aufbewahrungsfrist\\p{L}*|anonymisier\\p{L}*|speichern wir .{0,80}(?:so lange|bis|Tage|Monate|Jahre)|(?:für|maximal|höchstens|nach) (?:die Dauer von )?(?:\\d+|\\p{L}+) (?:Stunden|Tagen?|Wochen|Monaten?|Jahren?)(?! (?:alt|vorher|vor Inkraft))|läuft .{0,30} ab(?!\\p{L})|Länger kann es dauern',
		disclosure:
			'weiter(?:ge|zuge)?(?:geb|gib)\\p{L}*|geben .{0,80} weiter(?!\\p{L})|Weitergabe|offen(?:ge|zu)?leg\\p{L}*|Offenlegung|an Dritte|verkauf\\p{L}*|herausgeb\\p{L}*|geben .{0,60} heraus|veröffentlich\\p{L}*|hängt .{0,40} aus|teilen (?:wir )?.{0,40} mit (?:anderen|Dritten|niemandem)|niemandem? sonst|(?:bekommt|erfährt|erhält) niemand|(?:bekommen|erhalten) (?:nichts|keine)|an niemanden|ausschließlich intern',
		recipient:
			'Auftragsverarbeit\\p{L}*|in unserem Auftrag|Empfänger\\p{L}*|Dienstleister\\p{L}*|(?:Hosting|Versand|Zahlungs|Mail|Newsletter|Cloud)-?(?:anbieter|unternehmen|dienst|dienstleister)\\p{L}*|erh(?:ält|alten) (?!wir)(?:\\p{L}+ )?(?:Ihre|die|nur|diese)|übermitteln wir|(?:an|durch|bei|von) (?:die|der|den|das|unsere[nm]?) (?:\\p{Lu}[\\p{L}&.-]+ ){1,4}(?:GmbH|AG|SE|KG|eG|Ltd|Inc|B\\.V|e\\. ?V)',
		right:
			'Recht auf|Rechte? (?:nach|gemäß|aus|zu)(?! dieser)|(?:haben|hat) .{0,30}das Recht|(?:über|um) (?:Ihre )?Auskunft|Auskunft (?:über|zu|verlangen|erhalten)|berichtig\\p{L}*|widersprechen|Widerspruch\\p{L}*|widerruf\\p{L}*|Datenübertragbarkeit|beschwer\\p{L}*|Beschwerde\\p{L}*|Einschränkung der Verarbeitung|einschränken lassen|Betroffenenrechte|löschen lassen|Löschung verlangen|abbestell\\p{L}*|abmelden (?:können|Sie)|zurück(?:zu)?nehmen|Sie können .{0,80}(?:abschalten|ausschalten|ablehnen)',
		contact:
			'[\\w.+-]+@[\\w-]+\\.\\w+|wenden (?:Sie sich|können)|schreiben Sie|Anfragen? (?:richten|an:)|erreichen Sie|kontaktieren|richten Sie|Datenschutzbeauftragte\\p{L}*|(?:Tel\\.|Telefon):|rufen Sie|[Ww]ir antworten|antworten wir|können sich .{0,100} wenden',
		controller:
			'Verantwortlich(?:e|er|en)?(?: Stelle)?(?: im Sinne| ist| für|:)|verantwortliche Stelle|Wir sind (?:die|der|das|ein)|Betreiber(?:in)? (?:der|dieser|ist|des)|Anbieter (?:der|dieser) (?:Website|App|Seite)|Vertreten durch',
		security:
			'verschlüssel\\p{L}*|TLS|SSL|Zugriff (?:haben|auf .{0,40} haben) nur|nur (?:Mitarbeiter|Personen)|technische[nrm]? und organisatorische|Firewall\\p{L}*|vertraulich\\p{L}*|Geheimnis\\p{L}*|gehasht|Prüfsumme|um die gespeicherten Daten zu schützen|(?:schützen|sichern) (?:wir )?(?:Ihre|die|Ihr|alle) (?:\\p{L}+ )?(?:Daten|Konto|Angaben)|Sicherungskopien|Zwei-Faktor\\p{L}*',
		incident:
			'Vorf[aä]ll\\p{L}*|Opfer eines Angriffs|(?:melden|informieren|benachrichtigen) wir .{0,40}(?:Behörde|Betroffene)\\p{L}*|Datenpanne\\p{L}*|Datenleck\\p{L}*|Notfallplan|Verletzung des Schutzes',
		minors:
			'Minderjährig\\p{L}*|Kinder\\p{L}*|Kindes|Jugendlich\\p{L}*|Erziehungsberechtigt\\p{L}*|Sorgeberechtigt\\p{L}*|Eltern|unter (?:1[0-8]|sechzehn|achtzehn|dreizehn|vierzehn)(?! \\p{Lu}\\p{L}*euro)',
		change:
			'(?:änder|aktualisier|überarbeit|anpass|angepass)\\p{L}* .{0,60}(?:Erklärung|Richtlinie|Hinweise|Fassung|Datenschutz)|(?:Erklärung|Richtlinie|Hinweise|Fassung|Datenschutz\\p{L}*) .{0,60}(?:änder|aktualisier|überarbeit|anpass|angepass|anzupass)\\p{L}*|Änderungen?(?: dieser| der| treten| werden|,|:)|(?:neue|aktuelle|jeweilige)[nr]? Fassung|Änderungen (?:hängen|geben|teilen|kündigen|veröffentlichen)|(?:änder|ändert) sich (?:etwas|daran|dies)|Nimmt Ihnen das|bevor (?:sie|die Änderung) (?:gilt|wirksam|in Kraft)',
		region:
			'Server\\p{L}* (?:stehen|steht|in|befind|der)|auf (?:eigenen )?Servern|Rechenzentr\\p{L}*|gespeichert (?:werden .{0,30} )?in (?:Deutschland|der EU|der Europäischen)|Speicherort|innerhalb der (?:EU|Europäischen Union)|speichern (?:die|alle|Ihre) (?:\\p{L}+ ){0,3}in (?:Deutschland|China|der)|in China erhobenen|(?:verlassen|verlässt) (?:\\p{L}+ ){0,3}(?:EU|Europäisch|Deutschland)',
		transfer:
			'Drittl[aä]nd\\p{L}*|Drittstaat\\p{L}*|außerhalb der (?:EU|Europäischen)|Standardvertragsklauseln|Angemessenheitsbeschluss|in die USA|in den USA|grenzüberschreitend\\p{L}*|Data Privacy Framework',
		scope:
			'(?:Erklärung|Richtlinie|Hinweise|Datenschutzordnung|Ordnung) (?:gilt|gelten)|gilt (?:nicht )?für|gelten (?:nicht )?für|eigene (?:Datenschutz)?\\p{L}*(?:[Ee]rklärung|[Rr]ichtlinie|Hinweise)|geht (?:\\p{L}+ )?vor(?!\\p{L})|Vorrang|Weichen die beiden|Widersprüchen|keinen Einfluss',
		telemetry:
			'wie oft Sie|Häufigkeit|Zugriffszahlen|Besucherzahlen|Aufrufzahlen|verbinden wir nicht|nicht (?:mit .{0,60} )?zusammengeführt|führen .{0,60} nicht (?:mit .{0,60} )?zusammen|ohne Personenbezug|(?:zählen wir|wir zählen)|Was in der Auswertungssoftware',
		'end-of-service':
			'(?:Enden|endet) (?:unsere|der|dieser) (?:\\p{L}+ )?(?:Dienst|Angebot|App)\\p{L}*|(?:Dienst|App|Betrieb|Angebot|Shop)\\p{L}* .{0,40}(?:eingestellt|einstellen|ein(?=,))|stellen wir .{0,40}(?:Dienst|Betrieb|App|Angebot|Shop).{0,10}ein(?!\\p{L})|Auflösung des Vereins|löst sich der Verein|(?:schließen|beenden|stellen) wir (?:den|die|das|unsere\\p{L}*) (?:\\p{L}+ )?(?:Dienst|App|Shop|Laden|Angebot|Seite)\\p{L}*',
		version:
			'^(?:Stand|Zuletzt (?:aktualisiert|geändert)|Fassung vom|Version|Gültig (?:ab|seit)|Letzte Änderung)',
		declaration:
			'(?:sehr )?wichtig(?!\\p{L})|ernst(?!\\p{L})|streng(?!\\p{L})|strikt|großen Wert|am Herzen|liegt (?:uns )?viel|verpflichten uns|selbstverständlich|nach bestem|freuen uns|Wir tun, was nötig|rechtmäßig, berechtigt|Vertrauen',
	},
	headings: {
		data: '(?:welche|Ihre|deine|die|erhobene|verarbeitete) (?:\\p{L}+ )?Daten(?! .*weiter)|Was wir (?:sammeln|erheben|speichern)|Was Sie uns geben|Was beim Nutzen anfällt|Datenarten|Datenkategorie\\p{L}*|(?:Erhobene|Gesammelte|gesammelte) (?:Daten|Informationen)|(?:folgende|diese) (?:\\p{L}+ )?(?:Daten|Angaben|Informationen)|^Daten(?: \\||$)',
		purpose:
			'Zweck\\p{L}*|Wofür|Wozu|Verwendung|Wie wir .* verwenden|Nutzung Ihrer Daten|verwenden (?:wir )?(?:sie|Ihre Daten|diese Daten)',
		basis: 'Rechtsgrundlage\\p{L}*',
		retention:
			'Speicherdauer|Dauer(?!\\p{L})|Aufbewahrung\\p{L}*|Löschung|Wie lange|Speicherfrist\\p{L}*|Frist\\p{L}*|Zeitraum|Länger kann es dauern|gespeichert',
		disclosure: 'Weitergabe|Offenlegung|Keine Weitergabe|Ausnahmen|weitergegeben',
		recipient:
			'Empfänger\\p{L}*|Dienstleister\\p{L}*|Auftragsverarbeit\\p{L}*|Wer (?:Ihre Daten )?(?:bekommt|erhält|sonst)|geben wir .{0,40} an',
		right:
			'(?:Ihre|deine|Betroffenen)-?\\s?[Rr]echte|^Rechte|haben Sie .{0,30}Rechte|Widerspruch\\p{L}*|Sie haben das Recht',
		contact: 'Kontakt\\p{L}*|Ansprechpartner\\p{L}*|An wen',
		controller: 'Verantwortlich\\p{L}*|Wer wir sind|Betreiber',
		security: 'Sicherheit(?!svorf)|Datensicherheit|Schutzmaßnahmen|^Schutz$',
		incident: 'Vorf[aä]lle?|Datenpannen?',
		minors: 'Minderjährige|Kinder|Jugendschutz|Jugendliche',
		change: 'Änderung\\p{L}*|Aktualisierung|Ändern',
		region: 'Speicherort|^Ort$|Wo (?:Ihre Daten|wir|die Daten)',
		transfer: 'Drittl[aä]nd\\p{L}*|Übermittlung (?:ins|in das) Ausland',
		scope: 'Geltung\\p{L}*|Anwendungsbereich',
		telemetry: 'Zählung\\p{L}*|Reichweitenmessung|Nicht verbunden',
		version: '^Stand',
	},
	anything: 'Daten|Informationen|Angaben',
	collecting:
		'erheb\\p{L}*|erhoben|erfass\\p{L}*|sammel\\p{L}*|gesammelt|(?:be)?nötig\\p{L}*(?= wir)|benötigen|brauchen wir|fragen wir|(?:an|ein)(?:ge)?geben|geben Sie .{0,60} an|angibst|protokollier\\p{L}*|aufzeichnen|zeichnen wir|notier\\p{L}*|setzen (?:ein|einen)|gemeldet|hochl[aä]d\\p{L}*|bei der (?:Registrierung|Anmeldung|Bestellung)|verarbeiten wir|wir verarbeiten|speichern wir(?! .{0,20}so lange)|wir speichern|übermittelt (?:Ihr|der) Browser|sendet Ihr Browser|fallen .{0,40} an(?!\\p{L})|setzen wir|erhalten wir|liest',
	using:
		'zeig(?:t|en)(?!\\p{L})|messen wir|wir messen|verwend\\p{L}*|nutzen wir|wir nutzen|genutzt|verarbeit\\p{L}*|dien(?:t|en)(?!\\p{L})|um .{0,140} zu(?!\\p{L})|um .{0,120}zu\\p{L}+en|zum Zweck\\p{L}*|zwecks|damit|für (?:die|den|das|unsere|andere|Anmeldung|Lizenz)|zu[rm] \\p{Lu}|brauchen wir|benötigen wir|schicken wir|senden wir|versenden wir|versandt|verschickt|werten wir',
	rights: {
		access: 'Auskunft\\p{L}*|Einsicht|wissen, was wir|eine Kopie (?:Ihrer|deiner) Daten',
		correct: 'berichtig\\p{L}*|Berichtigung\\p{L}*|korrigier\\p{L}*|richtigstell\\p{L}*',
		erase: 'Löschung(?! erfolgt)|löschen lassen|(?:zu )?löschen(?! wir)(?!\\p{L})',
		restrict: 'Einschränkung|einschränken|Sperrung',
		object: 'Widerspruch\\p{L}*|widersprechen|widersprochen',
		export: 'Datenübertragbarkeit|Übertragbarkeit|(?:gängigen|maschinenlesbaren) Format',
		withdraw: 'zurück(?:zu)?nehmen|widerruf\\p{L}*|Widerruf\\p{L}*|abbestell\\p{L}*|abmelden|Abmeldelink',
		complain: 'beschwer\\p{L}*|Beschwerde\\p{L}*|Aufsichtsbehörde',
		explain: 'Erläuterung|erläutern lassen',
	},
	bases: {
		'legitimate-interest':
			'lit\\. ?f(?!\\p{L})|Buchst(?:abe|\\.) f(?!\\p{L})|berechtigte[snr]? Interesse\\p{L}*',
		'legal-obligation': 'lit\\. ?c(?!\\p{L})|Buchst(?:abe|\\.) c(?!\\p{L})|rechtliche[nr]? Verpflichtung',
		contract:
			'lit\\. ?b(?!\\p{L})|Buchst(?:abe|\\.) b(?!\\p{L})|(?:Erfüllung|Durchführung) (?:des|eines|unseres|Ihres) \\p{L}*[Vv]ertrag\\p{L}*|für den Vertrag',
		'vital-interest': 'lit\\. ?d(?!\\p{L})|lebenswichtig\\p{L}*',
		'public-task': 'lit\\. ?e(?!\\p{L})',
		consent:
			'lit\\. ?a(?!\\p{L})|Buchst(?:abe|\\.) a(?!\\p{L})|Einwilligung|eingewilligt|zugestimmt|einwilligen|Zustimmung|zustimmen',
	},
	events: {
		'account-closed':
			'(?:Löschung|Schließung|Kündigung) (?:Ihres|des|deines) (?:\\p{L}*[Kk]ontos)|(?:Konto|Kundenkonto) (?:löschen|schließen|gelöscht|geschlossen|kündigen)|Austritt|Ende der Mitgliedschaft|solange (?:Ihr|das) Konto besteht',
		'last-contact':
			'letzte[nr]? (?:Kontakt|Nachricht|Anmeldung)|(?:Anfrage|Vorgang|Angelegenheit|Fall) (?:erledigt|abgeschlossen|beantwortet)|nach (?:der )?(?:Erledigung|Beantwortung|Abschluss)|Abmeldung',
		'activity-ended':
			'nach (?:dem )?(?:Ende|Abschluss|Ablauf) (?:der|des|einer|eines)|Vertragsende|nach der (?:Veranstaltung|Lieferung|Bestellung)|Ende des (?:Kurses|Jahres|Kalenderjahres|Vertrags)',
	},
	endings: { anonymise: 'anonymisier\\p{L}*', delete: '(?:ge)?lösch\\p{L}*|vernichte\\p{L}*|entfern\\p{L}*' },
	extensions: {
		'court-order': 'Gericht\\p{L}*',
		authority: 'Behörde\\p{L}*|behördlich\\p{L}*',
		'reasonable-belief': 'wenn wir meinen|Grund zu der Annahme',
		'contract-or-policy': 'für den Vertrag|Servicevertrag\\p{L}*',
		'public-interest': 'öffentliche\\p{L}* Interesse\\p{L}*',
		'protection-of-rights': 'Schutz von|zum Schutz|Rechtsansprüch\\p{L}*',
		law: 'Gesetz\\p{L}*|gesetzlich\\p{L}*|(?:steuer|handels)rechtlich\\p{L}*|Aufbewahrungspflicht\\p{L}*',
	},
	grounds: {
		'explicit-consent':
			'(?:Ihrer|Ihre|ausdrückliche[nr]?) (?:\\p{L}+ )?(?:Zustimmung|Einwilligung)|(?:eingewilligt|zugestimmt|zustimmen)',
		'authority-order': 'Behörde\\p{L}*|Gericht\\p{L}*|Justiz|Strafverfolgung\\p{L}*|Polizei',
		'legal-duty':
			'gesetzlich (?:dazu )?verpflichtet|Gesetz\\p{L}* .{0,20}verpflichtet|Verpflichtung|gesetzliche Pflicht|Gesetz (?:dazu|es)',
		'public-interest': 'öffentliche\\p{L}* Interesse\\p{L}*',
	},
	recipients: {
		'payment-provider': 'Zahlungs(?:anbieter|dienst)\\p{L}*|Bank(?!\\p{L})|Kreditinstitut\\p{L}*',
		'delivery-company': 'Versand(?:unternehmen|dienst)\\p{L}*|Paketdienst\\p{L}*|Lieferdienst\\p{L}*',
		'hosting-provider':
			'Hosting-?(?:[Aa]nbieter|[Dd]ienst)\\p{L}*|Hoster|Rechenzentrumsbetreiber|Cloud-?[Aa]nbieter',
		'mail-provider': '(?:Newsletter|Versand|Mail|E-Mail)-?(?:[Aa]nbieter|[Dd]ienst(?:leister)?)(?!\\p{L})',
		'tax-adviser': 'Steuerberat\\p{L}*',
		association: 'Dachverband|Landesverband|Verband(?!\\p{L})|Versicherer|Versicherung(?!\\p{L})',
		'advertising-partner': 'Werbepartner\\p{L}*|Werbenetzwerk\\p{L}*',
	},
	channels: {
		push: 'Push-?(?:Nachricht|Benachrichtigung|Mitteilung)\\p{L}*',
		announcement:
			'Aushäng\\p{L}*|Aushang|Ankündigung\\p{L}*|auf (?:der|dieser|unserer) (?:Seite|Website|Webseite|Startseite)|in der App|Hinweis in|gut sichtbar\\p{L}*',
		email: '(?:per|einer|eine|durch) E-?Mail|per Mail|schreiben (?:wir )?(?:Ihnen|dir|den Mitgliedern)',
	},
	countries: {
		DE: 'Deutschland|Bundesrepublik',
		CN: 'China',
		AT: 'Österreich',
		CH: 'Schweiz',
		US: 'USA|Vereinigten? Staaten',
		IE: 'Irland',
		NL: 'Niederlanden?',
		FR: 'Frankreich',
		FI: 'Finnland',
		SE: 'Schweden',
	},
	counts: {
		'frequency-of-use': 'wie oft|Häufigkeit|(?:Zugriffs|Besucher|Aufruf)zahlen',
		errors: 'Fehler(?!\\p{L}*behebung)',
		'overall-use': 'Nutzung insgesamt|Gesamtnutzung|Aufrufe insgesamt',
		performance: 'Leistung(?:sdaten)?(?!\\p{L})|Ladezeit\\p{L}*',
		'app-source': 'woher die Anwendung|Quelle der Anwendung',
	},
	laws: {
		gdpr: 'DS-?GVO|Datenschutz-?Grundverordnung',
		bdsg: 'BDSG|Bundesdatenschutzgesetz',
		tdddg: 'TDDDG|TTDSG',
	},
	processor: 'Auftragsverarbeit\\p{L}*|in unserem Auftrag|(?:auf|nach) (?:unsere[rn]? )?Weisung|für uns',
	guardian:
		'(?:Zustimmung|Einwilligung|Erlaubnis|Einverständnis) (?:der|Ihrer|ihrer|deiner|eines) (?:Eltern|Erziehungsberechtigten|Sorgeberechtigten)|(?:Eltern|Erziehungsberechtigten?|Sorgeberechtigten?) .{0,40}(?:zustimm|einwillig|einverstanden|eingewilligt|zugestimmt)\\p{L}*',
	age: '(?:unter|jünger als|noch nicht|vor Vollendung des|bis zum vollendeten) (\\d{1,2}|\\p{L}+)(?:\\.|(?:\\. )?(?: Lebensjahr\\p{L}*| Jahren?)?)(?! (?:Stunden|Tage|Wochen|Monate))',
	numbers: {
		ein: 1,
		eine: 1,
		einen: 1,
		einem: 1,
		einer: 1,
		eines: 1,
		zwei: 2,
		drei: 3,
		vier: 4,
		fünf: 5,
		sechs: 6,
		sieben: 7,
		acht: 8,
		neun: 9,
		zehn: 10,
		elf: 11,
		zwölf: 12,
		dreizehn: 13,
		vierzehn: 14,
		sechzehn: 16,
		achtzehn: 18,
		dreißig: 30,
		sechzig: 60,
		neunzig: 90,
	},
	units: {
		H: 'Stunden?',
		D: '(?:Werkt|Arbeitst|Kalendert|T)ag(?:en?|es)?',
		W: 'Wochen?',
		M: 'Monat(?:en?|s)?',
		Y: '(?:Kalender)?[Jj]ahr(?:en?|es|s)?',
	},
};
