/** Markdown → hast: the transforms in their order, with the reason for each place. */
import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { VFile } from "vfile";
import type { Footnote, Heading, Passage } from "../model/chapter.ts";
import { adaptHtml } from "./adapt-html.ts";
import { alerts } from "./alerts.ts";
import { alignBlocks } from "./align-blocks.ts";
import { attributeBlocks } from "./attributes.ts";
import { nameBlocks, passagesOf } from "./blocks.ts";
import { cjkEmphasis } from "./cjk-emphasis.ts";
import { codeToRun } from "./code-to-run.ts";
import type { ProseContext } from "./context.ts";
import { readControls } from "./controls.ts";
import { creditsBelow } from "./credits-below.ts";
import { readDialectBlocks } from "./dialect-blocks/index.ts";
import {
	directiveHandlers,
	directiveSyntax,
	directives,
} from "./directives.ts";
import { emptyHeadings } from "./empty-headings.ts";
import { figures, forgottenTexts } from "./figures.ts";
import { footnotes } from "./footnotes.ts";
import { headings } from "./headings.ts";
import { highlight } from "./highlight.ts";
import { imageLines } from "./image-lines.ts";
import { abbreviate } from "./inline/abbreviate.ts";
import { keepEscapes, restoreEscapes } from "./inline/escapes.ts";
import { inlineSyntax } from "./inline/index.ts";
import { mathematics } from "./mathematics.ts";
import { type Excess, excessOf, findExcess, nesting } from "./nesting.ts";
import { noteReferences } from "./note-references.ts";
import { notesInAddresses } from "./notes-in-addresses.ts";
import { pageBreaks } from "./page-breaks.ts";
import { pictureHeadings } from "./picture-headings.ts";
import { pictureSources } from "./picture-sources.ts";
import { places } from "./places.ts";
import { proseData } from "./prose-data.ts";
import { sanitize } from "./sanitize.ts";
import { tables, wideRows } from "./tables.ts";
import { tagsInText } from "./template-tags/tags-in-text.ts";
import { titlePictures } from "./title-pictures.ts";
import { unfetchedImages } from "./unfetched-images.ts";
import { unquotedAddresses } from "./unquoted-addresses.ts";
import { unseen } from "./unseen.ts";

export type { ProseContext } from "./context.ts";

interface Prose {
	readonly body: Root;
	readonly passages: readonly Passage[];
	readonly notes: readonly Footnote[];
	readonly headings: readonly Heading[];
	readonly places: readonly string[];
	/** The text of the level-1 heading that was taken out, the title. */
	readonly title: string | undefined;
	/** Ids by which a link to the title asks for it. */
	readonly titlePlaces: readonly string[];
}

/** Transforms the Markdown of `prose`, whose lines count as in the file, into clean hast. */
export async function readProse(
	prose: string,
	context: ProseContext,
): Promise<Prose> {
	const refuse = ({ message, point }: Excess): Prose => {
		context.report("nesting", message, point);
		return emptyProse;
	};
	// Before all others, to whom these would be letters.
	const markdown = readControls(prose, context.note);
	const excess = findExcess(markdown);
	if (excess) return refuse(excess);
	const read = readDialectBlocks(markdown, context);
	try {
		return await transform(read, markdown, context);
	} catch (error) {
		return refuse(excessOf(error));
	}
}

async function transform(
	{
		markdown,
		masks,
		expansions,
		examples,
		place,
	}: ReturnType<typeof readDialectBlocks>,
	written: string,
	context: ProseContext,
): Promise<Prose> {
	const processor = unified()
		.use(remarkParse)
		// A single ~ stands between figures and for "about"; only two strike out.
		.use(remarkGfm, { singleTilde: false })
		.use(cjkEmphasis, markdown)
		.use(unquotedAddresses, markdown)
		.use(keepEscapes)
		.use(directiveSyntax)
		// First, since what all others look at may hold tags.
		.use(() => tagsInText(masks, context))
		// Before signs in a line are looked at, which `^` may be.
		.use(notesInAddresses, context)
		.use(alerts)
		.use(directives, context)
		.use(await mathematics(markdown, context))
		// After formulas, whose braces are no attributes, and before what looks at words as they will stand.
		.use(inlineSyntax, context, examples)
		.use(() => codeToRun(written, context))
		.use(restoreEscapes)
		.use(attributeBlocks, context)
		.use(emptyHeadings, context)
		.use(wideRows, context)
		.use(unseen, context)
		// Only here can be told what the author wrote as a note and what was made of it.
		.use(noteReferences, context)
		.use(() => abbreviate(expansions, context))
		.use(nesting, context)
		// Last of what is Markdown, when attributes behind pictures are read.
		.use(creditsBelow, context)
		.use(forgottenTexts)
		.use(remarkRehype, {
			allowDangerousHtml: true,
			clobberPrefix: "",
			handlers: directiveHandlers,
		})
		// Raw HTML becomes elements before it is judged, so that nothing passes as text.
		.use(rehypeRaw, { passThrough: [] })
		// Again, since raw HTML nests too; all that follows walks the tree.
		.use(nesting, context)
		// While elements still are what the author wrote.
		.use(alignBlocks)
		.use(pictureSources, context)
		.use(adaptHtml, context)
		.use(sanitize, context)
		// Before pictures are words where there is none.
		.use(pictureHeadings, context)
		// While pictures are pictures, and not yet figures.
		.use(titlePictures, context)
		// Where there is no picture, what stands for it is words among words.
		.use(unfetchedImages, context)
		.use(pageBreaks)
		// Notes leave the body before figures and headings are counted in it.
		.use(footnotes, context)
		// Named places are taken before headings, which step aside where an id is taken.
		.use(places, context)
		.use(figures, context)
		.use(imageLines)
		.use(tables, context)
		.use(headings, context);
	// The transforms look into the file’s text, to tell what was written from what was made of it.
	const file = new VFile({ path: context.file, value: markdown });
	const parsed = processor.parse(file);
	place(parsed);
	const tree = processor.runSync(parsed, file) as Root;
	const data = proseData(tree);
	const body = withoutLeadingBlank(tree);
	await highlight([body, ...(data.notes ?? []).map((note) => note.body)]);
	return {
		// After all transforms: editions are compared with what leaves here.
		body: nameBlocks(body, context.idPrefix),
		passages: passagesOf(body),
		notes: (data.notes ?? []).map((note) => ({
			...note,
			passages: passagesOf(note.body),
		})),
		headings: data.headings ?? [],
		places: data.places ?? [],
		title: data.title,
		titlePlaces: data.titlePlaces ?? [],
	};
}

const emptyProse: Prose = {
	body: { type: "root", children: [] },
	passages: [],
	notes: [],
	headings: [],
	places: [],
	title: undefined,
	titlePlaces: [],
};

function withoutLeadingBlank(tree: Root): Root {
	return {
		type: "root",
		children: tree.children.filter(
			(node, index) =>
				!(node.type === "text" && node.value.trim() === "" && index === 0),
		),
	};
}
