/** What the rooms below may use of messages; what is said of them stands in `model.ts`. */
export { isAddress } from './address.js';
export { openAnnouncements } from './announcements.js';
export { openCourier } from './courier.js';
export { forgettingWork } from './forgetting.js';
export { letterhead } from './letterhead.js';
export { mailHtml } from './mail-html.js';
export { type Mailbox, openMailbox } from './mailbox.js';
export type { Mail, Mailer } from './mailer.js';
export type { Announcement, Announcements, MessageView, Outbox } from './model.js';
export { openOutbox } from './outbox.js';
export { codeOf, tokenOf } from './secrets.js';
export { openSmtpMailer } from './smtp-mailer.js';
