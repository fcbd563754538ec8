/** Every door, in the order the OpenAPI document lists them. */
import { activities, activityEnter, activityList } from './routes/activities.js';
import { append } from './routes/append.js';
import { auditList } from './routes/audit.js';
import { consentList, consents } from './routes/consents.js';
import { decisions } from './routes/decisions.js';
import { erase } from './routes/erase.js';
import { events } from './routes/events.js';
import { guardianAsk, guardianStanding } from './routes/guardian.js';
import { lookup } from './routes/lookup.js';
import { read } from './routes/read.js';
import { requestList, requests } from './routes/requests.js';
import { exportAll, exportLog, restrict } from './routes/rights.js';
import { sessionEnd, sessionLink, sessions, shown } from './routes/sessions.js';
import { signIn, signInCode } from './routes/sign-in.js';
import { subjects } from './routes/subjects.js';
import { support, supportList } from './routes/support.js';
import { surveyAnswer, surveyGet } from './routes/surveys.js';
import { telemetry, telemetrySeries } from './routes/telemetry.js';
import { updateCheck, updatePublish } from './routes/updates.js';
import { write } from './routes/write.js';

export const DOORS = {
	subjects,
	lookup,
	read,
	write,
	append,
	consents,
	consentList,
	events,
	decisions,
	erase,
	auditList,
	signInCode,
	signIn,
	sessions,
	sessionEnd,
	sessionLink,
	shown,
	guardianAsk,
	guardianStanding,
	requests,
	requestList,
	export: exportAll,
	exportLog,
	restrict,
	telemetry,
	telemetrySeries,
	support,
	supportList,
	activities,
	activityList,
	activityEnter,
	surveyGet,
	surveyAnswer,
	updatePublish,
	updateCheck,
} as const;
