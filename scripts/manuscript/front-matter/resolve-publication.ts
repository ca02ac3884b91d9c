/** Front matter and prose → Publication, or every problem in them. */
import { basename, join, posix } from "node:path";
import { formalName } from "../../credits/formal-name.ts";
import { creditLanguages } from "../../credits/labels.ts";
import { defaultRoles, isRelator, relatorTerm } from "../../credits/roles.ts";
import { missingLabels } from "../../credits/say.ts";
import type {
	Agent,
	Chapter,
	Credit,
	CreditStyle,
	ImageAsset,
	Problem,
	Publication,
	SourceFile,
	Work,
} from "../../model/publication.ts";
import { slugify } from "../../prose/headings.ts";
import { readProse } from "../../prose/index.ts";
import { checkAmount } from "../chapters/check-amount.ts";
import { creditsInText } from "../chapters/credits-in-text.ts";
import { type LinkedChapter, resolveLinks } from "../chapters/resolve-links.ts";
import { type Fault, findInside, similarFile } from "../find-inside.ts";
import { collectImages, type Images } from "../images/collect-images.ts";
import type { ManuscriptDefaults, ReadManuscript } from "../index.ts";
import { readText, splitFrontMatter } from "../read-files.ts";
import { describeIssues } from "./describe-issues.ts";
import { didYouMean } from "./nearest.ts";
import { parseFrontMatter } from "./parse-front-matter.ts";
import {
	type Registry,
	type Report,
	readCredits,
	readRegistry,
} from "./resolve-agents.ts";
import type { FrontMatter, WorkEntry } from "./schema.ts";
import { parseYaml } from "./yaml.ts";

export interface Source {
	readonly folder: string;
	readonly form: Publication["form"];
	/** For messages. */
	readonly file: string;
	/** From the file’s name; front matter may say another. */
	readonly slug: string;
	/** The file as it is. */
	readonly bytes: Uint8Array;
	readonly yaml: string;
	readonly yamlLine: number;
	readonly prose: string;
}

export async function resolvePublication(
	source: Source,
	defaults: ManuscriptDefaults,
): Promise<ReadManuscript> {
	const yaml = parseYaml(source.yaml, source.file, source.yamlLine);
	if (yaml.problems.length > 0) return { problems: yaml.problems };
	const parsed = parseFrontMatter(yaml);
	if (!parsed.success)
		return { problems: describeIssues(parsed.error.issues, yaml) };
	const problems: Problem[] = [];
	const report: Report = (rule, path, message) =>
		problems.push({ rule, message, ...yaml.place(path) });
	const matter = parsed.data;
	const excess = await checkAmount(source, matter, yaml);
	if (excess) return { problems: [excess] };
	const registry = readRegistry(matter, report);
	const author = readCredits(
		matter.author ?? [],
		["author"],
		registry,
		report,
		defaultRoles.author,
	);
	const contributor = readCredits(
		matter.contributor ?? [],
		["contributor"],
		registry,
		report,
	);
	checkMatter(matter, source, author, contributor, registry, report);
	const images = collectImages(
		source.folder,
		matter.images ?? {},
		registry,
		report,
	);
	const chapters = await readChapters(
		source,
		matter,
		registry,
		images,
		report,
		problems,
	);
	images.reportUnused();
	const finished = await images.finish();
	const publication = assemble(matter, source, defaults, {
		registry,
		author,
		contributor,
		images: finished,
		chapters,
	});
	checkWording(publication, report);
	problems.push(...creditsInText(publication));
	if (defaults.houses && !defaults.houses.includes(publication.house))
		report(
			"house-unknown",
			["house"],
			`Unknown house “${publication.house}”${didYouMean(publication.house, defaults.houses)}, expected one of ${defaults.houses.join(", ")}`,
		);
	return problems.length > 0
		? { problems: inOrder(problems, source.file) }
		: { publication, frontMatter: yaml, problems, notes: images.notes() };
}

/** As somebody reads who mends them: front matter first, then chapter after chapter, from top to bottom. */
function inOrder(problems: readonly Problem[], first: string): Problem[] {
	const files = [...new Set([first, ...problems.map(({ file }) => file)])];
	return [...problems].sort(
		(a, b) =>
			files.indexOf(a.file) - files.indexOf(b.file) ||
			(a.line ?? 0) - (b.line ?? 0) ||
			(a.column ?? 0) - (b.column ?? 0),
	);
}

function checkMatter(
	matter: FrontMatter,
	source: Source,
	author: readonly Credit[],
	contributor: readonly Credit[],
	registry: Registry,
	report: Report,
): void {
	if ((matter.author ?? []).length === 0 && !matter.noByline)
		report(
			"author-missing",
			["author"],
			"Missing author: add author: [{ person: … }], or noByline with the reason why nobody is named",
		);
	if (source.form === "article" && matter.chapters)
		report(
			"chapters-unexpected",
			["chapters"],
			"Unexpected chapters in a file: make a folder with publication.yaml and the chapters",
		);
	if (source.form === "book" && !matter.chapters)
		report(
			"chapters-missing",
			[],
			"Missing chapters: add them, for instance chapters: [{ file: 01.md }]",
		);
	const both = contributor.filter((credit) =>
		author.some(
			(other) =>
				other.agent === credit.agent &&
				other.roles.some((role) => credit.roles.includes(role)),
		),
	);
	for (const credit of both)
		report(
			"agent-twice",
			["contributor", entryOf(credit, matter)],
			`Unexpected contributor ${credit.agent.name}: already in author with the same role; remove one of the two`,
		);
	const used = usedIds(matter);
	// An id that nothing knows may be a misspelling of the one that nothing uses: one problem is enough.
	const dangles = [...used].some((id) => !registry.agents.has(id));
	for (const agent of registry.agents.values()) {
		if (!dangles && !used.has(agent.id))
			report(
				"agent-unused",
				[agent.kind === "person" ? "people" : "organizations", agent.id],
				`Unexpected entry “${agent.id}”: nothing refers to it; credit ${agent.name} or remove the entry`,
			);
	}
	if (
		matter.datePublished &&
		matter.dateModified &&
		matter.dateModified < matter.datePublished
	)
		report(
			"dates-order",
			["dateModified"],
			`Unexpected dateModified ${matter.dateModified}: it is before datePublished ${matter.datePublished}; correct one of the two`,
		);
	if (matter.identifier?.isbn && !isIsbn(matter.identifier.isbn))
		report(
			"identifier-check-digit",
			["identifier", "isbn"],
			`Unexpected ISBN “${matter.identifier.isbn}”: its check digit does not fit; correct it`,
		);
	if (
		matter.identifier?.doi &&
		!/^10\.\d{4,9}\/\S+$/.test(matter.identifier.doi)
	)
		report(
			"identifier-form",
			["identifier", "doi"],
			`Unexpected DOI “${matter.identifier.doi}”, expected a form such as 10.1234/abc`,
		);
	checkNotice(matter, registry, report);
	checkLicence(matter, report);
	if ((matter.creditLines ?? []).length > 0)
		checkOverride(matter, contributor, report);
}

/** The number of a credit in the list of contributors. */
function entryOf(credit: Credit, matter: FrontMatter): number {
	return (matter.contributor ?? []).findIndex(
		(entry) => (entry.person ?? entry.organization) === credit.agent.id,
	);
}

/** Every id that front matter refers to. */
function usedIds(matter: FrontMatter): Set<string> {
	const credits = [matter, ...(matter.chapters ?? [])].flatMap((holder) => [
		...(holder.author ?? []),
		...(holder.contributor ?? []),
	]);
	const works = [matter.isBasedOn ?? [], matter.translationOf ?? []].flat();
	return new Set(
		[
			credits.flatMap((credit) => [
				credit.person,
				credit.organization,
				credit.affiliation,
			]),
			works.flatMap((work) => [work.author, work.publisher]),
			Object.values(matter.images ?? {}).map((image) => image.creator),
			matter.sourceOrganization,
			matter.provider,
			matter.publisher,
			matter.copyrightHolder,
			matter.accessibility?.certifiedBy,
		]
			.flat(3)
			.filter((id) => id !== undefined),
	);
}

function checkNotice(
	matter: FrontMatter,
	registry: Registry,
	report: Report,
): void {
	const notice = matter.copyrightNotice;
	if (!notice) return;
	if (matter.copyrightYear && !notice.includes(String(matter.copyrightYear)))
		report(
			"notice-differs",
			["copyrightNotice"],
			`Unexpected copyright notice: it does not name the year ${matter.copyrightYear}; add it`,
		);
	for (const id of [matter.copyrightHolder ?? []].flat()) {
		const holder = registry.agents.get(id);
		if (
			holder &&
			![holder.name, holder.legalName].some(
				(name) => name && notice.includes(name),
			)
		)
			report(
				"notice-differs",
				["copyrightNotice"],
				`Unexpected copyright notice: it does not name the holder ${formalName(holder)}; add the name`,
			);
	}
}

/** A no-derivatives licence forbids what an adaptation is. */
function checkLicence(matter: FrontMatter, report: Report): void {
	matter.isBasedOn?.forEach((work, index) => {
		const noDerivatives = /creativecommons\.org\/licenses\/by(-nc)?-nd\//.test(
			work.license ?? "",
		);
		if (noDerivatives && work.relation !== "republication")
			report(
				"licence-forbids",
				["isBasedOn", index, "license"],
				"Unexpected relation to a work under a no-derivatives licence: only an unchanged republication is allowed; write relation: republication if it is one",
			);
	});
}

/** A verbatim credit line must name exactly those whom the model credits. */
function checkOverride(
	matter: FrontMatter,
	contributor: readonly Credit[],
	report: Report,
): void {
	const lines = (matter.creditLines ?? []).join("\n");
	for (const credit of contributor) {
		if (lines.split(credit.agent.name).length !== 2)
			report(
				"credit-line-differs",
				["creditLines"],
				`Unexpected creditLines: the contributor ${credit.agent.name} must stand in them once; add the name, or remove creditLines to have them written`,
			);
	}
	for (const person of Object.values(matter.people ?? {})) {
		if (
			lines.includes(person.name) &&
			!contributor.some((credit) => credit.agent.name === person.name)
		)
			report(
				"credit-line-differs",
				["creditLines"],
				`Unexpected name ${person.name} in creditLines: add ${person.name} to contributor, or take the name out`,
			);
	}
}

async function readChapters(
	source: Source,
	matter: FrontMatter,
	registry: Registry,
	images: Images,
	report: Report,
	problems: Problem[],
): Promise<ReadChapter[]> {
	if (source.form === "article") {
		const chapter = await readChapter(
			{
				...source,
				path: basename(source.file),
				slug: "text",
				// Where the templates begin the text; a heading may be called “Text”.
				start: "_text",
				title: matter.title,
				lang: matter.inLanguage,
				author: [],
				contributor: [],
				idPrefix: "",
				firstNote: 1,
			},
			images,
			problems,
		);
		problems.push(...resolveLinks([chapter]));
		return [chapter];
	}
	const chapters: ReadChapter[] = [];
	const slugs = new Set<string>(reservedNames);
	const files = new Set<string>();
	for (const [index, entry] of (matter.chapters ?? []).entries()) {
		const path = ["chapters", index] as const;
		const found = findInside(source.folder, entry.file);
		if ("fault" in found) {
			report(
				"chapter-missing",
				[...path, "file"],
				describeFault(found.fault, source.folder, entry.file),
			);
			continue;
		}
		if (files.has(found.file)) {
			report(
				"chapter-twice",
				[...path, "file"],
				`Unexpected second chapter ${entry.file}: keep one of the two entries`,
			);
			continue;
		}
		files.add(found.file);
		const text = await readText(join(source.folder, entry.file));
		if ("rule" in text) {
			problems.push(text);
			continue;
		}
		const slug = uniqueSlug(chapterSlug(entry.file, index), slugs);
		if (splitFrontMatter(text.text))
			report(
				"front-matter-unexpected",
				[...path, "file"],
				`Unexpected front matter in ${entry.file}: move the chapter’s title and authors to this entry`,
			);
		const author = readCredits(
			entry.author ?? [],
			[...path, "author"],
			registry,
			report,
			defaultRoles.author,
		);
		const contributor = readCredits(
			entry.contributor ?? [],
			[...path, "contributor"],
			registry,
			report,
		);
		const firstNote =
			1 +
			chapters.reduce((count, item) => count + item.chapter.notes.length, 0);
		const chapter = await readChapter(
			{
				path: posix.normalize(entry.file),
				bytes: text.bytes,
				file: text.file,
				prose: text.text,
				slug,
				start: slug,
				title: entry.title,
				lang: entry.inLanguage ?? matter.inLanguage,
				author,
				contributor,
				idPrefix: `${slug}-`,
				firstNote,
			},
			images,
			problems,
		);
		if (!chapter.chapter.title && !splitFrontMatter(text.text))
			report(
				"title-missing",
				[...path],
				`Missing title of ${entry.file}: begin it with a line “# Title”, or add title here`,
			);
		chapters.push(chapter);
	}
	problems.push(...resolveLinks(chapters));
	return chapters;
}

function describeFault(fault: Fault, folder: string, path: string): string {
	if (fault === "outside")
		return `Unexpected chapter ${path}: it leads outside the manuscript’s folder; copy the file into it`;
	if (fault === "folder")
		return `Unexpected chapter ${path}: it is a folder; name a file in it`;
	if (fault === "special")
		return `Unexpected chapter ${path}: it is a pipe, a socket or a device; name a file`;
	const similar = similarFile(folder, path);
	return `Missing chapter ${path}: ${similar ? `did you mean ${similar}?` : "add the file, or correct its name"}`;
}

/** Names of documents that every book has beside its chapters. */
const reservedNames = ["cover", "title", "toc", "credits", "colophon", "fonts"];

/** A chapter’s name in files and anchors: ASCII, a letter first. */
function chapterSlug(file: string, index: number): string {
	const slug = slugify(file.replace(/\.[^.]*$/, ""));
	if (/^[a-z][a-z0-9-]*$/.test(slug)) return slug;
	return `chapter-${/^[a-z0-9-]+$/.test(slug) ? slug : index + 1}`;
}

interface ChapterSource {
	/** As the manuscript names the file. */
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly file: string;
	readonly prose: string;
	readonly slug: string;
	/** The id at which it begins in every edition. */
	readonly start: string;
	readonly title: string | undefined;
	readonly lang: string;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly idPrefix: string;
	readonly firstNote: number;
}

interface ReadChapter extends LinkedChapter {
	readonly file: SourceFile;
}

async function readChapter(
	source: ChapterSource,
	images: Images,
	problems: Problem[],
): Promise<ReadChapter> {
	const lines = source.prose.split("\n");
	const prose = await readProse(source.prose, {
		file: source.file,
		idPrefix: source.idPrefix,
		title: source.title,
		firstNote: source.firstNote,
		image: (path, point) =>
			images.use(path, (rule, message) =>
				problems.push({
					rule,
					message,
					file: source.file,
					line: point?.line,
					column: point?.column,
					source: lines[(point?.line ?? 0) - 1],
				}),
			),
		report: (rule, message, point) =>
			problems.push({
				rule,
				message,
				file: source.file,
				line: point?.line,
				column: point?.column,
				source: lines[(point?.line ?? 0) - 1],
			}),
	});
	const refused = problems.some(
		({ rule, file }) => rule === "nesting" && file === source.file,
	);
	if (!refused && prose.body.children.every((node) => node.type === "text"))
		problems.push({
			rule: "prose-empty",
			message: "Missing prose: write the text here",
			file: source.file,
			line: lines.length,
			column: 1,
			source: lines.at(-1) ?? "",
		});
	const chapter: Chapter = {
		slug: source.slug,
		title: source.title ?? prose.title ?? "",
		lang: source.lang,
		author: source.author,
		contributor: source.contributor,
		body: prose.body,
		notes: prose.notes,
		headings: prose.headings,
		places: prose.places,
		file: source.file,
	};
	const file: SourceFile = {
		name: source.path,
		mediaType: "text/markdown",
		bytes: source.bytes,
	};
	return {
		chapter,
		path: source.path,
		idPrefix: source.idPrefix,
		start: source.start,
		titlePlaces: prose.titlePlaces,
		lines,
		file,
	};
}

interface Resolved {
	readonly registry: Registry;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly images: readonly ImageAsset[];
	readonly chapters: readonly ReadChapter[];
}

function assemble(
	matter: FrontMatter,
	source: Source,
	defaults: ManuscriptDefaults,
	resolved: Resolved,
): Publication {
	const { registry } = resolved;
	const agent = (id: string | undefined, path: readonly PropertyKey[]) =>
		id === undefined ? undefined : registry.find(id, path);
	const {
		people: _people,
		organizations: _organizations,
		images: _images,
		chapters: _chapters,
		...plain
	} = matter;
	return {
		...plain,
		file: source.file,
		// A file’s name may be without letters.
		slug: matter.slug ?? (slugify(source.slug) || source.form),
		form: source.form,
		type: matter.type ?? (source.form === "book" ? "Book" : "Article"),
		agents: [...registry.agents.values()],
		author: resolved.author,
		contributor: resolved.contributor,
		sourceOrganization: agent(matter.sourceOrganization, [
			"sourceOrganization",
		]),
		provider: agent(matter.provider, ["provider"]),
		publisher: agent(matter.publisher, ["publisher"]),
		rights: {
			copyrightHolder: [matter.copyrightHolder ?? []]
				.flat()
				.flatMap((id) => registry.find(id, ["copyrightHolder"]) ?? []),
			copyrightYear: matter.copyrightYear,
			copyrightNotice: matter.copyrightNotice,
			license: matter.license,
			acquireLicensePage: matter.acquireLicensePage,
			usageInfo: matter.usageInfo,
			rightsBasis: matter.rightsBasis,
			robots: matter.robots,
		},
		isBasedOn: (matter.isBasedOn ?? []).map((work, index) =>
			resolveWork(work, ["isBasedOn", index], registry),
		),
		translationOf: matter.translationOf
			? resolveWork(matter.translationOf, ["translationOf"], registry)
			: undefined,
		correction: matter.correction ?? [],
		updateNote: matter.updateNote ?? [],
		editorNote: matter.editorNote ?? [],
		creditLines: matter.creditLines ?? [],
		identifier: matter.identifier ?? {},
		keywords: matter.keywords ?? [],
		creditStyle: creditStyle(matter),
		house: matter.house ?? defaults.house,
		chapters: resolved.chapters.map(({ chapter }) => chapter),
		images: resolved.images,
		sources: [...ownFile(source), ...resolved.chapters.map(({ file }) => file)],
		accessibility: certified(matter.accessibility, registry),
	};
}

/** An article’s one chapter is the file with the front matter. */
function ownFile({ form, file, bytes }: Source): SourceFile[] {
	return form === "book"
		? [{ name: basename(file), mediaType: "application/yaml", bytes }]
		: [];
}

function certified(
	claim: FrontMatter["accessibility"],
	registry: Registry,
): Publication["accessibility"] {
	const certifiedBy =
		claim && registry.find(claim.certifiedBy, ["accessibility", "certifiedBy"]);
	return certifiedBy && { conformsTo: claim.conformsTo, certifiedBy };
}

/** News style has no serial comma and AP possessives, book style has Chicago’s; front matter may say otherwise. */
function creditStyle(matter: FrontMatter): CreditStyle {
	const book = matter.type === "Book" || matter.chapters !== undefined;
	const english = matter.inLanguage.toLowerCase().startsWith("en");
	return {
		seriesComma: matter.creditStyle?.seriesComma ?? (book && english),
		possessive: matter.creditStyle?.possessive ?? (book ? "chicago" : "ap"),
	};
}

function resolveWork(
	work: WorkEntry,
	path: readonly PropertyKey[],
	registry: Registry,
): Work {
	const author = (work.author ?? [])
		.map((id, index) => registry.find(id, [...path, "author", index]))
		.filter((agent): agent is Agent => agent !== undefined);
	return {
		...work,
		author,
		publisher:
			work.publisher === undefined
				? undefined
				: registry.find(work.publisher, [...path, "publisher"]),
	};
}

function checkWording(publication: Publication, report: Report): void {
	const missing = missingLabels(publication);
	if (missing.language)
		report(
			"wording-missing",
			["inLanguage"],
			`Missing credit wording for ${publication.inLanguage}, expected one of ${creditLanguages.join(", ")}`,
		);
	const worded = new Set(missing.roles);
	publication.contributor.forEach((credit, index) => {
		const role = credit.roles.find(isRelator);
		// An unknown role has been reported as such.
		if (role === undefined || !worded.has(role)) return;
		if (!credit.label)
			report(
				"wording-missing",
				["contributor", index, "roles"],
				`Missing words for the role ${role} (${relatorTerm(role)}) in ${publication.inLanguage}: give the credit a label such as label: "…"`,
			);
	});
}

function uniqueSlug(slug: string, slugs: Set<string>): string {
	let candidate = slug || "chapter";
	for (let count = 2; slugs.has(candidate); count += 1)
		candidate = `${slug}-${count}`;
	slugs.add(candidate);
	return candidate;
}

/** ISBN-13 (ISO 2108). */
function isIsbn(value: string): boolean {
	const digits = value.replace(/[- ]/g, "");
	return (
		/^\d{13}$/.test(digits) &&
		[...digits].reduce(
			(sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3),
			0,
		) %
			10 ===
			0
	);
}
