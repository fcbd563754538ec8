/** Whether what documents point at exists: relative links with their headings, and paths of the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { prose } from './fences.mjs';
import { handwritten } from './generated.mjs';

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const PATH = /`((?:\.?[\w@-]+\/)+[\w.@-]*|[\w-]+\.(?:mjs|ts|md|json|yaml))`/g;

/** Folders a path may be meant from, besides the document's own. */
const FROM = ['', 'src', 'policies/cncest'];

/** @param {string} root @param {string[]} files @returns {string[]} what is wrong */
export function deadPointers(root, files) {
	const tops = new Set([...readdirSync(root), ...readdirSync(join(root, 'src'))]);
	return files.flatMap(file => {
		const text = handwritten(prose(readFileSync(join(root, file), 'utf8')));
		const links = [...text.matchAll(LINK)].flatMap(match => deadLink(root, file, match[1]));
		const paths = [...text.matchAll(PATH)].flatMap(match => deadPath(root, file, match[1], tops));
		return [...links, ...paths];
	});
}

function deadLink(root, file, target) {
	if (/^[a-z]+:/.test(target)) return [];
	const [path, anchor] = target.split('#');
	const place = path === '' ? join(root, file) : join(root, dirname(file), path);
	if (!existsSync(place)) return [`${file}: the link \`${target}\` leads nowhere`];
	if (anchor === undefined || anchors(place).has(anchor)) return [];
	return [`${file}: \`${relative(root, place)}\` has no heading \`#${anchor}\``];
}

/** Paths of this repository; a path whose first folder is not one of ours is somebody else's. */
function deadPath(root, file, path, tops) {
	const places = [...FROM, dirname(file)].map(from => join(root, from, path));
	if (places.some(existsSync)) return [];
	const [top] = path.split('/');
	if (path.includes('/') ? !tops.has(top) : !/^(start|package)/.test(path)) return [];
	return [`${file}: \`${path}\` does not exist`];
}

/** As GitHub makes them. */
function anchors(place) {
	const headings = prose(readFileSync(place, 'utf8')).matchAll(/^#{1,6}\s+(.*?)\s*$/gm);
	return new Set(
		[...headings].map(([, words]) =>
			words
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, '')
				.trim()
				.replaceAll(' ', '-'),
		),
	);
}
