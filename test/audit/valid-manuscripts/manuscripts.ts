/** Manuscripts at random, as files: articles with front matter of every kind, and books with a chapter for each prose. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	agentsOf,
	articleMatter,
	chapterMatter,
	type Matter,
} from "./front-matter.ts";
import { prose } from "./prose.ts";

export interface Manuscript {
	/** What is built: a file, or `.` for all of the folder. */
	readonly path: string;
	/** By their names. */
	readonly files: Readonly<Record<string, string>>;
}

interface Chapter {
	readonly matter: Matter;
	readonly prose: string;
}

export const article: fc.Arbitrary<Manuscript> = fc
	.record({ matter: articleMatter, prose })
	.map(articleOf);

export const chapter: fc.Arbitrary<Chapter> = fc.record({
	matter: chapterMatter,
	prose,
});

/** Writes it into `folder` and gives out the path that is built. */
export function writeManuscript(
	{ path, files }: Manuscript,
	folder: string,
): string {
	mkdirSync(folder, { recursive: true });
	for (const [name, text] of Object.entries(files))
		writeFileSync(join(folder, name), text);
	return join(folder, path);
}

/** To be kept and read: each file under its name. */
export function describeManuscript({ files }: Manuscript): string {
	return Object.entries(files)
		.map(([name, text]) => `--- ${name}\n${text}`)
		.join("\n");
}

function articleOf({ matter, prose }: Chapter): Manuscript {
	const text = withStatements(prose, matter, matter);
	const all = { ...matter, ...picturesOf(text) };
	return {
		path: "paper.md",
		files: {
			...drawingsOf(text),
			"paper.md": `---\n${yamlOf({ ...all, ...agentsOf(all) })}---\n\n${text}`,
		},
	};
}

export function bookOf(chapters: readonly Chapter[]): Manuscript {
	const texts = chapters.map((own) =>
		withStatements(own.prose, own.matter, bookMatter),
	);
	const whole = texts.join("");
	const all = {
		...bookMatter,
		...picturesOf(whole),
		chapters: chapters.map(({ matter }, index) => ({
			file: `${index + 1}.md`,
			...matter,
		})),
	};
	return {
		path: ".",
		files: {
			...drawingsOf(whole),
			"publication.yaml": yamlOf({ ...all, ...agentsOf(all) }),
			...Object.fromEntries(
				texts.map((text, index) => [`${index + 1}.md`, text]),
			),
		},
	};
}

const bookMatter: Matter = {
	title: "The ferry and other papers",
	inLanguage: "en-GB",
	datePublished: "2025-03-18",
	author: [{ person: "forde", affiliation: "nnw" }],
	contributor: [
		{ person: "ouwens", roles: ["pht"] },
		{ person: "levi", roles: ["edt"] },
		{ person: "nsakaly", roles: ["bkd"] },
	],
	publisher: "nnw",
	copyrightHolder: "nnw",
	copyrightYear: 2025,
	copyrightNotice: "© 2025 Northern News Wire",
};

/** What is credited in another way has the same bytes in two of them. */
const pictures: Readonly<Record<string, { credit: object; drawing: string }>> =
	{
		"own.svg": {
			credit: { own: true },
			drawing: "<circle cx='9' cy='9' r='8'/>",
		},
		"credited.svg": {
			credit: { creditText: "Drawing by Ada Moor" },
			drawing: "<path d='M0 9h18v6h-18z'/>",
		},
		"twin.svg": {
			credit: { creditText: "Drawing by Tom Reyes" },
			drawing: "<path d='M0 9h18v6h-18z'/>",
		},
		"made.svg": {
			credit: {
				creator: "ouwens",
				creditText: "Photograph by Piet Ouwens",
				copyrightNotice: "© 2024 Piet Ouwens",
			},
			drawing: "<rect x='2' y='2' width='14' height='9'/>",
		},
	};

function shownIn(text: string) {
	return Object.entries(pictures).filter(([name]) => text.includes(`(${name}`));
}

function picturesOf(text: string): Matter {
	const shown = shownIn(text).map(([name, { credit }]) => [name, credit]);
	return shown.length > 0 ? { images: Object.fromEntries(shown) } : {};
}

function drawingsOf(text: string): Record<string, string> {
	return Object.fromEntries(
		shownIn(text).map(([name, { drawing }]) => [
			name,
			`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="90" height="90">${drawing}</svg>\n`,
		]),
	);
}

/** Says in the prose what the front matter says too. */
function withStatements(text: string, own: Matter, work: Matter): string {
	const { people, organizations } = agentsOf({ ...work, ...own });
	const [author = "Nobody", maker = "Piet Ouwens"] = namesIn(people);
	const [press = "Northern News Wire"] = namesIn(organizations);
	return (
		text
			// A paragraph that says a credit as a whole is the author’s to remove.
			.replace(/^(?:By @author|Photographs by @maker)/gm, "So: $&")
			.replaceAll("@title", escaped(String(own.title)))
			.replaceAll("@author", author)
			.replaceAll("@maker", maker)
			.replaceAll("@press", escaped(press))
			.replaceAll("@day", "18 March 2025")
	);
}

function namesIn(agents: unknown): string[] {
	return Object.values(agents as Record<string, { readonly name: string }>).map(
		({ name }) => name,
	);
}

/** As Markdown says it. */
function escaped(text: string): string {
	return text.replace(/[<>*_&\\`[\]|]/g, "\\$&");
}

/** JSON is YAML. */
function yamlOf(matter: Matter): string {
	return Object.entries(matter)
		.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
		.join("");
}
