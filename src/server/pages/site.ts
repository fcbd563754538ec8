/** What the policy pages stand on. */
import type { Evidence } from '../../evidence/index.js';
import type { PublishedVersion } from '../../obligations/publication/index.js';
import type { Language } from '../../policy/model.js';
import type { RenderedPolicy } from '../../policy/rendered.js';

export interface Announced {
	heading: string;
	text: string;
}

/** One tree of a region's log. */
export interface ShownLog {
	region: string;
	epoch: number;
	/** What its checkpoints verify with, as text. */
	key: string;
	/** Leaves the newest checkpoint covers. */
	size: number;
	/** That checkpoint, as text. */
	note: string | null;
}

export interface PolicySite {
	/** Who publishes the policy. */
	operator: string;
	/** In the order the policy names them; the first is spoken where nothing else fits. */
	languages: Language[];
	/** The version in force. */
	current(language: Language): RenderedPolicy;
	/** What people must be told where they look first (S8.2), in one language; nothing where nothing stands. */
	announcements(language: Language): Promise<Announced[]>;
	/** What its sentences can show now. */
	evidence(): Promise<Evidence>;
	/** The trees of every region's log. */
	logs(): Promise<ShownLog[]>;
	/** Every version kept for good (S0.1), those announced included, as they stand now. */
	versions(): Promise<PublishedVersion[]>;
	/** A version rendered from its files as published; null where there never was one of that name. */
	published(version: string, language: Language): Promise<(RenderedPolicy & { ahead: boolean }) | null>;
}
