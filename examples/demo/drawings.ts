/** The lanterns as drawings; the page's style gives them their colours. */
import { type Html, html } from './html.js';

const drawing = (shapes: Html) =>
	html`<svg class="lantern" viewBox="0 0 96 96" width="96" height="96" aria-hidden="true">${shapes}</svg>`;

export const LANTERNS = {
	paper: drawing(
		html`<path class="line" d="M48 6v12M48 78v12M40 90h16"/><ellipse class="light" cx="48" cy="48" rx="30" ry="30"/><path class="line" d="M48 18c-14 8-14 52 0 60M48 18c14 8 14 52 0 60M20 38h56M20 58h56"/>`,
	),
	storm: drawing(
		html`<path class="line" d="M30 26c0-24 36-24 36 0"/><path class="light" d="M32 34h32l6 34H26z"/><path class="line" d="M28 34h40M26 26h44v8H26zM24 68h48v14H24zM48 64c-8-6-4-14 0-20 4 6 8 14 0 20z"/>`,
	),
	pocket: drawing(
		html`<path class="light" d="M58 34 90 14v68L58 62z"/><path class="line" d="M8 40h34v16H8zM42 36l16-8v40l-16-8zM18 40v-5h10v5"/>`,
	),
};
