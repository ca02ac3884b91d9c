/** Decides what becomes of one content stream, operator by operator: what is marked, what becomes an artifact, and what is dropped. */
import type { PDFDict, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { arrayAt, numbersOf } from "../open-file.ts";
import { ContentMarks, type OpenMark, type TextLine } from "./content-marks.ts";
import { type Box, type Matrix, union } from "./geometry.ts";
import type { GraphicsPen } from "./graphics-pen.ts";
import { LineEnds, type ShownText } from "./line-ends.ts";
import { actualTag, StreamPrinter } from "./print-stream.ts";
import { type StreamListener, StreamRunner } from "./run-stream.ts";
import { type OperatorScanner, operatorCode } from "./scan-operators.ts";
import { glyphsOf } from "./shown-glyphs.ts";
import type { StreamForm, StreamPage } from "./stream-page.ts";

export interface StreamPlace {
	readonly resources: PDFDict | undefined;
	/** From the stream’s space to the page’s. */
	readonly matrix: Matrix;
	readonly form?: StreamForm;
}

export class StreamRewriter implements StreamListener {
	private readonly page: StreamPage;
	private readonly form: StreamForm | undefined;
	private readonly runner: StreamRunner;
	private readonly pen: GraphicsPen;
	private readonly scanner: OperatorScanner;
	private readonly printer: StreamPrinter;
	private readonly marks: ContentMarks;
	private readonly lineEnds: LineEnds;
	private readonly line: TextLine = { isBeyond: false, isPlaced: false };
	private shown: ShownText | undefined;
	/** Where the untagged text began. */
	private textPiece = -1;
	private textStart: readonly [number, number] = [0, 0];
	private shows = false;

	constructor(page: StreamPage, bytes: Uint8Array, place: StreamPlace) {
		this.page = page;
		this.form = place.form;
		this.runner = new StreamRunner({ bytes, ...place }, page.fonts);
		const { pen, scanner } = this.runner;
		this.pen = pen;
		this.scanner = scanner;
		const printer = new StreamPrinter(scanner, pen);
		this.printer = printer;
		this.marks = new ContentMarks(page, { printer, pen }, this.line, this.form);
		this.lineEnds = new LineEnds(printer);
	}

	/** Whether the stream has marked content of its own. */
	get holdsContent(): boolean {
		return this.marks.holdsContent;
	}

	/** The new stream. */
	rewrite(): Uint8Array {
		this.runner.run(this);
		this.printer.copyRest();
		this.lineEnds.finish(this.page.index);
		this.marks.closeAll();
		return this.printer.bytes();
	}

	get asksForPlaces(): boolean {
		return this.marks.isUntagged || this.isInGraphic;
	}

	paintShape(start: number, cover: Box | undefined): void {
		this.cover(cover);
		if (this.marks.isUntagged) this.printer.wrapArtifact(start);
	}

	paintImage(start: number, cover: Box | undefined): void {
		this.cover(cover);
		const { current } = this.marks;
		if (current) current.painted = true;
		if (this.marks.isUntagged) this.printer.wrapArtifact(start);
	}

	paintForm(ref: PDFRef, form: PDFRawStream): void {
		const { last } = this.marks;
		const marked = this.page.rewriteForm(ref, form, this.pen.matrix);
		if (!marked || (last && last.kind !== "content")) {
			const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(
				arrayAt(form.dict, "BBox"),
			);
			const box = this.pen.coverOf(left, bottom, right - left, top - bottom);
			this.paintImage(this.scanner.start, box);
		} else this.marks.interrupt();
		this.printer.endArtifact();
	}

	beginText(): void {
		this.shows = false;
		this.line.isBeyond = false;
		this.line.isPlaced = false;
		if (this.marks.isUntagged) this.textPiece = this.printer.writeBefore("");
	}

	placeText(): void {
		this.line.isBeyond = this.pen.isBeyondClip(this.page.middle);
		this.line.isPlaced = true;
		if (!this.marks.isUntagged) this.page.baseline = this.pen.place[1];
	}

	showText(): void {
		const mark = this.marks.last;
		const glyphs = this.glyphsShown();
		if (
			mark?.kind === "dropped" ||
			this.line.isBeyond ||
			this.isSoftHyphen(mark, glyphs)
		) {
			this.printer.replace("");
			return;
		}
		if (!this.shows) this.textStart = this.pen.place;
		this.shows = true;
		const { current } = this.marks;
		if (current) current.painted = true;
		if (current?.content) current.content.hasText = true;
		if (this.isInGraphic) this.cover(this.pen.glyphCover);
		this.readGlyphs(mark, glyphs);
		if (mark?.kind !== "actual") this.readPlainGlyphs(glyphs);
	}

	endText(): void {
		this.endShown();
		const piece = this.textPiece;
		this.textPiece = -1;
		if (piece < 0 || !this.shows) return;
		// The text of the page is clipped to its area; running heads and folios stand outside of every clip.
		if (this.pen.isClipped || this.form) this.wrapGenerated(piece);
		else {
			const isHead = this.textStart[1] > this.page.middle;
			this.printer.wrapFurniture({ piece, start: this.textStart, isHead });
		}
	}

	/** Neutral colours print in black alone where the house asks for it. */
	setColour(): void {
		if (!this.page.neutralColoursToGray) return;
		const [red, green, blue] = this.scanner.operands().trim().split(/\s+/);
		if (red === undefined || red !== green || red !== blue) return;
		const name = this.scanner.code === operatorCode("rg") ? "g" : "G";
		this.printer.replace(`${red} ${name}`);
	}

	beginMark(): void {
		this.printer.endArtifact();
		this.printer.replace("");
		const isPlain = this.scanner.code === operatorCode("BMC");
		this.marks.open(this.scanner.operands(), isPlain ? "BMC" : "BDC");
	}

	endMark(): void {
		this.printer.endArtifact();
		this.printer.replace("");
		this.marks.close();
	}

	private get isInGraphic(): boolean {
		return this.marks.current?.content?.use === "graphic";
	}

	private cover(box: Box | undefined): void {
		const content = this.marks.current?.content;
		if (content?.use === "graphic") content.box = union(content.box, box);
	}

	private endShown(): void {
		if (!this.shown) return;
		this.lineEnds.end(this.shown, this.printer.writeBefore(""));
		this.shown = undefined;
	}

	private wrapGenerated(piece: number): void {
		const content = this.marks.newContent();
		this.page.generate(content, this.textStart[1]);
		this.printer.wrapContent(piece, content);
	}

	private glyphsShown(): readonly number[] {
		const { bytes, start, nameStart } = this.scanner;
		const { font } = this.pen;
		return font ? glyphsOf(bytes, start, nameStart, font.codeLength) : [];
	}

	/** In a ligature that was allowed to break, an invisible space stands for the soft hyphen. */
	private isSoftHyphen(
		mark: OpenMark | undefined,
		glyphs: readonly number[],
	): boolean {
		const { font } = this.pen;
		if (!mark?.isSoftened || mark.glyphs.length === 0 || !font) return false;
		return glyphs.every((glyph) => font.textOf(glyph) === " ");
	}

	private readGlyphs(
		mark: OpenMark | undefined,
		glyphs: readonly number[],
	): void {
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
		const content = this.marks.current?.content;
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
		this.printer.writeBefore(`${actualTag(words)}\n`);
		this.printer.writeAfter("\nEMC");
	}
}
