/** Statement → the EPUB edition. Package document, navigation, text and styles are ours; the container is assembled by a library. */
import {
	type CutFace,
	cutFonts,
	fontLicences,
	styleSheet,
} from "../../fonts/cut-fonts.ts";
import type { House, HousePicture } from "../../model/house.ts";
import type {
	StatedChapter,
	StatedImage,
	Statement,
} from "../../model/statement.ts";
import { makeFormulasScroll } from "../html/scrollable.ts";
import type { PageBreaks } from "../page/blocks.ts";
import {
	type ChapterOptions,
	type ChapterView,
	viewChapters,
} from "../page/chapter-view.ts";
import { toXhtml } from "../page/markup.ts";
import { sheetsOf } from "../page/sheets.ts";
import { generator, type View, viewOf } from "../page/view.ts";
import { markWideTables } from "../page/wide-tables.ts";
import { packEpub } from "./container.ts";
import {
	type Landmark,
	type NavEntry,
	navigationLists,
	ncx,
} from "./navigation.ts";
import { type ManifestItem, packageDocument } from "./package-document.ts";
import { markPages, type PageMarker } from "./page-markers.ts";

/** A document of the book, in reading order. */
interface Document {
	readonly id: string;
	readonly title: string;
	/** The language of the title where it is another than the publication’s. */
	readonly titleLang?: string | undefined;
	readonly lang: string;
	/** Where it is another than the publication’s. */
	readonly dir?: View["dir"];
	/** `epub:type` of the body. */
	readonly type: "frontmatter" | "bodymatter" | "backmatter";
	readonly content: string;
	/** Headings below it in the contents; absent when the contents leave the document out. */
	readonly sections?: readonly NavEntry[];
	readonly landmark?: string;
}

/** `cover` is a JPEG of 1600 × 2560 pixels; `printed` says where the pages of the printed edition break, where there is one. */
export async function writeEpub(
	statement: Statement,
	house: House,
	cover: Promise<Uint8Array>,
	printed?: Promise<PageBreaks>,
): Promise<Uint8Array> {
	const view = viewOf(statement, house);
	// Where pages break changes no letter, so the fonts are cut while the print is on its way.
	const draft = compose(statement, house, view, new Map());
	const markup = draft.markup + (view.labels.fonts ?? "");
	const faces = await cutFonts(house.fonts, markup, "truetype");
	const { text, contents, markers, nav } = printed
		? compose(statement, house, view, await printed)
		: draft;
	const documents = [...text, fontsDocument(house, view, faces)];
	const shown = new Set<HousePicture>();
	const wrap = (document: Document) =>
		house.placePictures(
			house.fill("epub/document", {
				dir: view.dir,
				...document,
				kind: document.id,
				view,
			}),
			(picture) => {
				shown.add(picture);
				return housePath(picture);
			},
		);
	const pages = documents.map((document) => ({
		fileName: `${document.id}.xhtml`,
		xhtml: wrap(document),
	}));
	const navigation = wrap(nav);
	const pictures = [...shown];
	return packEpub({
		title: statement.title,
		opf: packageDocument(statement, {
			manifest: manifest(statement, documents, faces, pictures),
			accessibilitySummary: view.labels.accessibilitySummary ?? "",
			hasPageList: markers.length > 0,
		}),
		nav: navigation,
		ncx: ncx(statement, contents, markers),
		css: styleSheet(
			faces,
			fontPath,
			sheetsOf(statement, house, ["epub.css"], "epub"),
			{
				asksDevice: true,
			},
		),
		documents: pages,
		resources: [
			{ path: "cover.jpg", bytes: await cover },
			...faces.map((face) => ({ path: fontPath(face), bytes: face.bytes })),
			...pictures.map((picture) => ({
				path: housePath(picture),
				bytes: picture.read(),
				isPacked: picture.mediaType !== "image/svg+xml",
			})),
			...imageFiles(statement).map((image) => ({
				path: `images/${image.fileName}`,
				bytes: image.bytes,
				isPacked: image.mediaType !== "image/svg+xml",
			})),
		],
		modified: statement.dates.revised,
	});
}

/** The documents and the lists that lead to them. */
function compose(
	statement: Statement,
	house: House,
	view: View,
	breaks: PageBreaks,
) {
	const markers: PageMarker[] = [];
	const page = view.labels.page ?? "";
	const text = [
		...frontMatter(statement, house, view),
		...bodyMatter(statement, house, view, (body, slug) =>
			markers.push(...markPages(body, slug, breaks, markers, page)),
		),
		...backMatter(statement, house, view),
	];
	const contents = contentsOf(text);
	const nav = navDocument(contents, text, statement, view, markers);
	const markup = [nav, ...text].map((document) => document.content).join("");
	return { text, contents, markers, nav, markup: markup + page };
}

function contentsOf(text: readonly Document[]): NavEntry[] {
	return text.flatMap((document): NavEntry[] =>
		document.sections
			? [
					{
						title: document.title,
						lang: document.titleLang,
						href: `${document.id}.xhtml`,
						children: document.sections,
					},
				]
			: [],
	);
}

function frontMatter(
	statement: Statement,
	house: House,
	view: View,
): Document[] {
	const cover: Document = {
		id: "cover",
		title: view.labels.cover ?? "",
		titleLang: view.labelsLang,
		lang: view.lang,
		type: "frontmatter",
		content: house.fill("epub/cover", {
			view,
			alt: [statement.title, statement.byline.text].filter(Boolean).join(". "),
		}),
		landmark: "cover",
	};
	if (statement.form === "article") return [cover];
	return [
		cover,
		{
			id: "title",
			title: view.labels.titlePage ?? "",
			titleLang: view.labelsLang,
			lang: view.lang,
			type: "frontmatter",
			content: house.fill("epub/title", { view }),
			landmark: "titlepage",
		},
	];
}

function bodyMatter(
	statement: Statement,
	house: House,
	view: View,
	onBody: ChapterOptions["onBody"],
): Document[] {
	const places = new Map(
		statement.chapters.flatMap((chapter) =>
			[...anchors(chapter)].map((id) => [id, `${chapter.slug}.xhtml`] as const),
		),
	);
	const chapters = viewChapters(statement, house, {
		imageAddress: (asset) => `images/${asset.fileName}`,
		placeAddress: (id) => `${places.get(id) ?? ""}#${id}`,
		headingShift: 0,
		epubType: true,
		serialize: toXhtml,
		onBody,
		transform: (tree) => {
			// A table that scrolls would not run over pages, so its words break.
			markWideTables(tree);
			makeFormulasScroll(tree, view.labels);
		},
	});
	return chapters.map((chapter, index) => ({
		id: chapter.slug,
		title: chapter.title,
		titleLang: chapter.lang === view.lang ? undefined : chapter.lang,
		lang: chapter.lang,
		dir: chapter.dir,
		type: "bodymatter",
		content: fillChapter(statement, house, view, chapter),
		sections: (statement.chapters[index]?.headings ?? [])
			.filter((heading) => heading.depth === 2)
			.map((heading) => ({
				title: heading.text,
				href: `${chapter.slug}.xhtml#${heading.id}`,
				children: [],
			})),
		...(index === 0 ? { landmark: "bodymatter" } : {}),
	}));
}

function fillChapter(
	statement: Statement,
	house: House,
	view: View,
	chapter: ChapterView,
): string {
	return statement.form === "article"
		? house.fill("epub/article", { view, chapter })
		: house.fill("epub/chapter", { view, chapter });
}

/** Every id in a chapter: its own, headings, notes and their references, and places that the author named. */
function* anchors(chapter: StatedChapter): Iterable<string> {
	yield chapter.slug;
	for (const note of chapter.notes) yield* [note.id, ...note.references];
	yield* chapter.places;
}

function backMatter(
	statement: Statement,
	house: House,
	view: View,
): Document[] {
	const document = (
		id: string,
		title: string | undefined,
		content: string,
		sections?: readonly NavEntry[],
	): Document => ({
		id,
		title: title ?? "",
		titleLang: view.labelsLang,
		lang: view.lang,
		type: "backmatter",
		content,
		...(sections ? { sections } : {}),
	});
	const credited = view.creditLines.length + view.notes.length > 0;
	return [
		...(statement.form === "book" && credited
			? [
					document(
						"credits",
						view.labels.credits,
						house.fill("epub/credits", { view }),
						[],
					),
				]
			: []),
		document(
			"colophon",
			view.labels.colophon,
			house.fill("epub/colophon", { view, generator }),
			[],
		),
	];
}

/** The licences of the embedded fonts, which ask to be carried along. */
function fontsDocument(
	house: House,
	view: View,
	faces: readonly CutFace[],
): Document {
	return {
		id: "fonts",
		title: view.labels.fonts ?? "",
		lang: view.lang,
		type: "backmatter",
		content: house.fill("epub/fonts", {
			view,
			paragraphs: licenceParagraphs(fontLicences(faces)),
		}),
	};
}

/** The licences’ paragraphs, each once: families under one licence differ by their copyright notice alone. */
function licenceParagraphs(licences: readonly string[]): string[] {
	return [
		...new Set(
			licences
				.flatMap((licence) => licence.split(/\n\s*\n/))
				// Lines of hyphens are rules of a plain text file.
				.map((paragraph) =>
					paragraph.replace(/-{5,}/g, "").replace(/\s+/g, " ").trim(),
				)
				.filter((paragraph) => paragraph !== ""),
		),
	].sort(
		(a, b) =>
			Number(b.startsWith("Copyright")) - Number(a.startsWith("Copyright")),
	);
}

function navDocument(
	contents: readonly NavEntry[],
	documents: readonly Document[],
	statement: Statement,
	view: View,
	markers: readonly PageMarker[],
): Document {
	const landmarks = documents.flatMap((document): Landmark[] =>
		document.landmark
			? [
					{
						type: document.landmark,
						title: document.title,
						lang: document.titleLang,
						href: `${document.id}.xhtml`,
					},
				]
			: [],
	);
	const toc: Landmark[] =
		statement.form === "book"
			? [
					{
						type: "toc",
						title: view.labels.contents ?? "",
						lang: view.labelsLang,
						href: "toc.xhtml",
					},
				]
			: [];
	return {
		id: "toc",
		title: view.labels.contents ?? "",
		lang: view.lang,
		type: "frontmatter",
		content: navigationLists(contents, [...landmarks, ...toc], markers, view),
	};
}

/** A book shows its contents after the title page; an article leaves them to the reading system. */
function manifest(
	statement: Statement,
	documents: readonly Document[],
	faces: readonly CutFace[],
	pictures: readonly HousePicture[],
): ManifestItem[] {
	// Prefixed, so that no chapter’s name meets an id of the metadata.
	const page = (document: Document): ManifestItem => ({
		id: `page-${document.id}`,
		href: `${document.id}.xhtml`,
		mediaType: "application/xhtml+xml",
		properties: contentProperties(document.content),
		inSpine: true,
	});
	const front = documents.filter((item) => item.type === "frontmatter");
	const rest = documents.filter((item) => item.type !== "frontmatter");
	const file = (id: string, href: string, mediaType: string): ManifestItem => ({
		id,
		href,
		mediaType,
		inSpine: false,
	});
	return [
		...front.map(page),
		{
			id: "page-toc",
			href: "toc.xhtml",
			mediaType: "application/xhtml+xml",
			properties: "nav",
			inSpine: statement.form === "book",
		},
		...rest.map(page),
		{
			...file("cover-image", "cover.jpg", "image/jpeg"),
			properties: "cover-image",
		},
		file("ncx", "toc.ncx", "application/x-dtbncx+xml"),
		file("css", "style.css", "text/css"),
		...faces.map((face) =>
			file(`font-${face.name}`, fontPath(face), "font/ttf"),
		),
		...pictures.map((picture) =>
			file(`house-${picture.name}`, housePath(picture), picture.mediaType),
		),
		...imageFiles(statement).map((image) =>
			file(
				`image-${image.fileName}`,
				`images/${image.fileName}`,
				image.mediaType,
			),
		),
	];
}

/** One file for a picture that has several names. */
function imageFiles({ images }: Statement): readonly StatedImage[] {
	return [...new Map(images.map((image) => [image.fileName, image])).values()];
}

/** What reading systems want to know of a document beforehand (EPUB 3.3 §D.5). */
function contentProperties(markup: string): string | undefined {
	const held = [
		...(/<math[\s>]/.test(markup) ? ["mathml"] : []),
		...(/<svg[\s>]/.test(markup) ? ["svg"] : []),
	];
	return held.length > 0 ? held.join(" ") : undefined;
}

function housePath({ name }: HousePicture): string {
	return `house/${name}`;
}

function fontPath(face: CutFace): string {
	return `fonts/${face.name}.ttf`;
}
