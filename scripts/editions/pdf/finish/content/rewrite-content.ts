/** Rewrites the content of every page: decoration becomes artifacts, soft hyphens go, and every word belongs to the structure. */
import {
	PDFArray,
	type PDFDict,
	PDFName,
	PDFRawStream,
	type PDFRef,
} from "@cantoo/pdf-lib";
import {
	arrayAt,
	decode,
	dictAt,
	entry,
	nameAt,
	numbersOf,
	type OpenFile,
	streamAt,
} from "../open-file.ts";
import type {
	ContentMap,
	MarkedContent,
	StructureTree,
} from "../structure/structure-tree.ts";
import { FontBook } from "./font-book.ts";
import { concatenate, identity, type Matrix, matrixOf } from "./geometry.ts";
import { joinGlyphs } from "./join-glyphs.ts";
import { StreamRewriter } from "./rewrite-stream.ts";
import { joined } from "./stream-output.ts";
import type { StreamPage } from "./stream-page.ts";

/** Text that CSS generated, which Chromium leaves out of the structure, and what it stands next to. */
export interface GeneratedContent {
	readonly content: MarkedContent;
	/** The content before it on the page. */
	readonly previous: MarkedContent | undefined;
	/** The content after it, where that stands on the same line and the one before does not. */
	next: MarkedContent | undefined;
	readonly belongsToPrevious: boolean;
}

export interface RewrittenContent {
	readonly generated: readonly GeneratedContent[];
	/** The form XObjects that hold marked content, each with its page. */
	readonly forms: readonly PDFRef[];
}

export interface RewriteOptions {
	readonly neutralColoursToGray: boolean;
}

export function rewriteContent(
	file: OpenFile,
	tree: StructureTree,
	options: RewriteOptions,
): RewrittenContent {
	const fonts = new FontBook(file);
	const forms: PDFRef[] = [];
	const generated: GeneratedContent[] = [];
	file.pages.forEach(({ dict }, index) => {
		const page = new PageContent(file, fonts, index, {
			...options,
			contents: tree.contents[index] ?? new Map(),
			formContents: tree.formContents,
			generated,
			forms,
		});
		page.rewrite(dict);
	});
	fonts.settle();
	return { generated, forms };
}

interface PageOptions extends RewriteOptions {
	readonly contents: ContentMap;
	readonly formContents: ReadonlyMap<PDFRef, ContentMap>;
	readonly generated: GeneratedContent[];
	readonly forms: PDFRef[];
}

/** What the streams of one page share: the page’s own and those of the forms that it paints. */
class PageContent implements StreamPage {
	readonly fonts: FontBook;
	private readonly file: OpenFile;
	readonly index: number;
	readonly neutralColoursToGray: boolean;
	private readonly options: PageOptions;
	baseline = Number.NaN;
	/** The marked content that was read last. */
	private previous: MarkedContent | undefined;
	readonly middle: number;
	private heard = "";
	private nextMcid: number;
	private readonly seen = new Set<PDFRef>();

	constructor(
		file: OpenFile,
		fonts: FontBook,
		index: number,
		options: PageOptions,
	) {
		this.file = file;
		this.fonts = fonts;
		this.index = index;
		this.options = options;
		this.neutralColoursToGray = options.neutralColoursToGray;
		const page = file.pages[index];
		const sheet = page && arrayAt(page.dict, "MediaBox")?.asRectangle();
		this.middle = (sheet?.height ?? 0) / 2;
		this.nextMcid = Math.max(-1, ...options.contents.keys()) + 1;
	}

	rewrite(page: PDFDict): void {
		const resources = dictAt(page, "Resources");
		const rewriter = new StreamRewriter(this, pageBytes(page), {
			resources,
			matrix: identity,
		});
		const stream = this.packed(rewriter.rewrite(), resources);
		page.set(PDFName.of("Contents"), this.file.context.register(stream));
	}

	contentsOf(form: PDFRef | undefined): ContentMap {
		const { contents, formContents } = this.options;
		return (form && formContents.get(form)) ?? contents;
	}

	newMcid(): number {
		return this.nextMcid++;
	}

	newContent(): MarkedContent {
		return {
			kind: "content",
			page: this.index,
			mcid: this.newMcid(),
			use: "text",
		};
	}

	/** Text that no element knows joins the element of its neighbour on the line. */
	generate(content: MarkedContent, baseline: number): void {
		this.options.generated.push({
			content,
			previous: this.previous,
			next: undefined,
			belongsToPrevious: Math.abs(baseline - this.baseline) < sameLine,
		});
	}

	resume(content: MarkedContent, interrupted: MarkedContent | undefined): void {
		this.options.generated.push({
			content,
			previous: interrupted,
			next: undefined,
			belongsToPrevious: true,
		});
	}

	/** The content that begins is the neighbour of what was generated before it. */
	begin(content: MarkedContent): void {
		const { generated } = this.options;
		for (let at = generated.length - 1; at >= 0; at--) {
			const item = generated[at];
			if (!item || item.next || item.content.page !== this.index) break;
			item.next = content;
		}
		this.previous = content;
	}

	/** Keeps the words that were read last, so that a fault can say where it is. */
	hear(text: string): void {
		this.heard += text;
		if (this.heard.length > 400) this.heard = this.heard.slice(-40);
	}

	/** Chromium says which character it is only from the second one on. */
	reportMissingGlyph(text: string | undefined): void {
		const words = this.heard.slice(-24).trimStart();
		const place = words.trim() === "" ? "" : ` after “${words}”`;
		const character = text ? `“${text}”` : "a character";
		this.file.faults.push({
			rule: "glyphs-exist",
			message: `Missing glyph for ${character}${place}: add a font that has it, or write it another way`,
			page: this.index + 1,
		});
		this.hear("�");
	}

	rewriteForm(ref: PDFRef, form: PDFRawStream, matrix: Matrix): boolean {
		const bytes = decode(form);
		const marked = holdsMarks(bytes) || this.paintsMarkedForm(form);
		if (this.seen.has(ref)) return marked;
		this.seen.add(ref);
		const own = matrixOf(numbersOf(arrayAt(form.dict, "Matrix"))) ?? identity;
		const resources = dictAt(form.dict, "Resources");
		const rewriter = new StreamRewriter(this, bytes, {
			resources,
			matrix: concatenate(own, matrix),
			form: { ref, marked },
		});
		const stream = this.packed(rewriter.rewrite(), resources);
		for (const [key, value] of form.dict.entries())
			if (!streamKeys.has(key.decodeText())) stream.dict.set(key, value);
		this.file.context.assign(ref, stream);
		if (rewriter.holdsContent) this.options.forms.push(ref);
		return marked;
	}

	private packed(
		content: Uint8Array,
		resources: PDFDict | undefined,
	): PDFRawStream {
		return this.file.context.flateStream(
			joinGlyphs(content, this.fonts, resources),
		);
	}

	private paintsMarkedForm(form: PDFRawStream): boolean {
		const resources = dictAt(form.dict, "Resources");
		const objects = resources && dictAt(resources, "XObject");
		return (objects?.keys() ?? []).some((key) => {
			const inner = objects && streamAt(objects, key.decodeText());
			return (
				inner !== undefined &&
				nameAt(inner.dict, "Subtype") === "Form" &&
				(holdsMarks(decode(inner)) || this.paintsMarkedForm(inner))
			);
		});
	}
}

/** Points by which two baselines of one line may differ, as a note’s number does. */
const sameLine = 6;

const streamKeys = new Set(["Length", "Filter", "DecodeParms"]);

function pageBytes(page: PDFDict): Uint8Array {
	const contents = entry(page, "Contents");
	const streams =
		contents instanceof PDFArray
			? contents.asArray().map((_, index) => contents.lookup(index))
			: [contents];
	const parts = streams.flatMap((stream) =>
		stream instanceof PDFRawStream ? [decode(stream), "\n"] : [],
	);
	return joined(parts);
}

function holdsMarks(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
		"/MCID",
	);
}
