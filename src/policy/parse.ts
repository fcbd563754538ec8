/** From the files of a policy folder to the model and its words, with everything that is wrong and where. */
import { buildPolicy, buildServicePolicy } from './build.js';
import { policyFor } from './compose.js';
import { figureFindings } from './figures.js';
import { type Finding, finding, type Position, quoted, sortFindings } from './finding.js';
import type { Language, Policy, PolicyText, ServicePolicy } from './model.js';
import { PolicySchema, type PolicySource, ServicePolicySchema, type ServicePolicySource } from './schema.js';
import { senseFindings } from './sense.js';
import { type SourceFile, unreadable } from './source-file.js';
import { didYouMean } from './suggest.js';
import { parseText, textPath } from './text.js';
import { validate } from './validate.js';
import { type FileSource, type Path, readYaml } from './yaml-source.js';

export type { SourceFile } from './source-file.js';

/** Finds the place of a rule: the path of its keys in `policy.yaml`, or in the service's own. */
export type Where = (path: Path, service?: string) => Position;

export interface ParsedPolicy {
	/** Null when a rule file has an error. */
	policy: Policy | null;
	/** Words by language, the general ones first. */
	texts: PolicyText[];
	findings: Finding[];
	where: Where;
	/** The rule that stands at a place, as `purposes.surveys.basis`, or the clause whose words do; empty where none does. */
	ruleAt: (place: Position) => string;
	/**
	 * Papers of the folder that are there and not empty, as `documents/…`. Null where they cannot be seen: a published
	 * version holds no papers, they were looked at when it passed the gate.
	 */
	documents: ReadonlySet<string> | null;
}

/** What was parsed, where the rules could be read. */
export type ReadPolicy = ParsedPolicy & { policy: Policy };

const LANGUAGES: readonly Language[] = ['de', 'en', 'zh'];
const SERVICE_POLICY = /^services\/([^/]+)\/policy\.yaml$/;
const TEXT = /^(?:services\/([^/]+)\/)?text\/([^/]+)\.md$/;

const hasError = (findings: Finding[]) => findings.some(({ severity }) => severity === 'error');

interface RuleFile<T> {
	rules: T | null;
	source: FileSource | null;
	findings: Finding[];
}

function readRules<T extends PolicySource | ServicePolicySource>(
	file: SourceFile,
	schema: typeof PolicySchema | typeof ServicePolicySchema,
): RuleFile<T> {
	const broken = unreadable(file);
	if (broken) return { rules: null, source: null, findings: [broken] };
	const { source, findings } = readYaml(file);
	if (!source) return { rules: null, source, findings };
	const misfits = validate(schema, source);
	if (misfits.length > 0) return { rules: null, source, findings: misfits };
	const rules = source.value as T;
	const senseless = senseFindings(rules, source);
	return { rules: hasError(senseless) ? null : rules, source, findings: senseless };
}

interface ServiceFile {
	id: string;
	path: string;
	read: RuleFile<ServicePolicySource>;
}

function readServices(files: SourceFile[]): ServiceFile[] {
	return files.flatMap(file => {
		const id = SERVICE_POLICY.exec(file.path)?.[1];
		return id === undefined
			? []
			: [{ id, path: file.path, read: readRules<ServicePolicySource>(file, ServicePolicySchema) }];
	});
}

/** A service's policy lies in the folder of its name, and the general policy declares the service. */
function serviceFindings(general: PolicySource, service: ServiceFile): Finding[] {
	const { rules, source } = service.read;
	if (!rules || !source) return [];
	const at = source.at(['service']);
	if (rules.service !== service.id) {
		const message = `${quoted(rules.service)} lies in the folder of ${quoted(service.id)}`;
		return [finding('service-mismatch', at, message, 'name the folder like the service')];
	}
	const known = Object.keys(general.services ?? {});
	if (known.includes(rules.service)) return [];
	return [
		finding(
			'service-unknown',
			at,
			`no service ${quoted(rules.service)} is declared`,
			didYouMean(rules.service, known),
		),
	];
}

function readTexts(files: SourceFile[], policy: Policy | null): { texts: PolicyText[]; findings: Finding[] } {
	const texts: PolicyText[] = [];
	const findings: Finding[] = [];
	for (const file of files) {
		const [, service, name] = TEXT.exec(file.path) ?? [];
		if (name === undefined) continue;
		const broken = unreadable(file);
		const language = LANGUAGES.find(each => each === name);
		if (broken) findings.push(broken);
		else if (!language) {
			const at = { file: file.path, line: 1, col: 1 };
			const message = `${quoted(name)} is no language a policy is published in`;
			findings.push(finding('text-language-unknown', at, message, didYouMean(name, LANGUAGES)));
		} else {
			const read = parseText(file, language, service, knownClauses(policy, service));
			texts.push(read.text);
			findings.push(...read.findings);
			if (policy) findings.push(...figureFindings(policyFor(policy, service ?? ''), file, language));
		}
	}
	texts.sort((a, b) => ((a.service ?? '') < (b.service ?? '') ? -1 : 0));
	return { texts, findings };
}

function knownClauses(policy: Policy | null, service: string | undefined): string[] | null {
	if (!policy) return null;
	const own =
		service !== undefined && Object.hasOwn(policy.servicePolicies, service)
			? policy.servicePolicies[service]
			: null;
	return [...(own?.clauses ?? []), ...policy.clauses].map(clause => clause.id);
}

/** Reads a policy folder's files, and which papers lie beside them. Never throws, whatever they hold. */
export function parsePolicy(files: SourceFile[], documents: ReadonlySet<string> | null = null): ParsedPolicy {
	const main = files.find(file => file.path === 'policy.yaml');
	if (!main) {
		const at = { file: 'policy.yaml', line: 1, col: 1 };
		const missing = finding(
			'file-missing',
			at,
			'the folder holds no `policy.yaml`',
			'name the folder that holds it',
		);
		return { policy: null, texts: [], findings: [missing], where: () => at, ruleAt: () => '', documents };
	}
	const general = readRules<PolicySource>(main, PolicySchema);
	const services = readServices(files);
	const findings = [...general.findings, ...services.flatMap(service => service.read.findings)];
	if (general.rules) {
		for (const service of services) findings.push(...serviceFindings(general.rules, service));
	}
	const own: ServicePolicy[] = services.flatMap(({ read }) =>
		read.rules ? [buildServicePolicy(read.rules)] : [],
	);
	const policy = general.rules && !hasError(findings) ? buildPolicy(general.rules, own) : null;
	const words = readTexts(files, policy);
	const where: Where = (path, service) => {
		const file = services.find(each => each.id === service);
		const source = file ? file.read.source : general.source;
		return source?.key(path) ?? { file: file?.path ?? main.path, line: 1, col: 1 };
	};
	const sources = [{ path: main.path, read: general }, ...services];
	const ruleAt = (place: Position) => {
		const source = sources.find(({ path }) => path === place.file)?.read.source;
		return source ? source.pathAt(place).join('.') : clauseAt(words.texts, place);
	};
	const all = sortFindings([...findings, ...words.findings]);
	return { policy, texts: words.texts, findings: all, where, ruleAt, documents };
}

/** The clause whose words stand at a place of a text: the last one that begins before it. */
function clauseAt(texts: PolicyText[], { file, line }: Position): string {
	const text = texts.find(each => textPath(each) === file);
	const clauses = text?.sections.flatMap(section => section.clauses) ?? [];
	const clause = clauses.findLast(each => each.line <= line);
	return clause ? `clauses.${clause.id}` : '';
}
