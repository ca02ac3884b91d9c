/** Draws a page of a PDF in place of what the document shows, by pdf.js, which the document has loaded as `pdfjs`. */
import { program } from "./program.ts";

/** What the page at the address `/` must be: it loads pdf.js from the address that is given. */
export function pdfDocument(pdfjs: string): string {
	return `<!DOCTYPE html><title>PDF</title><script type="module">import * as pdfjs from "${pdfjs}"; globalThis.pdfjs = pdfjs</script>`;
}

type Pdfjs = typeof import("unpdf/pdfjs");
type PdfPage = Awaited<
	ReturnType<Awaited<ReturnType<Pdfjs["getDocument"]>["promise"]>["getPage"]>
>;

/** What the document keeps between two pages. */
interface Kept {
	readonly pdfjs: Pdfjs;
	edition?: ReturnType<Pdfjs["getDocument"]>["promise"];
}

/**
 * `index` from 0, `scale` in CSS pixels for each point. `ink` is what is drawn: all, all but text, or text alone, black on
 * white and covered by nothing. Returns width and height in CSS pixels.
 */
export const drawPdfPage = program(draw, pageAt, isOfText, isShowing);

/** Boxes in points (left, bottom, right, top) → in CSS pixels of the page as it is drawn. */
export const placeOnPdfPage = program(place, pageAt);

async function draw(
	url: string,
	index: number,
	scale: number,
	ink: "all" | "bare" | "clean",
): Promise<readonly [number, number]> {
	const page = await pageAt(url, index);
	const viewport = page.getViewport({ scale });
	const canvas = document.createElement("canvas");
	canvas.width = viewport.width;
	canvas.height = viewport.height;
	const { OPS } = (globalThis as unknown as Kept).pdfjs;
	const names = new Map(
		Object.entries(OPS).map(([name, number]) => [number, name]),
	);
	// pdf.js numbers operators as it lists them; the list itself it keeps with the page.
	const { _intentStates: lists } = page as unknown as {
		readonly _intentStates: ReadonlyMap<
			string,
			{ readonly operatorList?: { readonly fnArray: readonly number[] } }
		>;
	};
	let isInAnnotation = false;
	const operationsFilter = (at: number): boolean => {
		const [list] = [...lists.values()].flatMap((one) => one.operatorList ?? []);
		const name = names.get(list?.fnArray[at] ?? 0) ?? "";
		if (ink === "bare") return !isShowing(name);
		if (name === "beginAnnotation") isInAnnotation = true;
		if (name === "endAnnotation") isInAnnotation = false;
		return !isInAnnotation && isOfText(name);
	};
	await page.render({
		canvas,
		viewport,
		...(ink === "all" ? {} : { operationsFilter }),
	}).promise;
	document.body.replaceChildren(canvas);
	document.body.style.margin = "0";
	return [viewport.width, viewport.height];
}

async function place(
	url: string,
	index: number,
	scale: number,
	boxes: readonly (readonly number[])[],
): Promise<{ left: number; top: number; right: number; bottom: number }[]> {
	const page = await pageAt(url, index);
	const viewport = page.getViewport({ scale });
	return boxes.map((box) => {
		const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] =
			viewport.convertToViewportRectangle([...box]);
		return {
			left: Math.min(x1, x2),
			top: Math.min(y1, y2),
			right: Math.max(x1, x2),
			bottom: Math.max(y1, y2),
		};
	});
}

async function pageAt(url: string, index: number): Promise<PdfPage> {
	const kept = globalThis as unknown as Kept;
	kept.edition ??= kept.pdfjs.getDocument({
		url,
		isEvalSupported: false,
		verbosity: 0,
	}).promise;
	return (await kept.edition).getPage(index + 1);
}

/** Operators of pdf.js that draw glyphs. */
function isShowing(operator: string): boolean {
	return /showText|showSpacedText|ShowText$/.test(operator);
}

/** Those that say which glyphs, in which face and where, and nothing of colours, covers or cuts. */
function isOfText(operator: string): boolean {
	return (
		isShowing(operator) ||
		/^(?:dependency|save|restore|transform|beginText|endText|setCharSpacing|setWordSpacing|setHScale|setLeading|setFont|setTextRise|moveText|setLeadingMoveText|setTextMatrix|nextLine|paintFormXObjectBegin|paintFormXObjectEnd|setCharWidth)$/.test(
			operator,
		)
	);
}
