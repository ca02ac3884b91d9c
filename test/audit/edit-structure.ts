/** Changes of what the structure of a PDF says: paragraphs that nobody wrote, elements in other places, words in the margins. Each throws where it finds nothing to change. */
import {
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFName,
	type PDFObject,
	PDFRef,
	StandardFonts,
} from "@cantoo/pdf-lib";

type Change = (document: PDFDocument) => void;

/** Writes a line near the foot of a page, from 0, and lets the structure hold it as a paragraph, at that place among what it holds; -1 is the end. */
export function addParagraph(text: string, page: number, at: number): Change {
	return (document) => {
		const { context } = document;
		const node = document.getPage(page).node;
		const font = context.register(
			context.obj({
				Type: "Font",
				Subtype: "Type1",
				BaseFont: StandardFonts.Helvetica,
				Encoding: "WinAnsiEncoding",
			}),
		);
		node.setFontDictionary(PDFName.of("Added"), font);
		node.addContentStream(
			context.register(
				context.flateStream(
					`/P <</MCID ${mcid}>> BDC BT /Added 10 Tf 60 90 Td (${text}) Tj ET EMC`,
				),
			),
		);
		const top = topOf(document);
		const kids = kidsOf(top);
		const paragraph = context.register(
			context.obj({
				Type: "StructElem",
				S: "P",
				Pg: document.getPage(page).ref,
				K: mcid,
			}),
		);
		kids.insert(at < 0 ? kids.size() : at, paragraph);
	};
}

/** A number that no page has. */
const mcid = 99_999;

/** Takes the kid at one place of the first element that `path` leads to, and puts it to another; without one, it is left out. */
export function moveKid(
	path: readonly string[],
	from: number,
	to?: number,
): Change {
	return (document) => {
		const element = elementAt(topOf(document), path);
		const [kid] = takeKid(element, from);
		if (to !== undefined) kidsOf(element).insert(to, kid);
	};
}

/** Hangs the kid at one place of the first element that `path` leads to right behind that element. */
export function hoistKid(path: readonly string[], from: number): Change {
	return (document) => {
		const top = topOf(document);
		const element = elementAt(top, path);
		const holder = elementAt(top, path.slice(0, -1));
		const [kid] = takeKid(element, from);
		const kids = kidsOf(holder);
		kids.insert(placeOf(element, kids) + 1, kid);
	};
}

/** Puts the kid at one place of the first element that `path` leads to into an element of its own behind that one. */
export function ownKid(
	path: readonly string[],
	from: number,
	tag: string,
): Change {
	return (document) => {
		const top = topOf(document);
		const element = elementAt(top, path);
		const kids = kidsOf(elementAt(top, path.slice(0, -1)));
		const { context } = document;
		const own = context.register(
			context.obj({
				Type: "StructElem",
				S: tag,
				P: element.get(PDFName.of("P")) ?? null,
				K: takeKid(element, from),
			}),
		);
		kids.insert(placeOf(element, kids) + 1, own);
	};
}

function takeKid(element: PDFDict, from: number): [PDFObject] {
	const kids = kidsOf(element);
	const at = from < 0 ? kids.size() + from : from;
	const kid = kids.get(at);
	kids.remove(at);
	return [kid];
}

function placeOf(element: PDFDict, kids: PDFArray): number {
	return kids
		.asArray()
		.findIndex((kid) => element.context.lookup(kid) === element);
}

/** Draws words that no element of the structure holds. */
export function drawLoose(page: number, text: string): Change {
	return (document) => {
		document.getPage(page).drawText(text, { x: 60, y: 22, size: 8 });
	};
}

function topOf(document: PDFDocument): PDFDict {
	const root = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
	const [top] = elementsIn(root);
	if (!top) throw new Error("No structure");
	return top;
}

/** The list that holds what is below; made where there is one thing alone. */
function kidsOf(element: PDFDict): PDFArray {
	const kids = element.lookup(PDFName.of("K"));
	if (kids instanceof PDFArray) return kids;
	const list = PDFArray.withContext(element.context);
	const one = element.get(PDFName.of("K"));
	if (one) list.push(one);
	element.set(PDFName.of("K"), list);
	return list;
}

function elementAt(top: PDFDict, path: readonly string[]): PDFDict {
	return path.reduce((element, tag) => {
		const next = elementsIn(element).find((own) => nameOf(own) === tag);
		if (!next) throw new Error(`No ${tag}`);
		return next;
	}, top);
}

function elementsIn(element: PDFDict): PDFDict[] {
	return kidsOf(element)
		.asArray()
		.map((kid) => (kid instanceof PDFRef ? element.context.lookup(kid) : kid))
		.filter((kid) => kid instanceof PDFDict)
		.filter((kid) => kid.has(PDFName.of("S")));
}

function nameOf(element: PDFDict): string {
	return element.lookup(PDFName.of("S"), PDFName).decodeText();
}
