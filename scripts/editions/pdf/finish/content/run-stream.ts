/** Runs the operators of one content stream of a print: follows the state of its graphics, and tells what is painted, shown and marked. It knows nothing of what becomes of it. */
import type { PDFDict, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import { dictAt, nameAt, refAt, streamAt } from "../open-file.ts";
import type { FontBook } from "./font-book.ts";
import type { Box, Matrix } from "./geometry.ts";
import { GraphicsPen } from "./graphics-pen.ts";
import { OperatorScanner, operatorCode } from "./scan-operators.ts";

/** What a stream tells, each while the scanner stands at the operator in question. */
export interface StreamListener {
	/** Whether it asks where each glyph stands, since every glyph is moved to. */
	readonly asksForPlaces: boolean;
	/** A path or a shading is painted, which has begun at the byte `start` and covers a part of the page. */
	paintShape(start: number, cover: Box | undefined): void;
	paintImage(start: number, cover: Box | undefined): void;
	paintForm(ref: PDFRef, form: PDFRawStream): void;
	beginText(): void;
	/** A line of text is given its place. */
	placeText(): void;
	showText(): void;
	endText(): void;
	setColour(): void;
	beginMark(): void;
	endMark(): void;
}

export interface StreamSource {
	readonly bytes: Uint8Array;
	readonly resources: PDFDict | undefined;
	/** From the stream’s space to the page’s. */
	readonly matrix: Matrix;
}

export class StreamRunner {
	readonly pen: GraphicsPen;
	readonly scanner: OperatorScanner;
	private readonly resources: PDFDict | undefined;
	private readonly fonts: FontBook;
	/** Where the path and the inline image began. */
	private pathStart = -1;
	private imageStart = 0;

	constructor({ bytes, matrix, resources }: StreamSource, fonts: FontBook) {
		this.pen = new GraphicsPen(matrix);
		this.scanner = new OperatorScanner(bytes);
		this.resources = resources;
		this.fonts = fonts;
	}

	run(listener: StreamListener): void {
		const { scanner } = this;
		while (scanner.next()) handlers.get(scanner.code)?.(this, listener);
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

	paintPath(listener: StreamListener): void {
		listener.paintShape(this.pathStart, this.pen.pathCover);
		this.endPath();
	}

	endPath(): void {
		this.pen.endPath();
		this.pathStart = -1;
	}

	beginInlineImage(): void {
		this.imageStart = this.scanner.start;
	}

	paintInlineImage(listener: StreamListener): void {
		listener.paintImage(this.imageStart, this.pen.coverOf());
	}

	paintObject(listener: StreamListener): void {
		const name = nameIn(this.scanner.operands());
		const objects = this.resources && dictAt(this.resources, "XObject");
		const object = objects && streamAt(objects, name);
		const ref = objects && refAt(objects, name);
		const isForm = object && nameAt(object.dict, "Subtype") === "Form";
		if (isForm && ref) listener.paintForm(ref, object);
		else listener.paintImage(this.scanner.start, this.pen.coverOf());
	}

	setFont(): void {
		const name = nameIn(this.scanner.operands());
		const [size = 0] = this.scanner.numbers().slice(-1);
		this.pen.setFont(this.fonts.find(this.resources, name), size);
	}

	private startPath(): void {
		if (this.pathStart < 0) this.pathStart = this.scanner.start;
	}
}

type Handler = (runner: StreamRunner, listener: StreamListener) => void;

const handlersByNames: readonly (readonly [string, Handler])[] = [
	["q", ({ pen }) => pen.save()],
	["Q", ({ pen }) => pen.restore()],
	["cm", ({ pen, scanner }) => pen.transform(scanner.numbers())],
	["m l c v y re h", (runner) => runner.extendPath()],
	["W W*", (runner) => runner.clip()],
	["f F f* B B* b b* S s", (runner, listener) => runner.paintPath(listener)],
	["n", (runner) => runner.endPath()],
	[
		"sh",
		({ pen, scanner }, listener) =>
			listener.paintShape(scanner.start, pen.clipCover),
	],
	["BI", (runner) => runner.beginInlineImage()],
	["ID", (runner, listener) => runner.paintInlineImage(listener)],
	["Do", (runner, listener) => runner.paintObject(listener)],
	[
		"BT",
		({ pen }, listener) => {
			pen.beginText();
			listener.beginText();
		},
	],
	["ET", (_, listener) => listener.endText()],
	["Tf", (runner) => runner.setFont()],
	[
		"Tm",
		({ pen, scanner }, listener) => {
			pen.setTextMatrix(scanner.numbers());
			listener.placeText();
		},
	],
	[
		"Td TD",
		({ pen, scanner }, listener) => {
			if (listener.asksForPlaces) pen.moveText(scanner.numbers());
		},
	],
	["Tj TJ ' \"", (_, listener) => listener.showText()],
	["rg RG", (_, listener) => listener.setColour()],
	["BDC BMC", (_, listener) => listener.beginMark()],
	["EMC", (_, listener) => listener.endMark()],
];

const handlers = new Map(
	handlersByNames.flatMap(([names, handler]) =>
		names.split(" ").map((name) => [operatorCode(name), handler] as const),
	),
);

function nameIn(operands: string): string {
	return /\/(\S*)/.exec(operands)?.[1] ?? "";
}
