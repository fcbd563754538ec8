import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { plainImage } from './image.js';

const MARK = Buffer.from('<script>kept-where-nobody-looks</script>');
const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1' } };

type Form = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif';

/** A picture with detail in it, so that it does not compress to nothing. */
function picture(form: Form, width = 80, height = 40): Promise<Buffer> {
	const pixels = Buffer.alloc(width * height * 3);
	for (let at = 0; at < pixels.length; at++) pixels[at] = (at * at) % 251;
	return sharp(pixels, { raw: { width, height, channels: 3 } })
		.toFormat(form)
		.toBuffer();
}

/** A PNG of one black bit a pixel: small, however large the picture. */
function blank(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		check.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, check]);
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.writeUInt8(1, 8);
	const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
	const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

const refused = (bytes: Buffer) => expect(plainImage(bytes)).rejects.toMatchObject({ code: 'image-invalid' });

test.each(['jpeg', 'png', 'webp'] as const)('a %s is kept as webp', async form => {
	const { format, width, height } = await sharp(await plainImage(await picture(form))).metadata();
	expect({ format, width, height }).toEqual({ format: 'webp', width: 80, height: 40 });
});

test('S1.1 where and with what a picture was taken is gone, and it stands upright', async () => {
	const taken = await sharp(await picture('jpeg'))
		.withExif({ ...GPS, IFD0: { Make: 'kept-where-nobody-looks', Orientation: '6' } })
		.withIccProfile('p3')
		.jpeg()
		.toBuffer();
	const before = await sharp(taken).metadata();
	expect(before.exif?.includes('kept-where-nobody-looks')).toBe(true);
	expect(before.icc).toBeDefined();
	const turned = await sharp(taken).keepExif().withMetadata({ orientation: 6 }).jpeg().toBuffer();
	const kept = await plainImage(turned);
	const after = await sharp(kept).metadata();
	expect([after.exif, after.icc, after.xmp, after.iptc]).toEqual([
		undefined,
		undefined,
		undefined,
		undefined,
	]);
	expect([after.width, after.height]).toEqual([40, 80]);
	expect(kept.includes('kept-where-nobody-looks')).toBe(false);
	// Without the guard: a copy that keeps metadata has them.
	expect((await sharp(turned).keepMetadata().webp().toBuffer()).includes('kept-where-nobody-looks')).toBe(
		true,
	);
});

test.each(['jpeg', 'png', 'webp'] as const)('a page or archive behind a %s is not kept', async form => {
	const zip = Buffer.concat([Buffer.from('PK\x03\x04'), MARK]);
	for (const behind of [MARK, zip]) {
		const both = Buffer.concat([await picture(form), behind]);
		expect(both.includes(MARK)).toBe(true);
		expect((await plainImage(both)).includes(MARK)).toBe(false);
	}
});

test.each(['gif', 'tiff', 'avif'] as const)('a %s is refused', async form => {
	const bytes = await picture(form).catch(() => Buffer.from('GIF89a'));
	await refused(bytes);
});

test.each([
	['nothing', ''],
	['text', 'a picture'],
	[
		'an SVG',
		'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
	],
	['a PDF', '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj'],
	['a picture’s first bytes', '\x89PNG\r\n\x1a\n'],
])('%s is refused', async (_name, text) => {
	await refused(Buffer.from(text, 'latin1'));
});

test('a larger picture is made smaller, in proportion', async () => {
	const { width, height } = await sharp(await plainImage(await picture('jpeg', 2048, 1024))).metadata();
	expect([width, height]).toEqual([512, 256]);
});

test('a picture that unpacks to more than memory should hold is refused before it is unpacked', async () => {
	const bomb = blank(16_000, 16_000);
	expect(bomb.length).toBeLessThan(100_000);
	await plainImage(blank(160, 160));
	const begun = process.memoryUsage().rss;
	await refused(bomb);
	expect(process.memoryUsage().rss - begun).toBeLessThan(200_000_000);
	// Without the limit it would be read.
	const { width } = await sharp(bomb, { limitInputPixels: false }).metadata();
	expect(width).toBe(16_000);
});

test.each(['jpeg', 'png', 'webp'] as const)('a %s cut short anywhere is refused', async form => {
	const whole = await picture(form);
	for (let part = 1; part < 10; part++) {
		await refused(whole.subarray(0, Math.floor((whole.length * part) / 10)));
	}
});
