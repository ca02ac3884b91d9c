/** The pages’ text as pdf.js finds it: a second opinion, from code that shares nothing with the first. */
import { Unreadable } from "../unreadable.ts";

/** Its code, which takes as long to load as it takes to read an article. */
export function loadExtractor() {
	return import("unpdf/pdfjs");
}

/** The text of pages by index, of all where none are named; lines are separated by newlines. */
export async function extractPages(
	bytes: Uint8Array,
	wanted?: readonly number[],
): Promise<ReadonlyMap<number, string>> {
	const pdfjs = await loadExtractor();
	const loading = pdfjs.getDocument({
		// pdf.js takes what it is given for its own.
		data: new Uint8Array(bytes),
		useSystemFonts: false,
		isEvalSupported: false,
		disableFontFace: true,
		stopAtErrors: true,
		verbosity: 0,
	});
	try {
		const document = await loading.promise;
		const pages = new Map<number, string>();
		for (const index of wanted ?? Array(document.numPages).keys()) {
			const page = await document.getPage(index + 1);
			const { items } = await page.getTextContent();
			pages.set(
				index,
				items
					.map((item) =>
						"str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "",
					)
					.join(""),
			);
			page.cleanup();
		}
		return pages;
	} catch (cause) {
		throw new Unreadable(
			`pdf.js cannot read the PDF: ${cause instanceof Error ? cause.message : String(cause)}`,
			{ cause },
		);
	} finally {
		await loading.destroy();
	}
}
