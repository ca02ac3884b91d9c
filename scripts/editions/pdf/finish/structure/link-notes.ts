/** Links between notes and references, as the side channel has them → destinations: each leads to where the other stands (ISO 32000-1 §12.3.2.2). */
import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { decodeNoteLink, type NoteLink } from "../../side-channel.ts";
import {
	arrayAt,
	dictAt,
	itemsAt,
	numbersOf,
	type OpenFile,
	textAt,
} from "../open-file.ts";

interface MarkedLink extends NoteLink {
	readonly annotation: PDFDict;
	readonly page: number;
}

export function linkNotes(file: OpenFile): void {
	const links = file.pages.flatMap(({ dict }, page) =>
		itemsAt(dict, "Annots").flatMap((item) => readLink(item, page)),
	);
	const places = new Map<string, MarkedLink>();
	for (const link of links)
		if (!places.has(link.from)) places.set(link.from, link);
	for (const { annotation, to, page } of links) {
		annotation.delete(PDFName.of("A"));
		const place = places.get(to);
		if (place) annotation.set(PDFName.of("Dest"), destination(file, place));
		else
			file.faults.push({
				rule: "notes-are-linked",
				message: `Unexpected link to ${to}, which is on no page`,
				page: page + 1,
			});
	}
}

function readLink(annotation: unknown, page: number): MarkedLink[] {
	if (!(annotation instanceof PDFDict)) return [];
	const action = dictAt(annotation, "A");
	const link = decodeNoteLink((action && textAt(action, "URI")) ?? "");
	return link ? [{ ...link, annotation, page }] : [];
}

/** The top of the line in which the link stands, at the zoom that the reader has. */
function destination(file: OpenFile, { annotation, page }: MarkedLink) {
	const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(
		arrayAt(annotation, "Rect"),
	);
	return file.context.obj([
		file.pages[page]?.ref ?? null,
		"XYZ",
		Math.min(left, right),
		Math.max(bottom, top),
		null,
	]);
}
