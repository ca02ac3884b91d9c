/** What pdf.js reads in a PDF, by page: the text that belongs to the structure, and the text of artifacts. */
import { getDocument } from "unpdf/pdfjs";

export interface PageText {
	readonly tagged: string;
	/** One string for each artifact that holds text. */
	readonly artifacts: readonly string[];
	/** Text that is neither. */
	readonly loose: string;
}

export async function readText(bytes: Uint8Array): Promise<PageText[]> {
	const task = getDocument({ data: bytes.slice(), verbosity: 0 });
	const document = await task.promise;
	const pages: PageText[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent({ includeMarkedContent: true });
		pages.push(sorted(items));
	}
	await task.destroy();
	return pages;
}

type Item =
	| { readonly str: string; readonly hasEOL: boolean }
	| { readonly type: string; readonly tag?: string; readonly id?: string };

function sorted(items: readonly Item[]): PageText {
	const page = { tagged: "", artifacts: [] as string[], loose: "" };
	const marks: ("tagged" | "artifact" | "other")[] = [];
	for (const item of items) {
		if (!("str" in item)) {
			if (item.type === "endMarkedContent") marks.pop();
			else marks.push(kindOf(item));
			if (marks.at(-1) === "artifact") page.artifacts.push("");
			continue;
		}
		const text = item.str + (item.hasEOL ? "\n" : "");
		const kind = marks.findLast((mark) => mark !== "other");
		if (kind === "tagged") page.tagged += text;
		else if (kind === "artifact")
			page.artifacts.push((page.artifacts.pop() ?? "") + text);
		else page.loose += text;
	}
	return {
		...page,
		artifacts: page.artifacts
			.map((text) => text.trim())
			.filter((text) => text !== ""),
	};
}

function kindOf(item: { readonly tag?: string; readonly id?: string }) {
	if (item.tag === "Artifact") return "artifact";
	return item.id ? "tagged" : "other";
}
