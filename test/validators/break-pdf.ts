/** Ways to break a good PDF, one each, and the rule that must notice. */
import {
	decodePDFRawStream,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFRef,
	PDFString,
} from "@cantoo/pdf-lib";

export interface Breakage {
	readonly title: string;
	readonly rule: string;
	readonly apply: (document: PDFDocument) => void;
}

/** The file with one breakage, written anew. */
export async function breakPdf(
	bytes: Uint8Array,
	breakage: Breakage,
): Promise<Uint8Array> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	breakage.apply(document);
	return document.save({
		addDefaultPage: false,
		updateFieldAppearances: false,
	});
}

const name = PDFName.of;

export const breakages: readonly Breakage[] = [
	{
		title: "an image has no alternative",
		rule: "UA1:7.3-1",
		apply: (document) => element(document, "Figure").delete(name("Alt")),
	},
	{
		title: "a formula has no alternative",
		rule: "UA1:7.7-1",
		apply: (document) => element(document, "Formula").delete(name("Alt")),
	},
	{
		title: "a heading skips a level",
		rule: "UA1:7.4.2-1",
		apply: (document) => retag(document, "H2", "H3"),
	},
	{
		title: "a tag is not a standard one",
		rule: "UA1:7.1-5",
		apply: (document) => retag(document, "BlockQuote", "Pullquote"),
	},
	{
		title: "a list item stands outside of a list",
		rule: "UA1:7.2-17",
		apply: (document) => retag(document, "L", "Div"),
	},
	{
		title: "a list item holds a paragraph without a body",
		rule: "UA1:7.2-20",
		apply: (document) => retag(document, "LBody", "P"),
	},
	{
		title: "a table row stands outside of a table",
		rule: "UA1:7.2-4",
		apply: (document) => retag(document, "Table", "Div"),
	},
	{
		title: "a row lacks a cell",
		rule: "UA1:7.2-43",
		apply: (document) => {
			const row = elements(document, "TR").at(-1);
			row?.lookup(name("K"), PDFArray).remove(1);
		},
	},
	{
		title: "contents hold a paragraph",
		rule: "UA1:7.2-27",
		apply: (document) => retag(document, "TOCI", "P"),
	},
	{
		title: "a note has no identifier",
		rule: "UA1:7.9-1",
		apply: (document) => element(document, "Note").delete(name("ID")),
	},
	{
		title: "a link is not described",
		rule: "UA1:7.18.5-2",
		apply: (document) => annotation(document).delete(name("Contents")),
	},
	{
		title: "a link is not printed",
		rule: "A2:6.3.2-2",
		apply: (document) => annotation(document).set(name("F"), PDFNumber.of(2)),
	},
	{
		title: "a link is tagged as something else",
		rule: "UA1:7.18.5-1",
		apply: (document) => retag(document, "Link", "Span"),
	},
	{
		title: "a running head is not an artifact",
		rule: "UA1:7.1-3",
		apply: (document) =>
			rewrite(document, (content) =>
				content
					.replace(/\/Artifact <<\/Type\/Pagination.*BDC/, "")
					.replace(/ET\s+EMC/, "ET"),
			),
	},
	{
		title: "tagged content stands in an artifact",
		rule: "UA1:7.1-2",
		apply: (document) =>
			rewrite(document, (content) => `/Artifact BMC ${content} EMC`),
	},
	{
		title: "an artifact stands in tagged content",
		rule: "UA1:7.1-1",
		apply: (document) =>
			rewrite(document, (content) =>
				content.replace(
					/(\/MCID \d+>> BDC)/,
					"$1 /Artifact BMC 0 0 1 1 re f EMC",
				),
			),
	},
	{
		title: "the structure does not know of content",
		rule: "UA1:7.1-3",
		apply: (document) =>
			rewrite(document, (content) =>
				content.replace(/\/MCID \d+/, "/MCID 4000"),
			),
	},
	{
		title: "a glyph is missing from the font",
		rule: "UA1:7.21.8-1",
		apply: (document) =>
			rewrite(document, (content) =>
				content.replace(/\[<[0-9a-f]{4}/i, "[<0000"),
			),
	},
	{
		title: "a font has no map to text",
		rule: "UA1:7.21.7-1",
		apply: (document) => font(document, "Type0").delete(name("ToUnicode")),
	},
	{
		title: "a font is not embedded",
		rule: "UA1:7.21.4.1-1",
		apply: (document) =>
			font(document, "CIDFontType2")
				.lookup(name("FontDescriptor"), PDFDict)
				.delete(name("FontFile2")),
	},
	{
		title: "a soft hyphen is in the text",
		rule: "PDF:soft-hyphen",
		apply: (document) =>
			rewrite(document, (content) =>
				content.replace(
					/(\[<[^\]]*\]\s*TJ)/i,
					"/Span <</ActualText <FEFF00AD>>> BDC $1 EMC",
				),
			),
	},
	{
		title: "the metadata is missing",
		rule: "UA1:7.1-8",
		apply: ({ catalog }) => catalog.delete(name("Metadata")),
	},
	{
		title: "the metadata does not claim PDF/UA",
		rule: "UA1:5-1",
		apply: (document) =>
			rewriteXmp(document, (xmp) =>
				xmp.replace("<pdfuaid:part>1</pdfuaid:part>", ""),
			),
	},
	{
		title: "the metadata claims a weaker conformance",
		rule: "A2:6.6.4-3",
		apply: (document) =>
			rewriteXmp(document, (xmp) =>
				xmp.replace("<pdfaid:conformance>A<", "<pdfaid:conformance>Q<"),
			),
	},
	{
		title: "Info and XMP name different authors",
		rule: "PDF:info",
		apply: ({ context }) =>
			context
				.lookup(context.trailerInfo.Info, PDFDict)
				.set(name("Author"), PDFHexString.fromText("Nobody")),
	},
	{
		title: "the title bar shows the file’s name",
		rule: "UA1:7.1-10",
		apply: ({ catalog }) => catalog.delete(name("ViewerPreferences")),
	},
	{
		title: "the file is not marked as tagged",
		rule: "UA1:6.2-1",
		apply: ({ catalog }) => catalog.delete(name("MarkInfo")),
	},
	{
		title: "the language is not one",
		rule: "UA1:7.2-29",
		apply: ({ catalog }) =>
			catalog.set(name("Lang"), PDFString.of("in English")),
	},
	{
		title: "colours have no meaning",
		rule: "A2:6.2.4.3-2",
		apply: ({ catalog }) => catalog.delete(name("OutputIntents")),
	},
	{
		title: "tabs follow the rows",
		rule: "UA1:7.18.3-1",
		apply: (document) => document.getPage(0).node.set(name("Tabs"), name("R")),
	},
	{
		title: "a script runs when the file is opened",
		rule: "A2:6.5.1-1",
		apply: ({ catalog, context }) =>
			catalog.set(
				name("OpenAction"),
				context.obj({ S: "JavaScript", JS: PDFString.of("app.beep()") }),
			),
	},
	{
		title: "a mark of the print HTML is left",
		rule: "PDF:marks",
		apply: (document) =>
			element(document, "Figure").set(
				name("Alt"),
				PDFHexString.fromText("@@Note"),
			),
	},
];

function elements(document: PDFDocument, tag: string): PDFDict[] {
	const { context, catalog } = document;
	const found: PDFDict[] = [];
	const root = catalog.lookup(name("StructTreeRoot"), PDFDict);
	const visit = (item: unknown): void => {
		const value = item instanceof PDFRef ? context.lookup(item) : item;
		if (value instanceof PDFArray) value.asArray().forEach(visit);
		if (!(value instanceof PDFDict) || value.has(name("Obj"))) return;
		if (value.get(name("S")) === name(tag)) found.push(value);
		visit(value.get(name("K")));
	};
	visit(root.get(name("K")));
	return found;
}

function element(document: PDFDocument, tag: string): PDFDict {
	const [first] = elements(document, tag);
	if (!first) throw new Error(`The good file has no ${tag}`);
	return first;
}

/** Gives the first element of a tag another one. */
function retag(document: PDFDocument, from: string, to: string): void {
	element(document, from).set(name("S"), name(to));
}

function annotation(document: PDFDocument): PDFDict {
	return document
		.getPage(0)
		.node.lookup(name("Annots"), PDFArray)
		.lookup(0, PDFDict);
}

function font(document: PDFDocument, subtype: string): PDFDict {
	const found = document.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.find(
			(object): object is PDFDict =>
				object instanceof PDFDict &&
				object.get(name("Subtype")) === name(subtype),
		);
	if (!found) throw new Error(`The good file has no font of type ${subtype}`);
	return found;
}

/** Edits the content of the second page, which has running heads. */
function rewrite(
	document: PDFDocument,
	edit: (content: string) => string,
): void {
	const { node } = document.getPage(1);
	const stream = node.lookup(name("Contents"));
	if (!(stream instanceof PDFRawStream)) throw new Error("No content");
	const content = Buffer.from(decodePDFRawStream(stream).decode()).toString(
		"latin1",
	);
	const edited = edit(content);
	if (edited === content) throw new Error("The edit changes nothing");
	const { context } = document;
	node.set(
		name("Contents"),
		context.register(context.flateStream(Buffer.from(edited, "latin1"))),
	);
}

function rewriteXmp(
	document: PDFDocument,
	edit: (xmp: string) => string,
): void {
	const { catalog, context } = document;
	const stream = catalog.lookup(name("Metadata"));
	if (!(stream instanceof PDFRawStream)) throw new Error("No metadata");
	const xmp = Buffer.from(stream.contents).toString("utf8");
	const edited = edit(xmp);
	if (edited === xmp) throw new Error("The edit changes nothing");
	catalog.set(
		name("Metadata"),
		context.register(
			context.stream(Buffer.from(edited), { Type: "Metadata", Subtype: "XML" }),
		),
	);
}
