/**
 * Pictures people give, made again from their pixels: what a file carries besides its picture (where and with what it was
 * taken, an earlier thumbnail, a page or archive hidden behind it) is not carried over (S1.1).
 */
import sharp from 'sharp';
import { Problem } from './problem.js';

/** Longest side of what is kept, pixels. */
const SIDE = 512;

/** Most pixels a picture may unpack to: more than telephones take, less than fills the memory. */
const MOST_PIXELS = 64_000_000;

/** Seconds one picture may take. */
const LONGEST = 10;

const LOADERS = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS });
sharp.cache(false);

/**
 * The picture as WebP, upright, at most 512 by 512 pixels, without metadata. Throws `image-invalid` for anything but a
 * whole JPEG, PNG or WebP, and for one that is too large to unpack.
 */
export async function plainImage(bytes: Buffer): Promise<Buffer> {
	try {
		return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
			.autoOrient()
			.resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
			.timeout({ seconds: LONGEST })
			.webp({ quality: 82 })
			.toBuffer();
	} catch {
		throw new Problem('image-invalid', {
			hint: 'send a whole JPEG, PNG or WebP of at most 64 million pixels, as base64',
		});
	}
}
