/** What a language says for the things a policy speaks of. Patterns are sources of regular expressions without capitals. */
import type {
	Basis,
	Channel,
	DisclosureGround,
	ExtensionGround,
	RetentionEvent,
	Right,
} from '../../model.js';
import type { Kind } from '../model.js';

/** Names by pattern; looked for in the order given, so that what is more specific stands first. */
export type Named<T extends string = string> = Partial<Record<T, string>>;

export interface LanguageWords {
	items: Named;
	purposes: Named;
	/** Says by itself that a sentence makes a promise of the kind. */
	kinds: Named<Kind>;
	/** In a heading, a lead-in or the head of a table: what comes below is of the kind. */
	headings: Named<Kind>;
	/** Personal data without saying which. */
	anything: string;
	/** Data reaches the operator: makes a sentence that names items one about data. */
	collecting: string;
	/** Data is used for something: makes a sentence that names a purpose one about purposes. */
	using: string;
	rights: Named<Right>;
	bases: Named<Basis>;
	events: Named<RetentionEvent>;
	endings: Named<'delete' | 'anonymise'>;
	extensions: Named<ExtensionGround>;
	grounds: Named<DisclosureGround>;
	recipients: Named;
	channels: Named<Channel>;
	countries: Named;
	counts: Named;
	laws: Named;
	processor: string;
	guardian: string;
	/** An age under which something holds; the first group is the number. */
	age: string;
	/** Numbers in words, `sechs`, and the units they count. */
	numbers: Record<string, number>;
	units: Record<'H' | 'D' | 'W' | 'M' | 'Y', string>;
}
