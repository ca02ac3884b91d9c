/** Runs the operators of a page’s content: keeps the state of graphics and text, follows forms, and tells what is shown and marked. It knows nothing of what counts as text. */
import { sizeLimits, Unreadable } from "../unreadable.ts";
import type { PageNode } from "./document.ts";
import { unpackText } from "./filters.ts";
import { type Font, fontsIn } from "./fonts.ts";
import { type ContentMark, readMark } from "./marked-content.ts";
import { identity, type Matrix, matrixOf, moveBy, multiply } from "./matrix.ts";
import {
	type GlyphRun,
	measureGlyphs,
	type Spacing,
} from "./measure-glyphs.ts";
import {
	type Dict,
	nameOf,
	numberOf,
	type PdfObject,
	type Stream,
} from "./objects.ts";
import { scanContent } from "./scan-content.ts";

/** What a page’s content tells, in its order. */
export interface Listener {
	openMark(mark: ContentMark): void;
	/** Before the mark that was opened last is closed. */
	closeMark(pen: Pen): void;
	/** Before the pen moves on. */
	show(glyphs: GlyphRun, pen: Pen): void;
}

/** How and where the next glyph is drawn. */
export interface Pen {
	readonly font: Font | undefined;
	/** Of the type, before the page scales it. */
	readonly size: number;
	/** Whether it fills, strokes, clips or does nothing (ISO 32000-1 §9.3.6). */
	readonly mode: number;
	/** Fill colour as RGB, 0 to 1. */
	readonly colour: readonly number[];
	/** Whether a soft mask lies over it (ISO 32000-1 §11.6.5.3). */
	readonly isMasked: boolean;
	/** From the space of text to that of the page, with what stretches and raises text (ISO 32000-1 §9.4.4). */
	readonly place: Matrix;
	/** Number of the form that it draws, where it is no page’s own content. */
	readonly form: number | undefined;
}

/** What the pages of a document share. */
export class SharedContent {
	readonly fonts = new Map<Dict, Font>();
	/** The content of each form, which is unpacked once. */
	readonly #forms = new Map<Stream, string>();
	/** What may still be run: forms that show forms that show forms are little bytes and endless work. */
	#operators = sizeLimits.operators;
	#bytes = sizeLimits.unpacked;

	contentOf(form: Stream): string {
		const content = this.#forms.get(form) ?? unpackText(form);
		this.#forms.set(form, content);
		return content;
	}

	countBytes(content: string): void {
		this.#bytes -= content.length;
		if (this.#bytes < 0)
			throw new Unreadable(
				`The streams unpack to more than ${sizeLimits.unpacked / 1e6} MB`,
			);
	}

	countOperators(count: number): void {
		this.#operators -= count;
		if (this.#operators < 0)
			throw new Unreadable(
				`The pages have more than ${sizeLimits.operators} operators`,
			);
	}
}

export function runPage(
	page: PageNode,
	listener: Listener,
	shared: SharedContent,
): void {
	const content = page.contents.map(unpackText).join("\n");
	if (content.length > sizeLimits.content)
		throw new Unreadable(
			`Page ${page.number} has ${Math.round(content.length / 1e6)} MB of content, expected at most ${sizeLimits.content / 1e6} MB`,
		);
	new ContentRunner(listener, shared).run({
		content,
		resources: page.resources,
		form: undefined,
	});
}

/** A page’s content or a form. */
interface Source {
	readonly content: string;
	readonly resources: Dict | undefined;
	readonly form: number | undefined;
}

/** What `q` saves and `Q` restores, as far as text goes. */
interface State {
	readonly matrix: Matrix;
	readonly font: Font | undefined;
	readonly size: number;
	readonly mode: number;
	readonly leading: number;
	/** How wide type is set, 1 being as it is (`Tz`). */
	readonly stretch: number;
	/** How far it is raised (`Ts`). */
	readonly rise: number;
	/** What is added behind each glyph, and behind each space (`Tc`, `Tw`). */
	readonly spacing: Spacing;
	readonly colour: readonly number[];
	readonly isMasked: boolean;
}

/** Where the next glyph is drawn, with what that was made of. */
interface Place {
	readonly text: Matrix;
	readonly page: Matrix;
	readonly stretch: number;
	readonly rise: number;
	readonly matrix: Matrix;
}

class ContentRunner implements Pen {
	readonly #listener: Listener;
	readonly #shared: SharedContent;
	#state: State = {
		matrix: identity,
		font: undefined,
		size: 0,
		mode: 0,
		leading: 0,
		stretch: 1,
		rise: 0,
		spacing: { letters: 0, spaces: 0 },
		colour: [0, 0, 0],
		isMasked: false,
	};
	readonly #saved: State[] = [];
	#text: Matrix = identity;
	#line: Matrix = identity;
	#place: Place = {
		text: identity,
		page: identity,
		stretch: 1,
		rise: 0,
		matrix: identity,
	};
	/** How many marks are open. */
	#marks = 0;
	/** How many forms hold what is run. */
	#depth = 0;
	#source: Source = { content: "", resources: undefined, form: undefined };
	#fontOf: (name: string) => Font | undefined = () => undefined;

	constructor(listener: Listener, shared: SharedContent) {
		this.#listener = listener;
		this.#shared = shared;
	}

	get font(): Font | undefined {
		return this.#state.font;
	}

	get size(): number {
		return this.#state.size;
	}

	get mode(): number {
		return this.#state.mode;
	}

	get colour(): readonly number[] {
		return this.#state.colour;
	}

	get isMasked(): boolean {
		return this.#state.isMasked;
	}

	get form(): number | undefined {
		return this.#source.form;
	}

	/** Made anew when one of its parts has changed. */
	get place(): Matrix {
		const { matrix: page, stretch, rise } = this.#state;
		const known = this.#place;
		if (
			known.text !== this.#text ||
			known.page !== page ||
			known.stretch !== stretch ||
			known.rise !== rise
		) {
			const matrix = multiply(this.#text, page);
			this.#place = {
				text: this.#text,
				page,
				stretch,
				rise,
				matrix:
					stretch === 1 && rise === 0
						? matrix
						: multiply([stretch, 0, 0, 1, 0, rise], matrix),
			};
		}
		return this.#place.matrix;
	}

	run(source: Source): void {
		this.#shared.countBytes(source.content);
		const [outer, fontOf] = [this.#source, this.#fontOf];
		this.#source = source;
		this.#fontOf = fontsIn(source.resources, this.#shared.fonts);
		for (const { operator, operands } of scanContent(source.content)) {
			this.#shared.countOperators(1);
			handlers.get(operator)?.(this, operands);
		}
		this.#source = outer;
		this.#fontOf = fontOf;
	}

	save(): void {
		this.#saved.push(this.#state);
	}

	restore(): void {
		this.#state = this.#saved.pop() ?? this.#state;
	}

	transform(matrix: Matrix): void {
		this.#set({ matrix: multiply(matrix, this.#state.matrix) });
	}

	setFont(name: string, size: number): void {
		this.#set({ font: this.#fontOf(name), size });
	}

	setMode(mode: number): void {
		this.#set({ mode });
	}

	setLeading(leading: number): void {
		this.#set({ leading });
	}

	setStretch(percent: number): void {
		this.#set({ stretch: percent / 100 });
	}

	setRise(rise: number): void {
		this.#set({ rise });
	}

	setSpacing(spacing: Partial<Spacing>): void {
		this.#set({ spacing: { ...this.#state.spacing, ...spacing } });
	}

	setColour(colour: readonly number[]): void {
		this.#set({ colour });
	}

	/** Of the parameters of a state, the one that text depends on. */
	setState(name: string): void {
		const states = this.#source.resources?.dict("ExtGState");
		const state = states?.dict(name);
		if (state?.dict("SMask")) this.#set({ isMasked: true });
		else if (state?.name("SMask") === "None") this.#set({ isMasked: false });
	}

	/** Begins a line there. */
	moveTo(matrix: Matrix): void {
		this.#text = matrix;
		this.#line = matrix;
	}

	/** Begins a line so far from where the last one began. */
	moveLine(x: number, y: number): void {
		this.moveTo(moveBy(x, y, this.#line));
	}

	nextLine(): void {
		this.moveLine(0, -this.#state.leading);
	}

	show(shown: PdfObject | undefined): void {
		const { font, size, stretch, spacing } = this.#state;
		if (!font) return;
		const glyphs = measureGlyphs(shown, font, {
			size,
			spacing,
			place: this.place,
		});
		this.#listener.show(glyphs, this);
		this.#text = moveBy(glyphs.length * stretch, 0, this.#text);
	}

	openMark(operands: readonly PdfObject[]): void {
		if (this.#marks > sizeLimits.depth)
			throw new Unreadable("Marked content is nested too deep");
		this.#marks += 1;
		this.#listener.openMark(readMark(operands, this.#source.resources));
	}

	closeMark(): void {
		if (this.#marks === 0) return;
		this.#marks -= 1;
		this.#listener.closeMark(this);
	}

	paint(name: string): void {
		const { resources } = this.#source;
		const form = resources?.dict("XObject")?.stream(name);
		if (form?.dict.name("Subtype") !== "Form") return;
		if (this.#depth > mostForms)
			throw new Unreadable("Forms of the PDF hold one another");
		this.#shared.countOperators(formCost);
		const before = this.#state;
		this.#depth += 1;
		this.transform(matrixOf(form.dict.numbers("Matrix")));
		this.run({
			content: this.#shared.contentOf(form),
			resources: form.dict.dict("Resources") ?? resources,
			form: form.dict.objectNumber,
		});
		this.#depth -= 1;
		this.#state = before;
	}

	#set(change: Partial<State>): void {
		this.#state = { ...this.#state, ...change };
	}
}

/** Forms within forms. */
const mostForms = 40;

/** A form that shows nothing takes as long as so many operators. */
const formCost = 10;

type Handler = (runner: ContentRunner, operands: readonly PdfObject[]) => void;

const handlers = new Map<string, Handler>([
	["q", (runner) => runner.save()],
	["Q", (runner) => runner.restore()],
	["cm", (runner, operands) => runner.transform(matrixIn(operands))],
	["BT", (runner) => runner.moveTo(identity)],
	[
		"Tf",
		(runner, [font, size]) =>
			runner.setFont(nameOf(font) ?? "", numberIn(size)),
	],
	["Tr", (runner, [mode]) => runner.setMode(numberIn(mode))],
	["gs", (runner, [name]) => runner.setState(nameOf(name) ?? "")],
	["Tz", (runner, [percent]) => runner.setStretch(numberIn(percent))],
	["Ts", (runner, [rise]) => runner.setRise(numberIn(rise))],
	[
		"Tc",
		(runner, [letters]) => runner.setSpacing({ letters: numberIn(letters) }),
	],
	["Tw", (runner, [spaces]) => runner.setSpacing({ spaces: numberIn(spaces) })],
	["TL", (runner, [leading]) => runner.setLeading(numberIn(leading))],
	["Td", (runner, [x, y]) => runner.moveLine(numberIn(x), numberIn(y))],
	[
		"TD",
		(runner, [x, y]) => {
			runner.setLeading(-numberIn(y));
			runner.moveLine(numberIn(x), numberIn(y));
		},
	],
	["Tm", (runner, operands) => runner.moveTo(matrixIn(operands))],
	["T*", (runner) => runner.nextLine()],
	["Tj", (runner, [shown]) => runner.show(shown)],
	["TJ", (runner, [shown]) => runner.show(shown)],
	["'", showOnNextLine],
	[
		'"',
		(runner, operands) => {
			const [spaces, letters] = operands.map(numberIn);
			runner.setSpacing({ spaces: spaces ?? 0, letters: letters ?? 0 });
			showOnNextLine(runner, operands);
		},
	],
	["g", (runner, operands) => runner.setColour(gray(operands))],
	["rg", (runner, operands) => runner.setColour(rgb(operands))],
	["k", (runner, operands) => runner.setColour(cmyk(operands))],
	["sc", setColour],
	["scn", setColour],
	["BMC", (runner, operands) => runner.openMark(operands)],
	["BDC", (runner, operands) => runner.openMark(operands)],
	["EMC", (runner) => runner.closeMark()],
	["Do", (runner, [name]) => runner.paint(nameOf(name) ?? "")],
]);

function showOnNextLine(
	runner: ContentRunner,
	operands: readonly PdfObject[],
): void {
	runner.nextLine();
	runner.show(operands.at(-1));
}

/** In a colour space that is not looked up: three numbers are nearly always RGB, and one is a gray. */
function setColour(
	runner: ContentRunner,
	operands: readonly PdfObject[],
): void {
	runner.setColour(operands.length >= 3 ? rgb(operands) : gray(operands));
}

function gray([level]: readonly PdfObject[]): number[] {
	const value = numberIn(level);
	return [value, value, value];
}

function rgb(operands: readonly PdfObject[]): number[] {
	return operands.slice(0, 3).map(numberIn);
}

function cmyk(operands: readonly PdfObject[]): number[] {
	const black = numberIn(operands[3]);
	return rgb(operands).map((part) => (1 - part) * (1 - black));
}

function matrixIn(operands: readonly PdfObject[]): Matrix {
	return matrixOf(operands.map(numberIn));
}

function numberIn(operand: PdfObject | undefined): number {
	return numberOf(operand) ?? 0;
}
