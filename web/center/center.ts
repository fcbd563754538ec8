/** The privacy center: what it adds to the pages' styles, and the code of a link moved into its form. */
import '../staff/staff.css';
import './center.css';
import { takeCode } from '../staff/take-code.js';

const field = document.querySelector<HTMLInputElement>('input[name=code]:not([type=hidden])');
if (field?.form) {
	const { form } = field;
	takeCode(form, field);
	window.addEventListener('hashchange', () => takeCode(form, field));
}
