/** Draws a page of a PDF in place of what the document shows, by pdf.js, which the document has loaded as `pdfjs`. */
import { program } from "./program.ts";

/** What the page at the address `/` must be: it loads pdf.js from the address that is given. */
export function pdfDocument(pdfjs: string): string {
	return `<!DOCTYPE html><title>PDF</title><script type="module">import * as pdfjs from "${pdfjs}"; globalThis.pdfjs = pdfjs</script>`;
}

type Pdfjs = typeof import("unpdf/pdfjs");

/** What the document keeps between two pages. */
interface Kept {
	readonly pdfjs: Pdfjs;
	edition?: ReturnType<Pdfjs["getDocument"]>["promise"];
}

/** `index` from 0, `scale` in CSS pixels for each point; returns width and height in CSS pixels. */
export const drawPdfPage = program(draw);

async function draw(
	url: string,
	index: number,
	scale: number,
): Promise<readonly [number, number]> {
	const kept = globalThis as unknown as Kept;
	kept.edition ??= kept.pdfjs.getDocument({
		url,
		isEvalSupported: false,
		verbosity: 0,
	}).promise;
	const page = await (await kept.edition).getPage(index + 1);
	const viewport = page.getViewport({ scale });
	const canvas = document.createElement("canvas");
	canvas.width = viewport.width;
	canvas.height = viewport.height;
	document.body.replaceChildren(canvas);
	document.body.style.margin = "0";
	await page.render({ canvas, viewport }).promise;
	return [viewport.width, viewport.height];
}
