/** Rewrites one content stream, operator by operator: what is marked, what becomes an artifact, and what is dropped. */
import {
	type PDFDict,
	PDFHexString,
	type PDFRawStream,
	type PDFRef,
	PDFString,
} from "@cantoo/pdf-lib";
import {
	arrayAt,
	dictAt,
	nameAt,
	numbersOf,
	refAt,
	streamAt,
} from "../open-file.ts";
import type { ContentMap, MarkedContent } from "../structure/structure-tree.ts";
import type { FontBook, GlyphText } from "./font-book.ts";
import { type Box, type Matrix, union } from "./geometry.ts";
import { GraphicsPen } from "./graphics-pen.ts";
import { LineEnds, type ShownText } from "./line-ends.ts";
import { OperatorScanner, operatorCode } from "./scan-operators.ts";
import { glyphsOf } from "./shown-glyphs.ts";
import { StreamOutput } from "./stream-output.ts";

/** What a stream needs of the page that it is painted on. */
export interface StreamPage {
	readonly neutralColoursToGray: boolean;
	readonly fonts: FontBook;
	/** What the structure knows of the content of the page, or of a form with numbers of its own. */
	contentsOf(form: PDFRef | undefined): ContentMap;
	/** A number that no other content of the page has. */
	newMcid(): number;
	/** From 0. */
	readonly index: number;
	/** Height of the middle of the sheet. */
	readonly middle: number;
	/** Height of the last line of tagged text. */
	baseline: number;
	/** A new piece of marked content, of which no element knows yet. */
	newContent(): MarkedContent;
	/** Registers text that no element knows, and where its line stands. */
	generate(content: MarkedContent, baseline: number): void;
	/** Registers the rest of content that a form has interrupted. */
	resume(rest: MarkedContent, interrupted: MarkedContent | undefined): void;
	/** Notes that tagged content begins. */
	begin(content: MarkedContent): void;
	hear(text: string): void;
	reportMissingGlyph(text: string | undefined): void;
	/** Rewrites a form once; returns whether it holds marked content of its own. */
	rewriteForm(ref: PDFRef, form: PDFRawStream, matrix: Matrix): boolean;
}

export interface StreamPlace {
	readonly resources: PDFDict | undefined;
	/** From the stream’s space to the page’s. */
	readonly matrix: Matrix;
	readonly form?: { readonly ref: PDFRef; readonly marked: boolean };
}

interface Mark {
	readonly kind: "content" | "actual" | "dropped" | "other";
	/** The piece that opens it, to be changed once it is known what it holds. */
	readonly piece: number;
	readonly content?: MarkedContent | undefined;
	/** What its ActualText says. */
	readonly text?: string;
	/** Whether the ActualText held a soft hyphen. */
	readonly isSoftened?: boolean;
	readonly glyphs: number[];
	font: GlyphText | undefined;
	/** Whether it painted text or an image; paths alone are decoration. */
	painted: boolean;
}

/** The artifact that was written last, as long as the next thing can still continue it. */
interface OpenArtifact {
	/** The piece that closes it. */
	readonly closing: number;
	readonly kind: "Layout" | "Pagination";
	readonly nesting: number;
	/** Where its text ended. */
	readonly baseline: number;
	readonly right: number;
}

export class StreamRewriter {
	/** Whether the stream has marked content of its own. */
	holdsContent = false;
	readonly pen: GraphicsPen;
	readonly scanner: OperatorScanner;
	private readonly page: StreamPage;
	private readonly place: StreamPlace;
	private readonly output: StreamOutput;
	private readonly lineEnds: LineEnds;
	private shown: ShownText | undefined;
	private readonly marks: Mark[] = [];
	private artifact: OpenArtifact | undefined;
	/** Where the path, the inline image and the untagged text began. */
	private pathStart = -1;
	private imageStart = 0;
	private textPiece = -1;
	private textStart: readonly [number, number] = [0, 0];
	private shows = false;
	/** Whether the line of text begins on the page before or after, from where a tall sign may reach over. */
	private isBeyond = false;
	/** Whether it is known where the line of text begins. */
	private isPlaced = false;

	constructor(page: StreamPage, bytes: Uint8Array, place: StreamPlace) {
		this.page = page;
		this.place = place;
		this.scanner = new OperatorScanner(bytes);
		this.output = new StreamOutput(bytes);
		this.lineEnds = new LineEnds(this.output);
		this.pen = new GraphicsPen(place.matrix);
	}

	/** The new stream. */
	rewrite(): Uint8Array {
		const { output, scanner } = this;
		while (scanner.next()) handlers.get(scanner.code)?.(this);
		output.copyTo(scanner.bytes.length);
		this.lineEnds.finish(this.page.index);
		for (let mark = this.marks.pop(); mark; mark = this.marks.pop()) {
			this.settle(mark);
			output.write("\nEMC\n");
		}
		return output.bytes();
	}

	extendPath(): void {
		this.startPath();
		const numbers = this.scanner.numbers();
		if (this.scanner.code === operatorCode("re"))
			this.pen.extendPathByRectangle(numbers);
		else this.pen.extendPath(numbers);
	}

	clip(): void {
		this.startPath();
		this.pen.clip();
	}

	paintPath(): void {
		this.cover(this.pen.pathCover);
		if (this.isUntagged) this.wrapArtifact(this.pathStart);
		this.endPath();
	}

	endPath(): void {
		this.pen.endPath();
		this.pathStart = -1;
	}

	paintShading(): void {
		this.cover(this.pen.clipCover);
		if (this.isUntagged) this.wrapArtifact(this.scanner.start);
	}

	beginInlineImage(): void {
		this.imageStart = this.scanner.start;
	}

	paintInlineImage(): void {
		this.paintImage(this.imageStart, this.pen.coverOf());
	}

	paintObject(): void {
		const name = nameIn(this.scanner.operands());
		const { resources } = this.place;
		const objects = resources && dictAt(resources, "XObject");
		const object = objects && streamAt(objects, name);
		const ref = objects && refAt(objects, name);
		const isForm = object && nameAt(object.dict, "Subtype") === "Form";
		if (isForm && ref) this.paintForm(ref, object);
		else this.paintImage(this.scanner.start, this.pen.coverOf());
	}

	beginText(): void {
		this.pen.beginText();
		this.shows = false;
		this.isBeyond = false;
		this.isPlaced = false;
		if (!this.isUntagged) return;
		this.output.copyTo(this.scanner.start);
		this.textPiece = this.output.write("");
	}

	endText(): void {
		this.endShown();
		const piece = this.textPiece;
		this.textPiece = -1;
		if (piece < 0 || !this.shows) return;
		this.output.copyTo(this.scanner.end);
		// The text of the page is clipped to its area; running heads and folios stand outside of every clip.
		if (this.pen.isClipped || this.place.form) this.wrapGenerated(piece);
		else this.wrapFurniture(piece);
	}

	private endShown(): void {
		if (!this.shown) return;
		this.output.copyTo(this.scanner.start);
		this.lineEnds.end(this.shown, this.output.write(""));
		this.shown = undefined;
	}

	setFont(): void {
		const name = nameIn(this.scanner.operands());
		const [size = 0] = this.scanner.numbers().slice(-1);
		this.pen.setFont(this.page.fonts.find(this.place.resources, name), size);
	}

	setTextMatrix(): void {
		this.pen.setTextMatrix(this.scanner.numbers());
		this.isBeyond = this.pen.isBeyondClip(this.page.middle);
		this.isPlaced = true;
		if (!this.isUntagged) this.page.baseline = this.pen.place[1];
	}

	moveText(): void {
		// Only where it matters, since every glyph is moved to.
		if (!this.isUntagged && this.current?.content?.use !== "graphic") return;
		this.pen.moveText(this.scanner.numbers());
	}

	showText(): void {
		const mark = this.marks.at(-1);
		const glyphs = this.glyphsShown();
		if (
			mark?.kind === "dropped" ||
			this.isBeyond ||
			this.isSoftHyphen(mark, glyphs)
		) {
			this.replace("");
			return;
		}
		if (!this.shows) this.textStart = this.pen.place;
		this.shows = true;
		const { current } = this;
		if (current) current.painted = true;
		if (current?.content) current.content.hasText = true;
		if (current?.content?.use === "graphic") this.cover(this.pen.glyphCover);
		this.readGlyphs(mark, glyphs);
		if (mark?.kind !== "actual") this.readPlainGlyphs(glyphs);
	}

	grayColour(): void {
		if (!this.page.neutralColoursToGray) return;
		const [red, green, blue] = this.scanner.operands().trim().split(/\s+/);
		if (red === undefined || red !== green || red !== blue) return;
		const name = this.scanner.code === operatorCode("rg") ? "g" : "G";
		this.replace(`${red} ${name}`);
	}

	beginMark(): void {
		const operands = this.scanner.operands();
		this.artifact = undefined;
		const mcid = /\/MCID\s+(\d+)/.exec(operands)?.[1];
		const name = this.scanner.code === operatorCode("BDC") ? "BDC" : "BMC";
		this.replace("");
		if (mcid !== undefined) this.beginContent(Number(mcid));
		else if (operands.includes("/ActualText")) this.beginActual(operands);
		else this.pushMark("other", `${operands}${name}`);
	}

	endMark(): void {
		const mark = this.marks.pop();
		this.artifact = undefined;
		this.replace("");
		if (mark && this.settle(mark)) this.output.write("EMC");
	}

	/** Whether nothing says what is painted now; in a form without marks, its painter says it. */
	private get isUntagged(): boolean {
		return this.marks.length === 0 && this.place.form?.marked !== false;
	}

	/** The content mark that paints now. */
	private get current(): Mark | undefined {
		return this.marks.findLast(({ kind }) => kind === "content");
	}

	private startPath(): void {
		if (this.pathStart < 0) this.pathStart = this.scanner.start;
	}

	private beginContent(mcid: number): void {
		const known = this.page.contentsOf(this.place.form?.ref).get(mcid);
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
		if (form) {
			content.form = form.ref;
			content.mcid = this.page.newMcid();
		}
		this.holdsContent = true;
		return content;
	}

	private beginActual(operands: string): void {
		const text = actualText(operands);
		const kept = text.replaceAll("\u00ad", "");
		const isSoftened = kept !== text;
		if (kept === "" && isSoftened) this.pushMark("dropped", "");
		else this.pushMark("actual", actualTag(kept), { text: kept, isSoftened });
	}

	private pushMark(
		kind: Mark["kind"],
		opening: string,
		more: Partial<Mark> = {},
	): void {
		const piece = this.output.write(opening);
		const fresh = { glyphs: [], font: undefined, painted: false };
		this.marks.push({ kind, piece, ...fresh, ...more });
	}

	/** Decides what a mark is now that it is closed; returns whether its closing operator stays. */
	private settle(mark: Mark): boolean {
		if (mark.kind === "dropped") return false;
		if (mark.kind === "actual" && this.isEmptied(mark)) {
			this.output.change(mark.piece, "");
			return false;
		}
		if (mark.kind === "actual") return !this.explains(mark);
		if (mark.kind === "content" && !mark.painted) this.retire(mark);
		return true;
	}

	/** Words without glyphs, of a line of another page. */
	private isEmptied({ glyphs }: Mark): boolean {
		const isElsewhere = this.isBeyond || !this.isPlaced;
		return glyphs.length === 0 && this.pen.isClipped && isElsewhere;
	}

	/** Whether the font itself says what the mark says, so that the mark can go. */
	private explains({ glyphs, text, font, piece }: Mark): boolean {
		const [glyph] = glyphs;
		if (glyph === undefined || !text || !font) return false;
		const isExplained = font.learn(glyph, text);
		if (!isExplained || glyphs.length > 1) return false;
		this.output.change(piece, "");
		return true;
	}

	/** Rules and backgrounds alone are decoration, except in a graphic. */
	private retire({ content, piece }: Mark): void {
		if (!content || (content.use === "graphic" && content.box)) return;
		content.use = "artifact";
		this.output.change(piece, artifactTag);
	}

	private glyphsShown(): readonly number[] {
		const { bytes, start, nameStart } = this.scanner;
		const { font } = this.pen;
		return font ? glyphsOf(bytes, start, nameStart, font.codeLength) : [];
	}

	/** In a ligature that was allowed to break, an invisible space stands for the soft hyphen. */
	private isSoftHyphen(
		mark: Mark | undefined,
		glyphs: readonly number[],
	): boolean {
		const { font } = this.pen;
		if (!mark?.isSoftened || mark.glyphs.length === 0 || !font) return false;
		return glyphs.every((glyph) => font.textOf(glyph) === " ");
	}

	private readGlyphs(mark: Mark | undefined, glyphs: readonly number[]): void {
		const { font } = this.pen;
		if (!font || font.isDrawn) return;
		if (mark?.kind === "actual") {
			mark.glyphs.push(...glyphs);
			mark.font = font;
		}
		for (const glyph of glyphs) {
			const text = font.textOf(glyph);
			if (glyph === 0) this.page.reportMissingGlyph(mark?.text);
			else if (text === undefined) font.unexplained.add(glyph);
			else this.hear(text);
		}
	}

	private hear(text: string): void {
		this.page.hear(text);
		this.noteShown(text);
		this.lineEnds.hear(text);
	}

	/** Notes the first text of a text object, and the font of its last. */
	private noteShown(text: string): void {
		const { font } = this.pen;
		const content = this.current?.content;
		if (!font || content?.use !== "text") return;
		const isFirst = !this.shown;
		if (this.shown?.font === font) return;
		const [, baseline] = this.pen.place;
		const height = this.pen.typeHeight;
		this.shown = { content, font, baseline, height };
		if (isFirst) this.lineEnds.begin(this.shown, text);
	}

	/** A glyph whose map was changed for another use keeps its old text where it is shown with that. */
	private readPlainGlyphs(glyphs: readonly number[]): void {
		const { font } = this.pen;
		if (!font || !glyphs.some((glyph) => font.showsPlain(glyph))) return;
		const words = glyphs.map((glyph) => font.printedText(glyph) ?? "").join("");
		this.output.copyTo(this.scanner.start);
		this.output.write(`${actualTag(words)}\n`);
		this.output.copyTo(this.scanner.end);
		this.output.write("\nEMC");
	}

	private paintForm(ref: PDFRef, form: PDFRawStream): void {
		const mark = this.marks.at(-1);
		const marked = this.page.rewriteForm(ref, form, this.pen.matrix);
		if (!marked || (mark && mark.kind !== "content")) {
			const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(
				arrayAt(form.dict, "BBox"),
			);
			const box = this.pen.coverOf(left, bottom, right - left, top - bottom);
			this.paintImage(this.scanner.start, box);
		} else if (mark) this.paintBetween(mark);
		this.artifact = undefined;
	}

	/** Paints a form that has marks of its own between two halves of the mark that it interrupts. */
	private paintBetween(interrupted: Mark): void {
		this.output.copyTo(this.scanner.start);
		this.output.write("EMC\n");
		this.output.copyTo(this.scanner.end);
		this.output.write("\n");
		this.marks.pop();
		this.settle(interrupted);
		const rest = this.owned(this.page.newContent());
		rest.use = interrupted.content?.use ?? "text";
		this.page.resume(rest, interrupted.content);
		this.pushMark("content", `${contentTag(rest)}\n`, { content: rest });
	}

	private paintImage(start: number, box: Box | undefined): void {
		this.cover(box);
		const { current } = this;
		if (current) current.painted = true;
		if (this.isUntagged) this.wrapArtifact(start);
	}

	private cover(box: Box | undefined): void {
		const content = this.current?.content;
		if (content?.use === "graphic") content.box = union(content.box, box);
	}

	/** Wraps what was painted since `start`; runs on from the artifact before it where nothing came between. */
	private wrapArtifact(start: number): void {
		const { artifact, output } = this;
		const continues =
			artifact?.kind === "Layout" && artifact.nesting === this.pen.nesting;
		if (continues) output.change(artifact.closing, "\n");
		output.copyTo(start);
		if (!continues) output.write("/Artifact <</Type/Layout>> BDC\n");
		output.copyTo(this.scanner.end);
		this.closeArtifact("Layout");
	}

	/** A running head that is set in several faces is one artifact. */
	private wrapFurniture(piece: number): void {
		const { artifact, output } = this;
		const [left, baseline] = this.textStart;
		const continues =
			artifact?.kind === "Pagination" &&
			artifact.nesting === this.pen.nesting &&
			artifact.baseline === baseline &&
			Math.abs(left - artifact.right) < furnitureGap;
		if (continues) output.change(artifact.closing, "\n");
		else output.change(piece, furnitureTag(baseline > this.page.middle));
		this.closeArtifact("Pagination");
	}

	private closeArtifact(kind: OpenArtifact["kind"]): void {
		const [right, baseline] = this.pen.place;
		const closing = this.output.write("\nEMC\n");
		const { nesting } = this.pen;
		this.artifact = { closing, kind, nesting, baseline, right };
	}

	private wrapGenerated(piece: number): void {
		const content = this.owned(this.page.newContent());
		this.page.generate(content, this.textStart[1]);
		this.output.change(piece, `${contentTag(content)}\n`);
		this.output.write("\nEMC\n");
		this.artifact = undefined;
	}

	private replace(replacement: string): void {
		this.output.copyTo(this.scanner.start);
		this.output.write(replacement);
		this.output.skipTo(this.scanner.end);
	}
}

type Handler = (stream: StreamRewriter) => void;

const handlersByNames: readonly (readonly [string, Handler])[] = [
	["q", ({ pen }) => pen.save()],
	["Q", ({ pen }) => pen.restore()],
	["cm", ({ pen, scanner }) => pen.transform(scanner.numbers())],
	["m l c v y re h", (stream) => stream.extendPath()],
	["W W*", (stream) => stream.clip()],
	["f F f* B B* b b* S s", (stream) => stream.paintPath()],
	["n", (stream) => stream.endPath()],
	["sh", (stream) => stream.paintShading()],
	["BI", (stream) => stream.beginInlineImage()],
	["ID", (stream) => stream.paintInlineImage()],
	["Do", (stream) => stream.paintObject()],
	["BT", (stream) => stream.beginText()],
	["ET", (stream) => stream.endText()],
	["Tf", (stream) => stream.setFont()],
	["Tm", (stream) => stream.setTextMatrix()],
	["Td TD", (stream) => stream.moveText()],
	["Tj TJ ' \"", (stream) => stream.showText()],
	["rg RG", (stream) => stream.grayColour()],
	["BDC BMC", (stream) => stream.beginMark()],
	["EMC", (stream) => stream.endMark()],
];

const handlers = new Map(
	handlersByNames.flatMap(([names, handler]) =>
		names.split(" ").map((name) => [operatorCode(name), handler] as const),
	),
);

const artifactTag = "/Artifact BMC";

/** Points between two runs of one running head. */
const furnitureGap = 20;

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

function actualText(operands: string): string {
	const match = /\/ActualText\s*(?:<([0-9a-f]*)>|\(([\s\S]*)\))/i.exec(
		operands,
	);
	if (match?.[1] !== undefined) return PDFHexString.of(match[1]).decodeText();
	return PDFString.of(match?.[2] ?? "").decodeText();
}

function nameIn(operands: string): string {
	return /\/(\S*)/.exec(operands)?.[1] ?? "";
}
