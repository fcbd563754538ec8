/** Runs the shop: `OBHUT_URL` says where Obhut listens, `OBHUT_DEMO_KEYS` holds its service keys as JSON, by `<region>.<service>`. */
import { fileURLToPath } from 'node:url';
import { connectAll, type Keys } from './obhuts.js';
import { openShop } from './shop.js';
import { stock } from './stock.js';

const WEB = fileURLToPath(new URL('web', import.meta.url));
const DAYS = 30 * 24 * 3_600_000;
/** The competition ends with the month after next month, so that starting again opens no second one. */
const ends = new Date(Math.ceil((Date.now() + DAYS) / DAYS) * DAYS);

const url = process.env.OBHUT_URL ?? 'http://127.0.0.1:8474';
const keys = JSON.parse(process.env.OBHUT_DEMO_KEYS ?? '{}') as Keys;
const port = Number(process.env.PORT ?? 8475);
const obhuts = connectAll(url, keys);
const shop = await openShop({ obhuts, releaseKeys: await stock(obhuts, ends), web: WEB });
const address = await shop.listen({ host: process.env.HOST ?? '127.0.0.1', port });
console.log(`Demo shop: ${address}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shop.close());
