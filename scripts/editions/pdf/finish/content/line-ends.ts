/** Puts back the space at the end of a line, which Chromium drops, so that screen readers keep words apart (ISO 32000-1 §14.8.2.5). */

import type { MarkedContent, TextBlock } from "../structure/structure-tree.ts";
import type { GlyphText } from "./font-book.ts";
import type { StreamPrinter } from "./print-stream.ts";

/** A stretch of text that was shown with one text object. */
export interface ShownText {
	readonly content: MarkedContent;
	readonly font: GlyphText;
	/** Height of its line on the page, and of its type, in points. */
	readonly baseline: number;
	readonly height: number;
}

interface Ending {
	/** The empty piece after its last glyph. */
	readonly piece: number;
	readonly font: GlyphText;
	readonly baseline: number;
	readonly block: TextBlock | undefined;
}

export class LineEnds {
	private readonly printer: StreamPrinter;
	private ending: Ending | undefined;
	/** The words of the line so far. */
	private line = "";

	constructor(printer: StreamPrinter) {
		this.printer = printer;
	}

	/** Tells that a text object begins to show text, and its first characters. */
	begin({ content, baseline, height }: ShownText, first: string): void {
		const { ending } = this;
		if (!ending) return;
		const isNewLine = Math.abs(baseline - ending.baseline) > sameLine * height;
		if (
			isNewLine &&
			ending.block === content.block &&
			isSpaced(this.line, first)
		)
			this.space(ending);
		if (isNewLine) this.line = "";
	}

	hear(text: string): void {
		this.line += text;
		if (this.line.length > 400) this.line = this.line.slice(-200);
	}

	/** Tells that a text object ends, with an empty piece in place of its end. */
	end({ content, font, baseline }: ShownText, piece: number): void {
		this.ending = { piece, font, baseline, block: content.block };
	}

	/** Tells that the page ends; a paragraph can go on over the page. */
	finish(page: number): void {
		const { ending, line } = this;
		const goesOn = (ending?.block?.lastPage ?? -1) > page;
		if (ending && goesOn && isSpaced(line, "")) this.space(ending);
	}

	private space({ piece, font }: Ending): void {
		const code = font.codeOf(" ");
		if (code) this.printer.change(piece, `<${code}> Tj\n`);
	}
}

/** Notes and exponents leave the baseline by less than this part of the type’s height. */
const sameLine = 0.8;

/** Scripts that set no space between words. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

/**
 * Whether a space stood where the line was broken: not after a hyphen or a dash, not in an address,
 * and not where a line has a single word, which may have been too long for it.
 */
function isSpaced(line: string, next: string): boolean {
	if (line === "" || /[\s\u00ad\u2010-\u2015/-]$/u.test(line)) return false;
	if (/^\s/.test(next)) return false;
	if (unspaced.test(line.slice(-2)) || unspaced.test(next)) return false;
	const words = line.split(/\s+/);
	const last = words.at(-1) ?? "";
	return words.length > 1 && !/[/@\\_]|www\./.test(last);
}
