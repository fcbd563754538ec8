/** What the server and siblings may use of surveys. */
export type { Sending, Survey, Surveys } from './model.js';
export { openSurveys } from './service.js';
