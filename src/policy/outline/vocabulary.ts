/** Kinds of data and purposes policies speak of, with their W3C DPV terms; the words for them are in words/. */
import type { ValueForm, Words } from '../model.js';

export interface ItemTerm {
	id: string;
	/** W3C DPV personal-data category. */
	is: string;
	title: Required<Words>;
	form: ValueForm;
	many: boolean;
	/** How it usually reaches a service. */
	source: { kind: 'given' | 'observed'; at: string };
	identifies: boolean;
	sensitive: boolean;
}

export interface PurposeTerm {
	id: string;
	/** W3C DPV purpose. */
	is: string;
	title: Required<Words>;
}

type Titles = [de: string, en: string, zh: string];
type More = Partial<Pick<ItemTerm, 'form' | 'many' | 'identifies' | 'sensitive'>>;

const titled = ([de, en, zh]: Titles): Required<Words> => ({ de, en, zh });

function item(id: string, is: string, source: string, titles: Titles, more: More = {}): ItemTerm {
	const [kind, at] = source.split(' ') as ['given' | 'observed', string];
	const plain = { form: 'text', many: false, identifies: false, sensitive: false } as const;
	return { id, is, title: titled(titles), source: { kind, at }, ...plain, ...more };
}

const MANY = { form: 'json', many: true } as const;

/** In the order they are looked for: what stands first takes its words before a shorter term can. */
export const ITEMS: readonly ItemTerm[] = [
	item(
		'guardian-contact',
		'pd:EmailAddress',
		'given registration',
		['Kontaktdaten der Erziehungsberechtigten', "guardian's contact details", '监护人联系方式'],
		{ form: 'email' },
	),
	item('delivery-address', 'pd:PhysicalAddress', 'given order', [
		'Lieferadresse',
		'delivery address',
		'收货地址',
	]),
	item('ip-address', 'pd:IPAddress', 'observed use', ['IP-Adresse', 'IP address', 'IP地址']),
	item('email', 'pd:EmailAddress', 'given registration', ['E-Mail-Adresse', 'e-mail address', '电子邮箱'], {
		form: 'email',
		identifies: true,
	}),
	item('phone', 'pd:TelephoneNumber', 'given registration', ['Telefonnummer', 'phone number', '手机号码'], {
		form: 'phone',
		identifies: true,
	}),
	item('username', 'pd:Username', 'given registration', ['Benutzername', 'user name', '用户名']),
	item('company', 'pd:Professional', 'given contact', ['Unternehmen', 'company', '单位名称']),
	item('name', 'pd:Name', 'given registration', ['Name', 'name', '姓名']),
	item('birth-date', 'pd:BirthDate', 'given registration', ['Geburtsdatum', 'date of birth', '出生日期']),
	item('age', 'pd:Age', 'given registration', ['Alter', 'age', '年龄']),
	item('gender', 'pd:Gender', 'given settings', ['Geschlecht', 'gender', '性别']),
	item(
		'id-number',
		'pd:OfficialID',
		'given verification',
		['Ausweisdaten', 'identity document', '身份证件信息'],
		{ sensitive: true },
	),
	item('password', 'pd:Password', 'given registration', ['Passwort', 'password', '密码']),
	item('avatar', 'pd:Picture', 'given upload', ['Profilbild', 'profile picture', '头像'], { form: 'image' }),
	item('photos', 'pd:Picture', 'given upload', ['Fotos', 'photos', '照片'], { ...MANY, form: 'image' }),
	item('bank-account', 'pd:BankAccount', 'given payment', ['Bankverbindung', 'bank account', '银行账户'], {
		sensitive: true,
	}),
	item('payment', 'pd:PaymentCard', 'given payment', ['Zahlungsdaten', 'payment data', '支付信息'], {
		sensitive: true,
	}),
	item('order', 'pd:Purchase', 'given order', ['Bestellungen', 'orders', '订单信息'], MANY),
	item('membership', 'pd:Membership', 'given registration', [
		'Mitgliedsdaten',
		'membership data',
		'会员信息',
	]),
	item('address', 'pd:PhysicalAddress', 'given registration', ['Anschrift', 'postal address', '住址']),
	item('health', 'pd:Health', 'given registration', ['Gesundheitsdaten', 'health data', '健康信息'], {
		sensitive: true,
	}),
	item(
		'biometric',
		'pd:Biometric',
		'given verification',
		['biometrische Daten', 'biometric data', '生物识别信息'],
		{ sensitive: true },
	),
	item('cookie-id', 'pd:DeviceSoftware', 'observed use', [
		'Cookie-Kennung',
		'cookie identifier',
		'Cookie标识',
	]),
	item('location', 'pd:GPSCoordinate', 'observed use', ['Standort', 'location', '位置信息'], {
		sensitive: true,
	}),
	item('location-setting', 'pd:Location', 'given settings', [
		'Standorteinstellung',
		'location setting',
		'位置设置',
	]),
	item('language', 'pd:Language', 'given settings', ['Spracheinstellung', 'language setting', '语言设置']),
	item(
		'crash-report',
		'pd:DeviceBased',
		'observed crash',
		['Fehlerberichte', 'crash reports', '错误信息'],
		MANY,
	),
	item(
		'sign-in',
		'pd:ServiceConsumptionBehaviour',
		'observed sign-in',
		['Anmeldungen', 'sign-ins', '登录记录'],
		MANY,
	),
	item('device', 'pd:DeviceBased', 'observed use', ['Gerätedaten', 'device data', '设备信息'], {
		form: 'json',
	}),
	item(
		'access-log',
		'pd:ServiceConsumptionBehaviour',
		'observed use',
		['Zugriffsprotokoll', 'access log', '访问日志'],
		MANY,
	),
	item(
		'usage',
		'pd:ServiceConsumptionBehaviour',
		'observed use',
		['Nutzungsdaten', 'usage data', '使用记录'],
		MANY,
	),
	item(
		'support-case',
		'pd:Communication',
		'given customer-service',
		['Anfragen an den Kundendienst', 'messages to customer service', '客服沟通记录'],
		MANY,
	),
	item(
		'survey-answer',
		'pd:Communication',
		'given surveys',
		['Antworten auf Umfragen', 'survey answers', '问卷答案'],
		MANY,
	),
	item(
		'activity-entry',
		'pd:ServiceConsumptionBehaviour',
		'given activities',
		['Angaben zu Aktionen', 'entries to activities', '活动参与信息'],
		MANY,
	),
	item('contacts', 'pd:Contact', 'given upload', ['Adressbuch', 'address book', '通讯录'], MANY),
	item(
		'application',
		'pd:WorkHistory',
		'given application',
		['Bewerbungsunterlagen', 'application documents', '应聘资料'],
		{ form: 'json' },
	),
	item('interests', 'pd:Interest', 'given settings', ['Interessen', 'interests', '兴趣偏好']),
];

const purpose = (id: string, is: string, titles: Titles): PurposeTerm => ({ id, is, title: titled(titles) });

/** In the order they are looked for. */
export const PURPOSES: readonly PurposeTerm[] = [
	purpose('advertising', 'dpv:PersonalisedAdvertising', [
		'personalisierte Werbung',
		'personalised advertising',
		'个性化广告',
	]),
	purpose('newsletter', 'dpv:DirectMarketing', ['Newsletter senden', 'send the newsletter', '发送资讯邮件']),
	purpose('surveys', 'dpv:CustomerRelationshipManagement', ['Umfragen', 'surveys', '问卷调查']),
	purpose('payments', 'dpv:PaymentManagement', ['Zahlungen abwickeln', 'handle payments', '处理付款']),
	purpose('delivery', 'dpv:DeliveryOfGoods', ['Waren liefern', 'deliver goods', '配送商品']),
	purpose('orders', 'dpv:CustomerOrderManagement', ['Bestellungen bearbeiten', 'handle orders', '处理订单']),
	purpose('fraud', 'dpv:FraudPreventionAndDetection', ['Betrug verhindern', 'prevent fraud', '防范欺诈']),
	purpose('personalise', 'dpv:ServicePersonalisation', [
		'auf persönliche Wünsche eingehen',
		'meet individual needs',
		'满足个性化需求',
	]),
	purpose('analytics', 'dpv:ServiceUsageAnalytics', ['Nutzung auswerten', 'analyse use', '统计分析']),
	purpose('improve', 'dpv:ImproveExistingProductsAndServices', [
		'Produkte entwickeln und verbessern',
		'develop and improve products',
		'产品开发和服务优化',
	]),
	purpose('secure', 'dpv:EnforceSecurity', ['Sicherheit', 'security', '安全保障']),
	purpose('support', 'dpv:CommunicationForCustomerCare', [
		'Anfragen beantworten',
		'answer requests',
		'客户服务',
	]),
	purpose('manage-software', 'dpv:TechnicalServiceProvision', [
		'Software verwalten',
		'manage the software',
		'管理软件',
	]),
	purpose('hiring', 'dpv:PersonnelHiring', ['Bewerbungen bearbeiten', 'handle job applications', '处理应聘']),
	purpose('legal', 'dpv:LegalCompliance', [
		'rechtliche Pflichten erfüllen',
		'meet legal duties',
		'履行法定义务',
	]),
	purpose('members', 'dpv:MemberPartnerManagement', ['Mitglieder verwalten', 'manage members', '会员管理']),
	purpose('accounts', 'dpv:AccountManagement', ['Konto führen', 'run your account', '管理账号']),
	purpose('provide-service', 'dpv:ServiceProvision', [
		'den Dienst erbringen',
		'provide the service',
		'提供服务',
	]),
];
