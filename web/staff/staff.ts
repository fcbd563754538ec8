/** The staff pages: what they add to the policy page's styles, and the code of a link moved into the form. */
import './staff.css';
import './console.css';
import { takeCode } from './take-code.js';

const form = document.querySelector<HTMLFormElement>('form');
const field = form?.querySelector<HTMLInputElement>('input[name=code]');
if (form && field) {
	takeCode(form, field);
	window.addEventListener('hashchange', () => takeCode(form, field));
}
