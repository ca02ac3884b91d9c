/** Rewrites the content streams: decoration becomes artifacts, soft hyphens go, and every word belongs to the structure. */
import {
	PDFArray,
	type PDFDict,
	PDFHexString,
	PDFName,
	type PDFRawStream,
	type PDFRef,
	PDFString,
} from "@cantoo/pdf-lib";
import {
	type Box,
	boxAround,
	concatenate,
	identity,
	intersection,
	type Matrix,
	matrixOf,
	transform,
	union,
} from "./geometry.ts";
import { decode, FontBook, type GlyphText, glyphsOf } from "./glyph-text.ts";
import {
	arrayAt,
	dictAt,
	entry,
	nameAt,
	type OpenFile,
	refAt,
	streamAt,
} from "./open-file.ts";
import { OperatorScanner, operatorCode } from "./scan-operators.ts";
import type { MarkedContent, StructureTree } from "./structure-tree.ts";

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
			generated,
			forms,
		});
		page.rewrite(dict);
	});
	fonts.settle();
	return { generated, forms };
}

interface PageOptions extends RewriteOptions {
	readonly contents: Map<number, MarkedContent>;
	readonly generated: GeneratedContent[];
	readonly forms: PDFRef[];
}

/** What the streams of one page share: the page’s own and those of the forms that it paints. */
class PageContent {
	readonly file: OpenFile;
	readonly fonts: FontBook;
	readonly index: number;
	readonly options: PageOptions;
	/** The marked content that was read last, and the height of its last line. */
	previous: MarkedContent | undefined;
	baseline = Number.NaN;
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
		this.nextMcid = Math.max(-1, ...options.contents.keys()) + 1;
	}

	rewrite(page: PDFDict): void {
		const rewriter = new StreamRewriter(this, pageBytes(page), {
			resources: dictAt(page, "Resources"),
			matrix: identity,
		});
		const stream = this.file.context.flateStream(rewriter.rewrite());
		page.set(PDFName.of("Contents"), this.file.context.register(stream));
	}

	/** A new piece of marked content, of which no element knows yet. */
	newContent(): MarkedContent {
		return {
			kind: "content",
			page: this.index,
			mcid: this.nextMcid++,
			use: "text",
		};
	}

	/** Registers text that no element knows; it joins the element of its neighbour on the line. */
	generate(content: MarkedContent, baseline: number): void {
		this.options.generated.push({
			content,
			previous: this.previous,
			next: undefined,
			belongsToPrevious: Math.abs(baseline - this.baseline) < sameLine,
		});
	}

	/** Notes that tagged content begins, for the generated content before it. */
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

	/** Rewrites a form once; returns whether it holds marked content of its own. */
	rewriteForm(ref: PDFRef, form: PDFRawStream, matrix: Matrix): boolean {
		const bytes = decode(form);
		const marked = holdsMarks(bytes) || this.paintsMarkedForm(form);
		if (this.seen.has(ref)) return marked;
		this.seen.add(ref);
		const own = matrixOf(numbersOf(arrayAt(form.dict, "Matrix"))) ?? identity;
		const rewriter = new StreamRewriter(this, bytes, {
			resources: dictAt(form.dict, "Resources"),
			matrix: concatenate(own, matrix),
			form: { ref, marked },
		});
		const stream = this.file.context.flateStream(rewriter.rewrite());
		for (const [key, value] of form.dict.entries())
			if (!streamKeys.has(key.decodeText())) stream.dict.set(key, value);
		this.file.context.assign(ref, stream);
		if (rewriter.holdsContent) this.options.forms.push(ref);
		return marked;
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

interface StreamPlace {
	readonly resources: PDFDict | undefined;
	/** From the stream’s space to the page’s. */
	readonly matrix: Matrix;
	readonly form?: { readonly ref: PDFRef; readonly marked: boolean };
}

interface GraphicsState {
	readonly matrix: Matrix;
	/** What the clip lets through; `undefined` for all of the page. */
	readonly clip: Box | undefined;
	readonly font: GlyphText | undefined;
	readonly fontSize: number;
}

interface Mark {
	readonly kind: "content" | "actual" | "dropped" | "other";
	/** The piece that opens it, to be replaced once it is known what it holds. */
	readonly piece: number;
	readonly content?: MarkedContent | undefined;
	/** For ActualText. */
	readonly text?: string;
	/** Whether the ActualText held a soft hyphen. */
	readonly isSoftened?: boolean;
	readonly glyphs: number[];
	font: GlyphText | undefined;
	/** Whether it painted text or an image; paths alone are decoration. */
	painted: boolean;
}

interface OpenArtifact {
	/** The piece that closes it, taken back when the next thing continues it. */
	readonly closing: number;
	readonly kind: "Layout" | "Pagination";
	readonly nesting: number;
	readonly baseline: number;
	readonly right: number;
}

class StreamRewriter {
	readonly scanner: OperatorScanner;
	readonly page: PageContent;
	readonly place: StreamPlace;
	/** Whether the stream has marked content of its own. */
	holdsContent = false;
	private readonly pieces: (Uint8Array | string)[] = [];
	private copied = 0;
	private readonly marks: Mark[] = [];
	private state: GraphicsState;
	private readonly states: GraphicsState[] = [];
	/** Counts q and Q, so that an artifact never reaches over one. */
	private nesting = 0;
	private artifact: OpenArtifact | undefined;
	private pathStart = -1;
	private pathBox: Box | undefined;
	private clips = false;
	private textPiece = -1;
	private textStart: readonly [number, number] = [0, 0];
	private shows = false;
	private lineMatrix: Matrix = identity;
	private imageStart = 0;

	constructor(page: PageContent, bytes: Uint8Array, place: StreamPlace) {
		this.page = page;
		this.scanner = new OperatorScanner(bytes);
		this.place = place;
		this.state = {
			matrix: place.matrix,
			clip: undefined,
			font: undefined,
			fontSize: 0,
		};
	}

	rewrite(): Uint8Array {
		while (this.scanner.next()) handlers.get(this.scanner.code)?.(this);
		this.copyTo(this.scanner.bytes.length);
		while (this.marks.length > 0) {
			this.pieces.push("\nEMC\n");
			this.settleMark(this.marks.pop());
		}
		return joined(this.pieces);
	}

	save(): void {
		this.nesting++;
		this.states.push(this.state);
	}

	restore(): void {
		this.nesting++;
		this.state = this.states.pop() ?? this.state;
	}

	transform(): void {
		const matrix = matrixOf(this.scanner.numbers());
		if (matrix)
			this.state = {
				...this.state,
				matrix: concatenate(matrix, this.state.matrix),
			};
	}

	extendPath(): void {
		if (this.pathStart < 0) this.pathStart = this.scanner.start;
		this.pathBox = union(this.pathBox, this.boxOfSegment());
	}

	clip(): void {
		if (this.pathStart < 0) this.pathStart = this.scanner.start;
		this.clips = true;
	}

	paintPath(): void {
		const { clip } = this.state;
		const box = clip ? intersection(this.pathBox, clip) : this.pathBox;
		this.cover(box);
		if (this.isUntagged) this.wrapArtifact(this.pathStart);
		this.endPath();
	}

	endPath(): void {
		if (this.clips) {
			const { clip } = this.state;
			const next = clip ? intersection(this.pathBox, clip) : this.pathBox;
			this.state = { ...this.state, clip: next ?? nothing };
		}
		this.clips = false;
		this.pathStart = -1;
		this.pathBox = undefined;
	}

	paintShading(): void {
		this.cover(this.state.clip);
		if (this.isUntagged) this.wrapArtifact(this.scanner.start);
	}

	beginInlineImage(): void {
		this.imageStart = this.scanner.start;
	}

	paintInlineImage(): void {
		this.paintImage(this.imageStart, boxAround(this.state.matrix, 0, 0, 1, 1));
	}

	paintObject(): void {
		const name = nameIn(this.scanner.operands());
		const { resources } = this.place;
		const objects = resources && dictAt(resources, "XObject");
		const object = objects && streamAt(objects, name);
		const ref = objects && refAt(objects, name);
		const isForm = object && nameAt(object.dict, "Subtype") === "Form";
		if (isForm && ref) this.paintForm(ref, object);
		else
			this.paintImage(
				this.scanner.start,
				boxAround(this.state.matrix, 0, 0, 1, 1),
			);
	}

	beginText(): void {
		this.lineMatrix = identity;
		this.shows = false;
		if (!this.isUntagged) return;
		this.copyTo(this.scanner.start);
		this.textPiece = this.pieces.push("") - 1;
	}

	endText(): void {
		const piece = this.textPiece;
		this.textPiece = -1;
		if (piece < 0 || !this.shows) return;
		this.copyTo(this.scanner.end);
		if (this.state.clip || this.place.form) this.wrapGenerated(piece);
		else this.wrapFurniture(piece);
	}

	setFont(): void {
		const name = nameIn(this.scanner.operands());
		const [size = 0] = this.scanner.numbers().slice(-1);
		const font = this.page.fonts.find(this.place.resources, name);
		this.state = { ...this.state, font, fontSize: size };
	}

	setTextMatrix(): void {
		this.lineMatrix = matrixOf(this.scanner.numbers()) ?? this.lineMatrix;
		if (!this.isUntagged) this.page.baseline = this.penPlace()[1];
	}

	moveText(): void {
		// Only where it matters, since every glyph is moved to.
		if (!this.isUntagged && this.current?.content?.use !== "graphic") return;
		const [x = 0, y = 0] = this.scanner.numbers();
		this.lineMatrix = concatenate([1, 0, 0, 1, x, y], this.lineMatrix);
	}

	showText(): void {
		const mark = this.marks.at(-1);
		const glyphs = this.glyphsShown();
		if (mark?.kind === "dropped" || this.isSoftHyphen(mark, glyphs)) {
			this.replace("");
			return;
		}
		if (!this.shows) this.textStart = this.penPlace();
		this.shows = true;
		const { current } = this;
		if (current) current.painted = true;
		if (current?.content) current.content.hasText = true;
		this.coverGlyph();
		this.readGlyphs(mark, glyphs);
		if (mark?.kind !== "actual") this.readPlainGlyphs(glyphs);
	}

	/** A glyph whose map was changed for another use keeps its old text where it is shown with that. */
	private readPlainGlyphs(glyphs: readonly number[]): void {
		const { font } = this.state;
		if (!font || !glyphs.some((glyph) => font.showsPlain(glyph))) return;
		const words = glyphs.map((glyph) => font.printedText(glyph) ?? "").join("");
		this.copyTo(this.scanner.start);
		this.pieces.push(`${actualTag(words)}\n`);
		this.copyTo(this.scanner.end);
		this.pieces.push("\nEMC");
	}

	grayColour(): void {
		if (!this.page.options.neutralColoursToGray) return;
		const [red, green, blue] = this.scanner.operands().trim().split(/\s+/);
		if (red === undefined || red !== green || red !== blue) return;
		const name = this.scanner.code === operatorCode("rg") ? "g" : "G";
		this.replace(`${red} ${name}`);
	}

	beginMark(): void {
		const { scanner } = this;
		const operands = scanner.operands();
		this.artifact = undefined;
		this.copyTo(scanner.start);
		this.copied = scanner.end;
		const mcid = /\/MCID\s+(\d+)/.exec(operands)?.[1];
		const name = scanner.code === operatorCode("BDC") ? "BDC" : "BMC";
		if (mcid !== undefined) this.beginContent(Number(mcid));
		else if (operands.includes("/ActualText")) this.beginActual(operands);
		else this.pushMark("other", `${operands}${name}`);
	}

	endMark(): void {
		const mark = this.marks.pop();
		this.copyTo(this.scanner.start);
		this.copied = this.scanner.end;
		this.artifact = undefined;
		if (!mark) return;
		if (this.settleMark(mark)) this.pieces.push("EMC");
	}

	private get isUntagged(): boolean {
		return this.marks.length === 0 && this.place.form?.marked !== false;
	}

	/** The content mark that paints now. */
	private get current(): Mark | undefined {
		return this.marks.findLast(({ kind }) => kind === "content");
	}

	private pushMark(
		kind: Mark["kind"],
		opening: string,
		more: Partial<Mark> = {},
	): void {
		const piece = this.pieces.push(opening) - 1;
		this.marks.push({
			kind,
			piece,
			glyphs: [],
			font: undefined,
			painted: false,
			...more,
		});
	}

	private beginContent(mcid: number): void {
		const known = this.page.options.contents.get(mcid);
		const content = this.owned(known ?? this.page.newContent());
		if (content.use === "artifact") this.pushMark("other", artifactTag);
		else this.pushMark("content", contentTag(content), { content });
		if (known) this.page.begin(known);
		else this.page.generate(content, this.page.baseline);
	}

	/**
	 * The content, which knows the form that it stands in.
	 * Its number stays unlike any other of the page, since readers (pdf.js) take the two for one space.
	 */
	private owned(content: MarkedContent): MarkedContent {
		const { form } = this.place;
		if (form) content.form = form.ref;
		this.holdsContent = true;
		return content;
	}

	private beginActual(operands: string): void {
		const text = actualText(operands);
		if (text === "\u00ad") this.pushMark("dropped", "");
		else {
			const kept = text.replaceAll("\u00ad", "");
			const isSoftened = kept !== text;
			this.pushMark("actual", actualTag(kept), { text: kept, isSoftened });
		}
	}

	/** Decides what a mark is now that it is closed; returns whether its closing operator stays. */
	private settleMark(mark: Mark | undefined): boolean {
		if (!mark) return false;
		if (mark.kind === "dropped") return false;
		if (mark.kind === "actual") return !this.explains(mark);
		if (mark.kind === "content" && !mark.painted) this.retire(mark);
		return true;
	}

	/** Whether the font itself says what the mark says, so that the mark can go. */
	private explains(mark: Mark): boolean {
		const [glyph] = mark.glyphs;
		if (glyph === undefined || !mark.text || !mark.font) return false;
		const isExplained = mark.font.learn(glyph, mark.text);
		if (!isExplained || mark.glyphs.length > 1) return false;
		this.pieces[mark.piece] = "";
		return true;
	}

	/** Rules and backgrounds alone are decoration, except in a graphic. */
	private retire(mark: Mark): void {
		const { content } = mark;
		if (!content || (content.use === "graphic" && content.box)) return;
		content.use = "artifact";
		this.pieces[mark.piece] = artifactTag;
	}

	private glyphsShown(): readonly number[] {
		const { bytes, start, nameStart } = this.scanner;
		const { font } = this.state;
		return font ? glyphsOf(bytes, start, nameStart, font.codeLength) : [];
	}

	/** In a ligature that was allowed to break, an invisible space stands for the soft hyphen. */
	private isSoftHyphen(
		mark: Mark | undefined,
		glyphs: readonly number[],
	): boolean {
		const { font } = this.state;
		if (!mark?.isSoftened || mark.glyphs.length === 0 || !font) return false;
		return glyphs.every((glyph) => font.textOf(glyph) === " ");
	}

	private readGlyphs(mark: Mark | undefined, glyphs: readonly number[]): void {
		const { font } = this.state;
		if (!font || font.isDrawn) return;
		if (mark?.kind === "actual") {
			mark.glyphs.push(...glyphs);
			mark.font = font;
		}
		for (const glyph of glyphs) {
			const text = font.textOf(glyph);
			if (glyph === 0) this.page.reportMissingGlyph(mark?.text);
			else if (text === undefined) font.unexplained.add(glyph);
			else this.page.hear(text);
		}
	}

	private paintForm(ref: PDFRef, form: PDFRawStream): void {
		const mark = this.marks.at(-1);
		const marked = this.page.rewriteForm(ref, form, this.state.matrix);
		if (!marked || (mark && mark.kind !== "content")) {
			const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(
				arrayAt(form.dict, "BBox"),
			);
			const box = boxAround(
				this.state.matrix,
				left,
				bottom,
				right - left,
				top - bottom,
			);
			this.paintImage(this.scanner.start, box);
		} else if (mark) this.paintBetween(mark);
		this.artifact = undefined;
	}

	/** Paints a form that has marks of its own between two halves of the mark that it interrupts. */
	private paintBetween(interrupted: Mark): void {
		this.copyTo(this.scanner.start);
		this.pieces.push("EMC\n");
		this.copyTo(this.scanner.end);
		this.pieces.push("\n");
		this.marks.pop();
		this.settleMark(interrupted);
		const rest = this.owned(this.page.newContent());
		rest.use = interrupted.content?.use ?? "text";
		this.page.options.generated.push({
			content: rest,
			previous: interrupted.content,
			next: undefined,
			belongsToPrevious: true,
		});
		this.pushMark("content", `${contentTag(rest)}\n`, { content: rest });
	}

	private paintImage(start: number, box: Box): void {
		const { clip } = this.state;
		this.cover(clip ? intersection(box, clip) : box);
		const { current } = this;
		if (current) current.painted = true;
		if (this.isUntagged) this.wrapArtifact(start);
	}

	private cover(box: Box | undefined): void {
		const content = this.current?.content;
		if (content?.use === "graphic") content.box = union(content.box, box);
	}

	/** A glyph’s box is taken from its size: near enough for what a figure covers. */
	private coverGlyph(): void {
		if (this.current?.content?.use !== "graphic") return;
		const matrix = concatenate(this.lineMatrix, this.state.matrix);
		const { fontSize } = this.state;
		this.cover(boxAround(matrix, 0, -0.2 * fontSize, 0.5 * fontSize, fontSize));
	}

	private penPlace(): readonly [number, number] {
		const matrix = concatenate(this.lineMatrix, this.state.matrix);
		return transform(matrix, 0, 0);
	}

	private boxOfSegment(): Box | undefined {
		const numbers = this.scanner.numbers();
		const { matrix } = this.state;
		const [x = 0, y = 0, width = 0, height = 0] = numbers;
		if (this.scanner.code === operatorCode("re"))
			return boxAround(matrix, x, y, width, height);
		let box: Box | undefined;
		for (let at = 0; at + 1 < numbers.length; at += 2)
			box = union(
				box,
				boxAround(matrix, numbers[at] ?? 0, numbers[at + 1] ?? 0, 0, 0),
			);
		return box;
	}

	/** Wraps what was painted since `start`; runs on from the artifact before it where nothing came between. */
	private wrapArtifact(start: number): void {
		const { artifact } = this;
		const continues =
			artifact?.kind === "Layout" && artifact.nesting === this.nesting;
		if (continues) this.pieces[artifact.closing] = "\n";
		this.copyTo(start);
		if (!continues) this.pieces.push("/Artifact <</Type/Layout>> BDC\n");
		this.copyTo(this.scanner.end);
		this.closeArtifact("Layout");
	}

	private closeArtifact(kind: OpenArtifact["kind"]): void {
		const [right, baseline] = this.penPlace();
		const closing = this.pieces.push("\nEMC\n") - 1;
		this.artifact = { closing, kind, nesting: this.nesting, baseline, right };
	}

	/** Running heads and folios stand outside of every clip; one that is set in several faces is one artifact. */
	private wrapFurniture(piece: number): void {
		const { artifact } = this;
		const [left, baseline] = this.textStart;
		const continues =
			artifact?.kind === "Pagination" &&
			artifact.nesting === this.nesting &&
			artifact.baseline === baseline &&
			Math.abs(left - artifact.right) < furnitureGap;
		if (continues) this.pieces[artifact.closing] = "\n";
		else this.pieces[piece] = furnitureTag(this.isInUpperHalf(baseline));
		this.closeArtifact("Pagination");
	}

	private isInUpperHalf(baseline: number): boolean {
		const page = this.page.file.pages[this.page.index];
		const sheet = page && arrayAt(page.dict, "MediaBox")?.asRectangle();
		return baseline > (sheet?.height ?? 0) / 2;
	}

	private wrapGenerated(piece: number): void {
		const content = this.owned(this.page.newContent());
		this.page.generate(content, this.textStart[1]);
		this.pieces[piece] = `${contentTag(content)}\n`;
		this.pieces.push("\nEMC\n");
		this.artifact = undefined;
	}

	private replace(replacement: string): void {
		this.copyTo(this.scanner.start);
		this.pieces.push(replacement);
		this.copied = this.scanner.end;
	}

	private copyTo(end: number): void {
		if (end > this.copied)
			this.pieces.push(this.scanner.bytes.subarray(this.copied, end));
		this.copied = Math.max(this.copied, end);
	}
}

const artifactTag = "/Artifact BMC";

/** Points between two runs of one running head. */
const furnitureGap = 20;

const nothing: Box = { left: 0, bottom: 0, right: 0, top: 0 };

function furnitureTag(isHead: boolean): string {
	return isHead
		? "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n"
		: "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n";
}

function contentTag({ mcid }: MarkedContent): string {
	return `/Span <</MCID ${mcid}>> BDC`;
}

function actualTag(words: string): string {
	return `/Span <</ActualText ${PDFHexString.fromText(words).toString()}>> BDC`;
}

type Handler = (rewriter: StreamRewriter) => void;

const handlersByName: readonly (readonly [string, Handler])[] = [
	["q", (rewriter) => rewriter.save()],
	["Q", (rewriter) => rewriter.restore()],
	["cm", (rewriter) => rewriter.transform()],
	["m l c v y re h", (rewriter) => rewriter.extendPath()],
	["W W*", (rewriter) => rewriter.clip()],
	["f F f* B B* b b* S s", (rewriter) => rewriter.paintPath()],
	["n", (rewriter) => rewriter.endPath()],
	["sh", (rewriter) => rewriter.paintShading()],
	["BI", (rewriter) => rewriter.beginInlineImage()],
	["ID", (rewriter) => rewriter.paintInlineImage()],
	["Do", (rewriter) => rewriter.paintObject()],
	["BT", (rewriter) => rewriter.beginText()],
	["ET", (rewriter) => rewriter.endText()],
	["Tf", (rewriter) => rewriter.setFont()],
	["Tm", (rewriter) => rewriter.setTextMatrix()],
	["Td TD", (rewriter) => rewriter.moveText()],
	["Tj TJ ' \"", (rewriter) => rewriter.showText()],
	["rg RG", (rewriter) => rewriter.grayColour()],
	["BDC BMC", (rewriter) => rewriter.beginMark()],
	["EMC", (rewriter) => rewriter.endMark()],
];

const handlers = new Map(
	handlersByName.flatMap(([names, handler]) =>
		names.split(" ").map((name) => [operatorCode(name), handler] as const),
	),
);

function pageBytes(page: PDFDict): Uint8Array {
	const contents = entry(page, "Contents");
	const streams =
		contents instanceof PDFArray
			? contents.asArray().map((_, index) => contents.lookup(index))
			: [contents];
	const parts = streams.flatMap((stream) =>
		stream && "contents" in stream
			? [decode(stream as PDFRawStream), "\n"]
			: [],
	);
	return joined(parts);
}

function holdsMarks(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
		"/MCID",
	);
}

function nameIn(operands: string): string {
	return /\/(\S*)/.exec(operands)?.[1] ?? "";
}

function numbersOf(array: PDFArray | undefined): number[] {
	return (array?.asArray() ?? []).map((value) => Number(String(value)));
}

function actualText(operands: string): string {
	const match = /\/ActualText\s*(?:<([0-9a-f]*)>|\(([\s\S]*)\))/i.exec(
		operands,
	);
	if (match?.[1] !== undefined) return PDFHexString.of(match[1]).decodeText();
	return PDFString.of(match?.[2] ?? "").decodeText();
}

function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
	let length = 0;
	for (const piece of pieces) length += piece.length;
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		if (typeof piece === "string")
			for (let index = 0; index < piece.length; index++)
				bytes[at + index] = piece.charCodeAt(index);
		else bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}
