/** Whom people may complain to, by country and by German Land. As of September 2026, by the members of the EDPB. */
import type { CountryCode } from '../model.js';

export interface Authority {
	name: string;
	url: string;
}

const at = (host: string, name: string): Authority => ({ name, url: `https://${host}` });

const land = (name: string, host: string, authority: string): Authority & { land: string } => ({
	land: name,
	...at(host, authority),
});

/** Authorities of the Union and the EEA, in a language of their own country; Germany has one for each Land. */
export const AUTHORITIES: Readonly<Record<CountryCode, Authority>> = {
	AT: at('www.dsb.gv.at', 'Österreichische Datenschutzbehörde'),
	BE: at('www.autoriteprotectiondonnees.be', 'Autorité de protection des données'),
	BG: at('www.cpdp.bg', 'Комисия за защита на личните данни'),
	CY: at('www.dataprotection.gov.cy', 'Office of the Commissioner for Personal Data Protection'),
	CZ: at('uoou.gov.cz', 'Úřad pro ochranu osobních údajů'),
	DK: at('www.datatilsynet.dk', 'Datatilsynet'),
	EE: at('www.aki.ee', 'Andmekaitse Inspektsioon'),
	ES: at('www.aepd.es', 'Agencia Española de Protección de Datos'),
	FI: at('tietosuoja.fi', 'Tietosuojavaltuutetun toimisto'),
	FR: at('www.cnil.fr', "Commission nationale de l'informatique et des libertés"),
	GR: at('www.dpa.gr', 'Hellenic Data Protection Authority'),
	HR: at('azop.hr', 'Agencija za zaštitu osobnih podataka'),
	HU: at('www.naih.hu', 'Nemzeti Adatvédelmi és Információszabadság Hatóság'),
	IE: at('www.dataprotection.ie', 'Data Protection Commission'),
	IS: at('www.personuvernd.is', 'Persónuvernd'),
	IT: at('www.garanteprivacy.it', 'Garante per la protezione dei dati personali'),
	LI: at('www.datenschutzstelle.li', 'Datenschutzstelle Fürstentum Liechtenstein'),
	LT: at('vdai.lrv.lt', 'Valstybinė duomenų apsaugos inspekcija'),
	LU: at('cnpd.public.lu', 'Commission nationale pour la protection des données'),
	LV: at('www.dvi.gov.lv', 'Datu valsts inspekcija'),
	MT: at('idpc.org.mt', 'Office of the Information and Data Protection Commissioner'),
	NL: at('autoriteitpersoonsgegevens.nl', 'Autoriteit Persoonsgegevens'),
	NO: at('www.datatilsynet.no', 'Datatilsynet'),
	PL: at('uodo.gov.pl', 'Urząd Ochrony Danych Osobowych'),
	PT: at('www.cnpd.pt', 'Comissão Nacional de Proteção de Dados'),
	RO: at(
		'www.dataprotection.ro',
		'Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal',
	),
	SE: at('www.imy.se', 'Integritetsskyddsmyndigheten'),
	SI: at('www.ip-rs.si', 'Informacijski pooblaščenec'),
	SK: at('dataprotection.gov.sk', 'Úrad na ochranu osobných údajov Slovenskej republiky'),
};

/** Authorities of the Länder for private operators (BDSG § 40), by the second part of ISO 3166-2. */
export const LAENDER = {
	BW: land(
		'Baden-Württemberg',
		'www.baden-wuerttemberg.datenschutz.de',
		'Landesbeauftragter für den Datenschutz und die Informationsfreiheit Baden-Württemberg',
	),
	BY: land('Bavaria (Bayern)', 'www.lda.bayern.de', 'Bayerisches Landesamt für Datenschutzaufsicht'),
	BE: land(
		'Berlin',
		'www.datenschutz-berlin.de',
		'Berliner Beauftragte für Datenschutz und Informationsfreiheit',
	),
	BB: land(
		'Brandenburg',
		'www.lda.brandenburg.de',
		'Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
	),
	HB: land(
		'Bremen',
		'www.datenschutz.bremen.de',
		'Landesbeauftragter für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
	),
	HH: land(
		'Hamburg',
		'datenschutz-hamburg.de',
		'Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit',
	),
	HE: land(
		'Hesse (Hessen)',
		'datenschutz.hessen.de',
		'Hessischer Beauftragter für Datenschutz und Informationsfreiheit',
	),
	MV: land(
		'Mecklenburg-Vorpommern',
		'www.datenschutz-mv.de',
		'Landesbeauftragter für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern',
	),
	NI: land(
		'Lower Saxony (Niedersachsen)',
		'lfd.niedersachsen.de',
		'Landesbeauftragter für den Datenschutz Niedersachsen',
	),
	NW: land(
		'North Rhine-Westphalia (Nordrhein-Westfalen)',
		'www.ldi.nrw.de',
		'Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen',
	),
	RP: land(
		'Rhineland-Palatinate (Rheinland-Pfalz)',
		'www.datenschutz.rlp.de',
		'Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
	),
	SL: land('Saarland', 'www.datenschutz.saarland.de', 'Unabhängiges Datenschutzzentrum Saarland'),
	SN: land(
		'Saxony (Sachsen)',
		'www.datenschutz.sachsen.de',
		'Sächsische Datenschutz- und Transparenzbeauftragte',
	),
	ST: land(
		'Saxony-Anhalt (Sachsen-Anhalt)',
		'datenschutz.sachsen-anhalt.de',
		'Landesbeauftragte für den Datenschutz Sachsen-Anhalt',
	),
	SH: land(
		'Schleswig-Holstein',
		'www.datenschutzzentrum.de',
		'Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein',
	),
	TH: land(
		'Thuringia (Thüringen)',
		'www.tlfdi.de',
		'Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit',
	),
} satisfies Record<string, Authority & { land: string }>;

export type Land = keyof typeof LAENDER;

export const CHINESE_AUTHORITY: Authority = at('www.cac.gov.cn', '国家互联网信息办公室');
