/** The content of the pages: all of it tagged or an artifact, known to the structure, and every glyph one with a meaning. */
import type { Finding } from "./finding.ts";
import {
	asDict,
	data,
	dict,
	list,
	number,
	PDFArray,
	PDFDict,
	type PDFObject,
	type Pdf,
	type Structure,
	string,
	value,
} from "./read-pdf.ts";
import { bytesOf, type Operation, operationsOf } from "./scan-content.ts";

export function checkContent(pdf: Pdf): Finding[] {
	const { structure } = pdf;
	if (!structure) return [];
	const maps = new Map<PDFDict, ReadonlyMap<number, string>>();
	return pdf.pages.flatMap((page, index) => {
		const check = new StreamCheck(structure, maps, index + 1);
		const streams = list(page, "Contents").map(data).join("\n");
		check.run(streams, page, dict(page, "Resources"), false);
		return check.findings;
	});
}

const painting = new Set("f F f* B B* b b* S s sh Do ID Tj TJ ' \"".split(" "));

class StreamCheck {
	readonly findings: Finding[] = [];
	private readonly structure: Structure;
	private readonly maps: Map<PDFDict, ReadonlyMap<number, string>>;
	private readonly page: number;
	private readonly reported = new Set<string>();
	private readonly visited = new Set<PDFDict>();

	constructor(
		structure: Structure,
		maps: Map<PDFDict, ReadonlyMap<number, string>>,
		page: number,
	) {
		this.structure = structure;
		this.maps = maps;
		this.page = page;
	}

	/** Follows one stream and the forms that it paints; `isInside` tells that what paints it is tagged or an artifact. */
	run(
		stream: string,
		owner: PDFDict,
		resources: PDFDict | undefined,
		isInside: boolean,
	): void {
		if (this.visited.has(owner)) return;
		this.visited.add(owner);
		const marks: ("content" | "artifact" | "other")[] = [];
		const mcids = new Set<number>();
		let font: PDFDict | undefined;
		for (const operation of operationsOf(stream)) {
			const { operator, operands } = operation;
			const isMarked = isInside || marks.some((mark) => mark !== "other");
			if (operator === "BDC" || operator === "BMC")
				marks.push(this.open(operation, marks, mcids));
			else if (operator === "EMC") marks.pop();
			else if (operator === "Tf")
				font = resource(resources, "Font", operands[0]);
			else if (operator === "Do") this.paint(resources, operands[0], isMarked);
			else if (painting.has(operator) && !isMarked)
				this.report(
					"UA1:7.1-3",
					"Unexpected content that is neither tagged nor an artifact",
				);
			if (font && /^(?:Tj|TJ|'|")$/.test(operator)) this.show(font, operands);
		}
		this.checkClaims(owner, mcids);
	}

	private open(
		{ operands }: Operation,
		marks: readonly string[],
		mcids: Set<number>,
	): "content" | "artifact" | "other" {
		const isArtifact = operands[0] === "/Artifact";
		const at = operands.indexOf("/MCID");
		const mcid = at < 0 ? undefined : Number(operands[at + 1]);
		if (isArtifact && marks.includes("content"))
			this.report("UA1:7.1-1", "Unexpected artifact in tagged content");
		if (mcid !== undefined && marks.includes("artifact"))
			this.report("UA1:7.1-2", "Unexpected tagged content in an artifact");
		const said = operands.indexOf("/ActualText");
		if (said >= 0 && /ad/i.test(softHyphens(operands[said + 1] ?? "")))
			this.report("PDF:soft-hyphen", "Unexpected soft hyphen in the text");
		if (mcid === undefined) return isArtifact ? "artifact" : "other";
		if (mcids.has(mcid))
			this.report("PDF:mcid", `Unexpected second content ${mcid}`);
		mcids.add(mcid);
		return "content";
	}

	private paint(
		resources: PDFDict | undefined,
		name: string | undefined,
		isMarked: boolean,
	): void {
		const objects = resources && dict(resources, "XObject");
		const object = objects && value(objects, (name ?? "").slice(1));
		const form = asDict(object);
		const isForm = form && string(value(form, "Subtype")) === "Form";
		if (isForm)
			this.run(
				data(object),
				form,
				dict(form, "Resources") ?? resources,
				isMarked,
			);
		else if (!isMarked)
			this.report(
				"UA1:7.1-3",
				"Unexpected image that is neither tagged nor an artifact",
			);
	}

	private show(font: PDFDict, operands: readonly string[]): void {
		const type = string(value(font, "Subtype"));
		if (type === "Type3") return;
		const map = this.mapOf(font);
		for (const operand of operands) {
			if (!/^[<(]/.test(operand)) continue;
			const bytes = bytesOf(operand);
			const step = type === "Type0" ? 2 : 1;
			for (let at = 0; at < bytes.length; at += step) {
				const code =
					step === 2
						? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
						: bytes[at];
				this.checkGlyph(code ?? 0, map, type === "Type0");
			}
		}
	}

	private checkGlyph(
		code: number,
		map: ReadonlyMap<number, string>,
		isComposite: boolean,
	): void {
		if (code === 0 && isComposite)
			this.report("UA1:7.21.8-1", "Unexpected glyph .notdef");
		const text = map.get(code);
		if (text === undefined)
			this.report("UA1:7.21.7-1", `Missing text of glyph ${code}`);
		else if (/[\0\ufeff\ufffe]/.test(text))
			this.report("UA1:7.21.7-2", `Unexpected text of glyph ${code}`);
		else if (text.includes("\u00ad"))
			this.report("PDF:soft-hyphen", "Unexpected soft hyphen in the text");
	}

	private mapOf(font: PDFDict): ReadonlyMap<number, string> {
		const known = this.maps.get(font);
		if (known) return known;
		const map = glyphTexts(data(value(font, "ToUnicode")));
		this.maps.set(font, map);
		return map;
	}

	/** The stream’s content, the tree and the ParentTree must know of one another. */
	private checkClaims(owner: PDFDict, mcids: ReadonlySet<number>): void {
		const claims = this.structure.claims.get(owner) ?? new Set<number>();
		const parents = this.parentsOf(owner);
		for (const mcid of mcids) {
			const parent = parents && lookup(parents, mcid);
			if (!claims.has(mcid))
				this.report("UA1:7.1-3", `Missing element of content ${mcid}`);
			else if (!(parent instanceof PDFDict))
				this.report("PDF:parent-tree", `Missing parent of content ${mcid}`);
		}
		for (const claim of claims)
			if (!mcids.has(claim))
				this.report("PDF:mcid", `Missing content ${claim} of an element`);
	}

	private parentsOf(owner: PDFDict): PDFArray | undefined {
		const key = number(value(owner, "StructParents"));
		const parents =
			key === undefined ? undefined : this.structure.parents.get(key);
		return parents instanceof PDFArray ? parents : undefined;
	}

	/** Once for each rule and page: a page that is wrong is often wrong a hundred times. */
	private report(rule: string, message: string): void {
		if (this.reported.has(rule)) return;
		this.reported.add(rule);
		this.findings.push({ rule, message, page: this.page });
	}
}

function lookup(parents: PDFArray, at: number): PDFObject | undefined {
	return at < parents.size() ? parents.lookup(at) : undefined;
}

/** The hexadecimal codes of soft hyphens in a UTF-16 string. */
function softHyphens(operand: string): string {
	const codes = operand.replaceAll(/[<>\s]/g, "").match(/.{4}/g) ?? [];
	return codes.filter((code) => code.toLowerCase() === "00ad").join("");
}

function resource(
	resources: PDFDict | undefined,
	kind: string,
	name: string | undefined,
): PDFDict | undefined {
	const all = resources && dict(resources, kind);
	return all && dict(all, (name ?? "").slice(1));
}

function glyphTexts(map: string): Map<number, string> {
	const texts = new Map<number, string>();
	let section: "char" | "range" | undefined;
	for (const line of map.split(/\r?\n/)) {
		if (line.includes("beginbfchar")) section = "char";
		else if (line.includes("beginbfrange")) section = "range";
		else if (line.includes("endbf")) section = undefined;
		else if (section) addTexts(texts, section, line);
	}
	return texts;
}

function addTexts(
	texts: Map<number, string>,
	section: "char" | "range",
	line: string,
): void {
	const [first = "", second = "", ...targets] = [
		...line.matchAll(/<([0-9a-f]*)>/gi),
	].map(([, hex = ""]) => hex);
	if (section === "char") {
		texts.set(Number.parseInt(first, 16), fromUtf16(second));
		return;
	}
	const start = Number.parseInt(first, 16);
	const end = Math.min(Number.parseInt(second, 16), start + 0xffff);
	for (let code = start; code <= end; code++) {
		const listed = line.includes("[") ? targets[code - start] : undefined;
		const text = fromUtf16(listed ?? targets[0] ?? "");
		const last = text.charCodeAt(text.length - 1) + (code - start);
		texts.set(
			code,
			listed ? text : text.slice(0, -1) + String.fromCharCode(last),
		);
	}
}

function fromUtf16(hex: string): string {
	return (hex.match(/.{4}/g) ?? [])
		.map((code) => String.fromCharCode(Number.parseInt(code, 16)))
		.join("");
}
