import type { names as english } from './en.js';

/** What the policy language calls by names, in simplified Chinese. */
export const names: Record<keyof typeof english, string> = {
	'method.storage': '存储',
	'method.use': '使用',
	'method.analysis': '分析',
	'method.profiling': '用户画像',
	'method.transmission': '传输',
	'method.provision': '提供',
	'method.publication': '公开',
	'method.deletion': '删除',

	'way.privacy-center': '在隐私中心',
	'way.email': '通过电子邮件',
	'way.phone': '通过电话',
	'way.post': '通过邮寄',

	'measure.encryption-in-transit': '传输加密',
	'measure.encryption-at-rest': '存储加密',
	'measure.keys-per-person': '每个人的信息使用其专属密钥',
	'measure.pseudonymisation': '去标识化',
	'measure.least-privilege': '按最小必要授予访问权限',
	'measure.four-eyes': '高风险操作须双人复核',
	'measure.audit-log': '无法被悄悄篡改的访问日志',
	'measure.backups': '备份',
	'measure.tested-restore': '定期演练数据恢复',
	'measure.incident-plan': '安全事件应急预案',
	'measure.staff-training': '员工培训',

	'safeguard.adequacy-decision': '欧盟委员会的充分性决定（《通用数据保护条例》第45条）',
	'safeguard.standard-clauses': '欧盟委员会的标准合同条款（《通用数据保护条例》第46条第2款第c项）',
	'safeguard.binding-corporate-rules': '有约束力的公司规则（《通用数据保护条例》第47条）',
	'safeguard.derogation': '特定情形下的例外（《通用数据保护条例》第49条）',

	'condition.exempt': '依法豁免',
	'condition.standard-contract': '订立国家网信部门制定的标准合同',
	'condition.certification': '经专业机构进行个人信息保护认证',
	'condition.security-assessment': '通过国家网信部门组织的安全评估',

	'special.explicit-consent': '您的明示同意',
	'special.employment': '履行劳动和社会保障法律义务',
	'special.vital-interest': '保护自然人的生命健康',
	'special.association': '社会团体为其成员开展的活动',
	'special.made-public': '您已自行公开',
	'special.legal-claims': '提起、行使或应对法律主张',
	'special.substantial-public-interest': '法律规定的重大公共利益',
	'special.health-care': '医疗健康服务',
	'special.public-health': '公共卫生',
	'special.research': '档案、研究或统计',

	'foreign.refused': '一律拒绝',
	'foreign.international-agreement': '仅在国际条约、协定有规定时执行',
	'foreign.article-49-ground': '仅在国际条约、协定或《通用数据保护条例》第49条所列情形允许时执行',

	'automated.contract': '履行与您的合同所必需',
	'automated.law': '法律允许',
	'automated.explicit-consent': '您的明示同意',

	'tells.name': '名称',
	'tells.contact': '联系方式',

	'language.de': '德文',
	'language.en': '英文',
	'language.zh': '中文',

	'paper.joint-arrangement': '共同处理协议',
	'paper.processor-contract': '委托处理合同',
	'paper.impact-assessment': '个人信息保护影响评估报告',
	'paper.transfer-tool': '跨境传输保障文件',
	'paper.balancing-test': '利益权衡报告',
	'paper.compatibility-test': '目的相容性评估',
	'paper.imprint': '网站主体信息',
	'paper.minors-rules': '儿童个人信息处理规则',
	'paper.incident-plan': '安全事件应急预案',
};
