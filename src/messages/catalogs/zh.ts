import type { MessageWord } from './en.js';

/** Words of mails and announcements in Chinese: ICU messages. */
export const zh: Record<MessageWord, string> = {
	'sign-in-code.subject': '您的登录验证码',
	'sign-in-code.body':
		'您的验证码：\n\n{code}\n\n{minutes, plural, other {# 分钟}}内有效，只能使用一次。如果您没有在登录，不用理会这封邮件：没有验证码，谁也登录不了。',

	'ask-guardian.subject': '有位未成年人等您作决定',
	'ask-guardian.body':
		'一位未满 18 周岁的用户注册了“{service}”，并说您是其父母或其他监护人。\n\n在您同意之前，除了征求您的意见，我们不会处理这位用户的信息。请先了解情况，再作决定：\n\n{link}\n\n如果您不答复，账号就不会启用。',

	'guardian-link.subject': '查看您孩子的账号',
	'guardian-link.body':
		'您可以在这里查看、更正、导出或删除“{service}”保存的您孩子的信息：\n\n{link}\n\n这个链接只供您本人使用，请不要转发。',

	'survey-invitation.subject': '邀您填一份问卷：{survey}',
	'survey-invitation.body':
		'您同意过我们偶尔邀请您参与调查。这次的问卷是“{survey}”：\n\n{link}\n\n如果不想再收到邀请，随时可以在这里退订：\n\n{optOut}',

	'request-received.subject': '已收到您的请求',
	'request-received.body': '我们已收到您关于个人信息的请求。处理进度可以在这里查看：\n\n{link}',

	'request-answered.subject': '您的请求有答复了',
	'request-answered.body': '我们已答复您关于个人信息的请求。请在这里查看：\n\n{link}',

	'support-answered.subject': '客服回复您了',
	'support-answered.body':
		'“{service}”的客服已经回复您。为避免内容在途中被人看到，回复只显示在您的账号里：\n\n{link}',

	'policy-change.subject': '隐私政策将于{effective}更新',
	'policy-change.body': '新版隐私政策（{version}）将于{effective}生效。请在此之前看看有哪些变化：\n\n{link}',

	'end-of-service.subject': '“{ending}”即将停止服务',
	'end-of-service.body':
		'“{ending}”即将停止服务。{exportUntil}之前，您可以带走自己的数据：\n\n{link}\n\n最迟到{eraseBy}，我们不再保存任何与您有关的信息。',

	'incident.subject': '发生了涉及您个人信息的事件',
	'incident.body':
		'发生了一件涉及您个人信息的事：\n\n{what}\n\n您可以在这里查看我们保存了您的哪些信息、谁看过这些信息：\n\n{link}\n\n如有疑问，请写信到 {contact}。',

	footer: '本邮件由{controller}为“{service}”发送。如有疑问，请联系 {contact}',

	'announcement.policy-change.heading': '隐私政策将于{effective}更新',
	'announcement.policy-change.text': '届时起适用 {version} 版。请在此之前看看有哪些变化。',
	'announcement.end-of-service.heading': '“{ending}”即将停止服务',
	'announcement.end-of-service.text':
		'{exportUntil}之前，您可以带走自己的数据。最迟到{eraseBy}，我们不再保存任何与您有关的信息。',
	'announcement.incident.heading': '发生了一起事件',
	'announcement.incident.text': '{what}',
	'announcement.notice.heading': '公告',
	'announcement.notice.text': '{text}',
};
