/** The pages’ content → every run of text that is shown: where, how big, in which colour, and as part of what. */
import { sizeLimits, Unreadable } from "../unreadable.ts";
import type { PdfDocument } from "./document.ts";
import { unpackText } from "./filters.ts";
import { codesOf, type Font, fontsIn, type Ink } from "./fonts.ts";
import { readMark } from "./marked-content.ts";
import {
	ByteString,
	type Dict,
	isArray,
	nameOf,
	numberOf,
	type PdfObject,
	type Stream,
} from "./objects.ts";
import { scanContent } from "./scan-content.ts";

export interface Shown {
	readonly text: string;
	/** What the glyphs themselves stand for, where the file says that the text is another. */
	readonly drawn: string;
	/** From 0. */
	readonly page: number;
	/** Number of the marked content, absent where it belongs to no element of the structure. */
	readonly mcid?: number | undefined;
	/** Number of the form that holds it, where it is no page’s own content. */
	readonly form?: number | undefined;
	readonly isArtifact: boolean;
	/** Points from the lower left corner of the page. */
	readonly x: number;
	readonly y: number;
	/** Points. */
	readonly size: number;
	/** Glyphs that show the box of a missing character. */
	readonly missing: number;
	/** Characters whose glyph draws nothing although it should. */
	readonly blank: string;
	/** Whether the font is in the file. */
	readonly isEmbedded: boolean;
	/** The boxes around what the glyphs of each word draw: left, bottom, right and top of the first, of the second … Points. */
	readonly boxes: readonly number[];
	/** Why nobody sees it. */
	readonly hidden?: string | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

export function showText(document: PdfDocument): Shown[] {
	const shown: Shown[] = [];
	const fonts = new Map<Dict, Font>();
	const budget = {
		operators: sizeLimits.operators,
		bytes: sizeLimits.unpacked,
	};
	const forms = new Map<Stream, string>();
	document.pages.forEach(({ box, contents, resources }, index) => {
		const content = contents.map(unpackText).join("\n");
		if (content.length > sizeLimits.content)
			throw new Unreadable(
				`Page ${index + 1} has ${Math.round(content.length / 1e6)} MB of content, expected at most ${sizeLimits.content / 1e6} MB`,
			);
		const reader = new ContentReader(fonts, forms, index, box, shown, budget);
		reader.read(content, resources, undefined);
	});
	return shown;
}

/** What may still be run, on all pages together. */
interface Budget {
	operators: number;
	bytes: number;
}

interface State {
	matrix: Matrix;
	font: Font | undefined;
	size: number;
	mode: number;
	/** Fill colour as RGB, 0 to 1. */
	colour: readonly number[];
}

interface Mark {
	readonly mcid?: number | undefined;
	readonly isArtifact: boolean;
	/** ActualText of which nothing has been given out yet. */
	actual?: string | undefined;
	readonly hasActual: boolean;
}

/** What the glyphs of one operator are beside their text. */
interface ShownGlyphs {
	readonly missing: number;
	readonly blank: string;
	/** Along the line, in the space of text. */
	readonly length: number;
	readonly boxes: readonly number[];
}

const noGlyphs: ShownGlyphs = { missing: 0, blank: "", length: 0, boxes: [] };

/** The box around the glyphs of a word, which grows, in thousandths of the size. */
class WordBox {
	left = Number.POSITIVE_INFINITY;
	bottom = Number.POSITIVE_INFINITY;
	right = Number.NEGATIVE_INFINITY;
	top = Number.NEGATIVE_INFINITY;

	get isEmpty(): boolean {
		return this.right < this.left;
	}

	add(ink: Ink, pen: number): void {
		this.left = Math.min(this.left, pen + ink.left);
		this.right = Math.max(this.right, pen + ink.right);
		this.bottom = Math.min(this.bottom, ink.bottom);
		this.top = Math.max(this.top, ink.top);
	}

	clear(): void {
		this.left = Number.POSITIVE_INFINITY;
		this.bottom = Number.POSITIVE_INFINITY;
		this.right = Number.NEGATIVE_INFINITY;
		this.top = Number.NEGATIVE_INFINITY;
	}
}

class ContentReader {
	readonly #fonts: Map<Dict, Font>;
	readonly page: number;
	readonly #box: readonly number[];
	readonly #shown: Shown[];
	readonly #budget: Budget;
	/** The content of each form, which is unpacked once. */
	readonly #forms: Map<Stream, string>;
	#state: State = {
		matrix: identity,
		font: undefined,
		size: 0,
		mode: 0,
		colour: [0, 0, 0],
	};
	readonly #saved: State[] = [];
	readonly #marks: Mark[] = [];
	/** What the marks say together. */
	#around: {
		readonly mcid: number | undefined;
		readonly isArtifact: boolean;
		readonly actual: Mark | undefined;
	} = { mcid: undefined, isArtifact: false, actual: undefined };
	#placed = { text: identity, page: identity, matrix: identity };
	#last: (Writable<Shown> & { boxes: number[] }) | undefined;
	/** Where the last run ends on its line. */
	#end = 0;
	#text: Matrix = identity;
	#line: Matrix = identity;
	#leading = 0;
	#depth = 0;

	constructor(
		fonts: Map<Dict, Font>,
		forms: Map<Stream, string>,
		page: number,
		box: readonly number[],
		shown: Shown[],
		budget: Budget,
	) {
		this.#fonts = fonts;
		this.page = page;
		this.#box = box;
		this.#shown = shown;
		this.#budget = budget;
		this.#forms = forms;
	}

	read(
		content: string,
		resources: Dict | undefined,
		form: number | undefined,
	): void {
		this.#budget.bytes -= content.length;
		if (this.#budget.bytes < 0)
			throw new Unreadable(
				`The streams unpack to more than ${sizeLimits.unpacked / 1e6} MB`,
			);
		const find = fontsIn(resources, this.#fonts);
		for (const { operator, operands } of scanContent(content)) {
			// Forms that show forms that show forms: little bytes, endless work.
			this.#budget.operators -= 1;
			if (this.#budget.operators < 0)
				throw new Unreadable(
					`The pages have more than ${sizeLimits.operators} operators`,
				);
			this.#run(operator, operands, resources, find, form);
		}
	}

	#run(
		operator: string,
		operands: readonly PdfObject[],
		resources: Dict | undefined,
		find: (name: string) => Font | undefined,
		form: number | undefined,
	): void {
		// By far the most frequent, one for each glyph in justified text.
		if (operator === "Tj" || operator === "TJ") {
			this.#show(operands[0], form);
			return;
		}
		if (operator === "Td") {
			this.#step(operands[0], operands[1]);
			return;
		}
		const numbers = operands.map((item) => numberOf(item) ?? 0);
		const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
		const state = this.#state;
		switch (operator) {
			case "q":
				this.#saved.push({ ...state });
				return;
			case "Q":
				this.#state = this.#saved.pop() ?? state;
				return;
			case "cm":
				state.matrix = multiply([a, b, c, d, e, f], state.matrix);
				return;
			case "BT":
				this.#text = identity;
				this.#line = identity;
				return;
			case "Tf":
				state.font = find(nameOf(operands[0]) ?? "");
				state.size = b;
				return;
			case "Tr":
				state.mode = a;
				return;
			case "TL":
				this.#leading = a;
				return;
			case "Tm":
				this.#move([a, b, c, d, e, f]);
				return;
			case "TD":
				this.#leading = -b;
				this.#move(multiply([1, 0, 0, 1, a, b], this.#line));
				return;
			case "T*":
				this.#move(multiply([1, 0, 0, 1, 0, -this.#leading], this.#line));
				return;
			case "'":
			case '"':
				this.#move(multiply([1, 0, 0, 1, 0, -this.#leading], this.#line));
				this.#show(operands.at(-1), form);
				return;
			case "g":
				state.colour = [a, a, a];
				return;
			case "rg":
				state.colour = [a, b, c];
				return;
			case "k":
				state.colour = [a, b, c].map((part) => (1 - part) * (1 - d));
				return;
			case "sc":
			case "scn":
				state.colour = numbers.length >= 3 ? [a, b, c] : [a, a, a];
				return;
			case "BMC":
			case "BDC":
				if (this.#marks.length > sizeLimits.depth)
					throw new Unreadable("Marked content is nested too deep");
				this.#marks.push(this.#mark(operands, resources));
				this.#settleMarks();
				return;
			case "EMC":
				this.#endMark(form);
				return;
			case "Do":
				this.#form(nameOf(operands[0]) ?? "", resources);
		}
	}

	#step(across: PdfObject | undefined, up: PdfObject | undefined): void {
		const [x, y] = [numberOf(across) ?? 0, numberOf(up) ?? 0];
		this.#move(multiply([1, 0, 0, 1, x, y], this.#line));
	}

	#move(matrix: Matrix): void {
		this.#text = matrix;
		this.#line = matrix;
	}

	#mark(operands: readonly PdfObject[], resources: Dict | undefined): Mark {
		const { actualText, ...mark } = readMark(operands, resources);
		return { ...mark, actual: actualText, hasActual: actualText !== undefined };
	}

	/** An ActualText around no text of its own still says something. */
	#endMark(form: number | undefined): void {
		const mark = this.#marks.at(-1);
		if (mark?.actual) this.#give("", "", form, noGlyphs);
		this.#marks.pop();
		this.#settleMarks();
	}

	#show(operand: PdfObject | undefined, form: number | undefined): void {
		const { font } = this.#state;
		if (!font) return;
		const parts = isArray(operand) ? operand : [operand];
		let drawn = "";
		let missing = 0;
		let blank = "";
		// Thousandths of the size (ISO 32000-1 §9.4.4).
		let advance = 0;
		const boxes: number[] = [];
		const word = new WordBox();
		for (const part of parts) {
			if (typeof part === "number") advance -= part;
			if (!(part instanceof ByteString)) continue;
			for (const code of codesOf(part, font.codeLength)) {
				const text = font.textOf(code) ?? "";
				if (font.isMissing(code)) missing += 1;
				else if (
					font.hasOutline(code) === false &&
					/[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)
				)
					blank += text;
				drawn += text;
				const ink = font.inkOf(code);
				if (ink === undefined || text === " ") this.#endWord(word, boxes);
				else word.add(ink, advance);
				advance += font.advanceOf(code);
			}
		}
		this.#endWord(word, boxes);
		const length = (advance * this.#state.size) / 1000;
		this.#give(this.#around.actual ? "" : drawn, drawn, form, {
			missing,
			blank,
			length,
			boxes,
		});
		this.#text = multiply([1, 0, 0, 1, length, 0], this.#text);
	}

	#give(
		text: string,
		drawn: string,
		form: number | undefined,
		glyphs: ShownGlyphs,
	): void {
		const state = this.#state;
		const [a, b, c, d, x, y] = this.#place();
		const { mcid, isArtifact, actual } = this.#around;
		const said = actual?.actual ?? "";
		if (actual) actual.actual = undefined;
		const size = Math.abs(state.size) * Math.hypot(c, d);
		const isEmbedded = state.font?.isEmbedded ?? false;
		const end = [x + a * glyphs.length, y + b * glyphs.length] as const;
		const hidden =
			this.#hidden(size) ??
			(this.#isInside(x, y) && this.#isInside(...end)
				? undefined
				: "outside the page");
		const { page } = this;
		const last = this.#last;
		// A line that is set glyph by glyph becomes one run.
		if (
			last?.page === page &&
			last.mcid === mcid &&
			last.form === form &&
			last.isArtifact === isArtifact &&
			// Two running heads on one line are two.
			(!isArtifact || Math.abs(x - this.#end) < size) &&
			last.y === y &&
			last.size === size &&
			last.isEmbedded === isEmbedded &&
			last.hidden === hidden
		) {
			last.text += text + said;
			last.drawn += drawn;
			last.missing += glyphs.missing;
			last.blank += glyphs.blank;
			for (const edge of glyphs.boxes) last.boxes.push(edge);
			this.#end = end[0];
			return;
		}
		this.#last = {
			text: text + said,
			drawn,
			page,
			mcid,
			form,
			isArtifact,
			x,
			y,
			size,
			missing: glyphs.missing,
			blank: glyphs.blank,
			isEmbedded,
			hidden,
			boxes: [...glyphs.boxes],
		};
		this.#end = end[0];
		this.#shown.push(this.#last);
	}

	/** From thousandths of the size to points on the page. */
	#endWord(word: WordBox, boxes: number[]): void {
		if (word.isEmpty) return;
		const [a, b, c, d, x, y] = this.#place();
		const scale = this.#state.size / 1000;
		const [left, right] = [word.left * scale, word.right * scale];
		const [bottom, top] = [word.bottom * scale, word.top * scale];
		// Upright text, which nearly all of it is, needs two of the corners.
		const xs = [a * left + c * bottom, a * right + c * top];
		const ys = [b * left + d * bottom, b * right + d * top];
		if (b !== 0 || c !== 0) {
			xs.push(a * left + c * top, a * right + c * bottom);
			ys.push(b * left + d * top, b * right + d * bottom);
		}
		boxes.push(
			x + Math.min(...xs),
			y + Math.min(...ys),
			x + Math.max(...xs),
			y + Math.max(...ys),
		);
		word.clear();
	}

	/** From the space of text to that of the page, made anew when one of its parts has changed. */
	#place(): Matrix {
		const { matrix } = this.#state;
		if (this.#placed.text !== this.#text || this.#placed.page !== matrix)
			this.#placed = {
				text: this.#text,
				page: matrix,
				matrix: multiply(this.#text, matrix),
			};
		return this.#placed.matrix;
	}

	#settleMarks(): void {
		this.#around = {
			mcid: this.#marks.findLast((mark) => mark.mcid !== undefined)?.mcid,
			isArtifact: this.#marks.some((mark) => mark.isArtifact),
			actual: this.#marks.findLast((mark) => mark.hasActual),
		};
	}

	#hidden(size: number): string | undefined {
		const { mode, colour } = this.#state;
		if (mode === 3 || mode === 7) return "drawn with no ink";
		if (size < 2) return `${size.toFixed(1)} points high`;
		if (colour.every((part) => part > 0.85)) return "white on white";
		return undefined;
	}

	#isInside(x: number, y: number): boolean {
		const [left = 0, bottom = 0, right = 0, top = 0] = this.#box;
		return x >= left && x <= right && y >= bottom && y <= top;
	}

	#form(name: string, resources: Dict | undefined): void {
		const form = resources?.dict("XObject")?.stream(name);
		if (form?.dict.name("Subtype") !== "Form") return;
		if (this.#depth > 20)
			throw new Unreadable("Forms of the PDF hold one another");
		const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
			form.dict.numbers("Matrix");
		const content = this.#forms.get(form) ?? unpackText(form);
		this.#forms.set(form, content);
		const before = { ...this.#state };
		this.#depth += 1;
		this.#state.matrix = multiply([a, b, c, d, e, f], this.#state.matrix);
		this.read(
			content,
			form.dict.dict("Resources") ?? resources,
			// Content of a form is known by the reference to it.
			form.dict.objectNumber,
		);
		this.#depth -= 1;
		this.#state = before;
	}
}

function multiply(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[1] * n[2],
		m[0] * n[1] + m[1] * n[3],
		m[2] * n[0] + m[3] * n[2],
		m[2] * n[1] + m[3] * n[3],
		m[4] * n[0] + m[5] * n[2] + n[4],
		m[4] * n[1] + m[5] * n[3] + n[5],
	];
}
