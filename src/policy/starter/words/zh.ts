/** The words of a starting policy in Chinese. */
import { list, paragraph, party, type StarterWords } from './words.js';

const basis = (purpose: string) => `合法性基础——{{purposes.${purpose}.basis}}。`;

export const zh: StarterWords = {
	title: '我们怎样处理您的个人信息',
	sections: {
		about: '关于本政策',
		collected: '我们收集什么',
		used: '我们用这些信息做什么',
		kept: '存在哪里、保存多久',
		others: '还有谁会收到信息',
		children: '未成年人',
		rights: '您的权利',
		changes: '变更',
	},
	clauses: {
		version: {
			heading: '版本',
			says: ({ several }) => [
				paragraph(
					[
						'这是 {{version}} 版，自{{effective}}起生效。以前的版本一直可以查阅。',
						several && '本政策有多种语言版本；如有出入，以对您更有利的为准。',
					],
					'',
				),
			],
		},
		operator: {
			heading: '我们是谁',
			says: ({ represented: { eu, cn }, abroad }) => [
				'个人信息处理者：{{controller.name}}，{{controller.address}}，{{controller.email}}。',
				eu !== undefined && `我们在欧盟的代表：${party(eu, '，')}。`,
				cn !== undefined && `我们在中国的代表：${party(cn, '，')}。`,
				abroad && '{{controller.third-country-note}}',
				'有疑问请写信至 {{contact.email}}，我们在{{contact.answer-within}}内答复。',
			],
		},
		scope: {
			heading: '适用范围',
			says: ({ has }) => [
				'本政策适用于：{{services}}。',
				'{{list jurisdictions}}',
				has('pseudonymous-use') && '您须提供姓名吗？',
				has('pseudonymous-use') && '{{list pseudonymous-use}}',
			],
		},
		collected: {
			heading: '只收集这里写明的信息',
			says: ({ has }) => [
				'我们遵循合法、正当、必要的原则，只收集本政策所列用途需要的信息：{{items data}}。清单以外的信息，系统一律不接收。',
				list([
					'注册时：{{data.email}}，不提供就无法注册账号。',
					'您愿意填写时：{{data.name}}。',
					has('data.birth-month') &&
						'您未满{{minors.of-age}}周岁时：{{data.birth-month}}和{{data.guardian-contact}}。',
					has('data.order') && '下单时：{{data.order}}，不提供就无法发货。',
					has('data.support-case') && '您联系客服时：{{data.support-case}}。',
					has('data.error-report') && '出现错误且您已同意时：{{data.error-report}}。',
					'您行使权利时：{{data.privacy-request}}。',
				]),
			],
		},
		accounts: {
			heading: '您的账号',
			says: () => ['我们为您管理账号。为此使用：{{items purposes.accounts}}。', basis('accounts')],
		},
		orders: {
			heading: '您的订单',
			says: () => [
				'我们按您的订单发货，商品有问题时为您解决。为此使用：{{items purposes.orders}}。',
				basis('orders'),
			],
		},
		bookkeeping: {
			heading: '账务凭证',
			says: () => [
				'税法要求我们保存您订单的凭证。为此使用：{{items purposes.bookkeeping}}。',
				basis('bookkeeping'),
			],
		},
		support: {
			heading: '您的咨询',
			says: () => [
				'您联系我们，我们答复您；您写的内容，我们保密。为此使用：{{items purposes.support}}。',
				basis('support'),
			],
		},
		newsletter: {
			heading: '资讯邮件',
			says: () => [
				'只有您同意，我们才会给您发资讯邮件。同意的有效期为{{purposes.newsletter.consent-lasts}}，您随时可以撤回。每封邮件都写明退订办法。为此使用：{{items purposes.newsletter}}。',
				basis('newsletter'),
			],
		},
		errors: {
			heading: '错误',
			says: () => [
				'系统出现故障时，我们查明原因并修复。错误报告只有在您同意之后才会离开您的设备，您随时可以撤回同意。为此使用：{{items purposes.errors}}。',
				basis('errors'),
			],
		},
		noOther: {
			heading: '没有其他用途',
			says: () => [
				'如果要把信息用于其他目的，我们会事先向您说明，并征得您的同意。您同意之前，系统拒绝这种使用。',
			],
		},
		stored: {
			heading: '存储地点和保护措施',
			says: ({ has }) => [
				paragraph(
					[
						has('regions.eu') && '在{{regions.eu.collected-in}}收集的信息，存储在{{regions.eu.stored-in}}。',
						has('regions.cn') && '在{{regions.cn.collected-in}}收集的信息，存储在{{regions.cn.stored-in}}。',
						has('regions.eu') &&
							has('regions.cn') &&
							'每个区域都有自己的数据库，一个区域的服务不读取另一个区域的信息。',
					],
					'',
				),
				'您的信息用只属于您的密钥加密。删除账号时，我们销毁这把密钥。其他保护措施：{{measures}}。',
			],
		},
		kept: {
			heading: '保存期限',
			says: () => [
				'每项用途都有期限：',
				'{{list retention}}',
				'期满后，数据备份再保留{{backups.data}}，密钥备份再保留{{backups.keys}}。',
			],
		},
		others: {
			heading: '不向他人提供',
			says: ({ has }) => [
				has('recipients') && '以下各方受我们委托，只收到为此需要的信息：',
				has('recipients') && '{{list recipients}}',
				`${has('recipients') ? '此外，' : ''}我们不向任何人提供您的信息，除非存在以下原因之一：`,
				'{{disclosure.grounds}}',
				'对于境外机关提供数据的要求，我们予以拒绝。',
				'每一项例外至少由{{exceptions.approvers}}人批准，最长有效{{exceptions.at-most}}，期满重新决定。',
			],
		},
		children: {
			heading: '未达到规定年龄时',
			says: ({ has }) =>
				has('purposes.ask-guardian')
					? [
							'未满{{minors.of-age}}周岁的用户，须经父母或其他监护人同意才能使用我们的服务。由我们来征求监护人的同意。为此使用：{{items purposes.ask-guardian}}。监护人同意之前，这些信息不作他用。',
							basis('ask-guardian'),
							has('minors.under-14') && '{{list minors}}',
							'作为监护人，您可以代孩子查阅、更正、转移、删除信息，也可以撤回同意。',
						]
					: ['我们的服务面向成年人。未满{{minors.of-age}}周岁的，系统拒绝使用其任何信息。'],
		},
		rights: {
			heading: '您可以要求什么',
			says: ({ has, clause }) => [
				'{{list rights}}',
				`您可以{{contact.through}}提出请求，不收取费用。为了答复，我们会使用您的信息，并保存您的请求。${basis('answer-requests')}`,
				'我们拒绝您的请求时会说明理由。您可以依法向法院提起诉讼。',
				`您可以向 ${clause('scope')} 所列的主管机关投诉${has('regions.eu') ? '；在欧盟，也可以向您居住国的主管机关投诉' : ''}。`,
				has('deceased') &&
					'您去世后，近亲属为自身合法、正当的利益，可以{{deceased.relatives-may}}；您生前另有安排的除外。',
				has('purposes.newsletter') &&
					'> **您的反对权。**您随时可以反对接收资讯邮件；此后我们不再发送，也不收取费用。',
			],
		},
		versions: {
			heading: '新版本',
			says: () => [
				'本政策变更时，会发布新版本，注明日期，并通过{{changes.otherwise.notice}}告知您。',
				'此后您继续使用服务的，我们只记录已向您展示新版本，绝不当作您的同意。',
			],
		},
		shrinking: {
			heading: '您的权利减少时',
			says: () => [
				'变更减损您权利的，我们至少在生效前{{changes.reducing-rights.before}}告知您，方式为{{changes.reducing-rights.notice}}。在此之前，变更不生效。',
			],
		},
		succession: {
			heading: '服务由他人接手时',
			says: () => [
				'服务由他人接手时，我们通过{{succession.notice}}告知您接手方的{{succession.tells}}。您的信息仍受本政策保护；用于其他目的，须重新取得您的同意。',
			],
		},
	},
};
