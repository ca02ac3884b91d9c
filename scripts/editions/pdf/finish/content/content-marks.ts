/** The marks of one content stream that are open, and what becomes of each once it is known what it holds. */
import { PDFHexString, PDFString } from "@cantoo/pdf-lib";
import type { MarkedContent } from "../structure/structure-tree.ts";
import type { GlyphText } from "./font-book.ts";
import type { GraphicsPen } from "./graphics-pen.ts";
import {
	actualTag,
	artifactTag,
	contentTag,
	type StreamPrinter,
} from "./print-stream.ts";
import { shareText } from "./share-text.ts";
import type { StreamForm, StreamPage } from "./stream-page.ts";

export interface OpenMark {
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

/** The line of text that is being shown. */
export interface TextLine {
	/** Whether it begins on the page before or after, from where a tall sign may reach over. */
	isBeyond: boolean;
	/** Whether it is known where it begins. */
	isPlaced: boolean;
}

export class ContentMarks {
	/** Whether the stream has marked content of its own. */
	holdsContent = false;
	private readonly page: StreamPage;
	private readonly printer: StreamPrinter;
	private readonly pen: GraphicsPen;
	private readonly line: TextLine;
	private readonly form: StreamForm | undefined;
	private readonly marks: OpenMark[] = [];

	constructor(
		page: StreamPage,
		{ printer, pen }: { printer: StreamPrinter; pen: GraphicsPen },
		line: TextLine,
		form: StreamForm | undefined,
	) {
		this.page = page;
		this.printer = printer;
		this.pen = pen;
		this.line = line;
		this.form = form;
	}

	/** The mark that was opened last. */
	get last(): OpenMark | undefined {
		return this.marks.at(-1);
	}

	/** The content mark that paints now. */
	get current(): OpenMark | undefined {
		return this.marks.findLast(({ kind }) => kind === "content");
	}

	/** Whether nothing says what is painted now; in a form without marks, its painter says it. */
	get isUntagged(): boolean {
		return this.marks.length === 0 && this.form?.marked !== false;
	}

	/** Writes the mark that an operator opens with these operands, as far as it is known what it is. */
	open(operands: string, operator: "BDC" | "BMC"): void {
		const mcid = /\/MCID\s+(\d+)/.exec(operands)?.[1];
		if (mcid !== undefined) this.openContent(Number(mcid));
		else if (operands.includes("/ActualText")) this.openActual(operands);
		else this.push("other", `${operands}${operator}`);
	}

	close(): void {
		const mark = this.marks.pop();
		if (mark && this.settle(mark)) this.printer.write("EMC");
	}

	/** Closes what the stream leaves open. */
	closeAll(): void {
		for (let mark = this.marks.pop(); mark; mark = this.marks.pop()) {
			this.settle(mark);
			this.printer.write("\nEMC\n");
		}
	}

	/** Divides the last mark in two, before and behind a form that has marks of its own. */
	interrupt(): void {
		const interrupted = this.marks.pop();
		if (!interrupted) return;
		this.printer.writeBefore("EMC\n");
		this.printer.writeAfter("\n");
		this.settle(interrupted);
		const rest = this.newContent();
		rest.use = interrupted.content?.use ?? "text";
		this.page.resume(rest, interrupted.content);
		this.push("content", `${contentTag(rest)}\n`, { content: rest });
	}

	/** Content of which no element knows yet. */
	newContent(): MarkedContent {
		return this.owned(this.page.newContent());
	}

	private openContent(mcid: number): void {
		const known = this.page.contentsOf(this.form?.ref).get(mcid);
		const content = this.owned(known ?? this.page.newContent());
		if (content.use === "artifact") this.push("other", artifactTag);
		else this.push("content", contentTag(content), { content });
		if (known) this.page.begin(known);
		else this.page.generate(content, this.page.baseline);
	}

	/**
	 * The content, which knows the form that it stands in.
	 * Its number stays unlike any other of the page, since readers (pdf.js) take the two for one space.
	 */
	private owned(content: MarkedContent): MarkedContent {
		if (this.form) {
			content.form = this.form.ref;
			content.mcid = this.page.newMcid();
		}
		this.holdsContent = true;
		return content;
	}

	private openActual(operands: string): void {
		const text = actualText(operands);
		const kept = text.replaceAll("\u00ad", "");
		const isSoftened = kept !== text;
		if (kept === "" && isSoftened) this.push("dropped", "");
		else this.push("actual", actualTag(kept), { text: kept, isSoftened });
	}

	private push(
		kind: OpenMark["kind"],
		opening: string,
		more: Partial<OpenMark> = {},
	): void {
		const piece = this.printer.write(opening);
		const fresh = { glyphs: [], font: undefined, painted: false };
		this.marks.push({ kind, piece, ...fresh, ...more });
	}

	/** Decides what a mark is now that it is closed; returns whether its closing operator stays. */
	private settle(mark: OpenMark): boolean {
		if (mark.kind === "dropped") return false;
		if (mark.kind === "actual" && this.isEmptied(mark)) {
			this.printer.change(mark.piece, "");
			return false;
		}
		if (mark.kind === "actual") return !this.explains(mark);
		if (mark.kind === "content" && !mark.painted) this.retire(mark);
		return true;
	}

	/** Words without glyphs, of a line of another page. */
	private isEmptied({ glyphs }: OpenMark): boolean {
		const isElsewhere = this.line.isBeyond || !this.line.isPlaced;
		return glyphs.length === 0 && this.pen.isClipped && isElsewhere;
	}

	/** Whether the font itself says what the mark says, so that the mark can go. */
	private explains({ glyphs, text, font, piece }: OpenMark): boolean {
		const [glyph] = glyphs;
		if (glyph === undefined || !text || !font) return false;
		if (glyphs.length > 1) {
			for (const [part, own] of shareText(glyphs, text)) font.learn(part, own);
			return false;
		}
		if (!font.learn(glyph, text)) return false;
		this.printer.change(piece, "");
		return true;
	}

	/** Rules and backgrounds alone are decoration, except in a graphic. */
	private retire({ content, piece }: OpenMark): void {
		if (!content || (content.use === "graphic" && content.box)) return;
		content.use = "artifact";
		this.printer.change(piece, artifactTag);
	}
}

function actualText(operands: string): string {
	const match = /\/ActualText\s*(?:<([0-9a-f]*)>|\(([\s\S]*)\))/i.exec(
		operands,
	);
	if (match?.[1] !== undefined) return PDFHexString.of(match[1]).decodeText();
	return PDFString.of(match?.[2] ?? "").decodeText();
}
