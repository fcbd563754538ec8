/** The policy page: its styles, and an element that keeps an open page's figures fresh. */
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import './styles/tokens.css';
import './styles/page.css';
import './styles/clause.css';
import './styles/law.css';
import './styles/list.css';
import './styles/shown.css';
import './styles/print.css';
import { ObhutEvidence } from './evidence.js';

customElements.define('obhut-evidence', ObhutEvidence);
