/** The content of the pages: all of it tagged or an artifact, known to the structure, and every glyph one with a meaning. */
import type { PdfFault } from "../model/problem.ts";
import { unpackText } from "../readings/pdf/filters.ts";
import { codesOf } from "../readings/pdf/fonts.ts";
import { readMark } from "../readings/pdf/marked-content.ts";
import {
	ByteString,
	Dict,
	type Direct,
	isArray,
	nameOf,
	type PdfObject,
} from "../readings/pdf/objects.ts";
import { scanContent } from "../readings/pdf/scan-content.ts";
import { readTextMap } from "../readings/pdf/text-map.ts";
import type { Pdf, TaggedStructure } from "./read-pdf.ts";

export function checkContent({ document, structure }: Pdf): PdfFault[] {
	if (!structure) return [];
	const maps: TextMaps = new Map();
	return document.pages.flatMap(({ contents, dict, resources }, index) => {
		const check = new StreamCheck(structure, maps, index + 1);
		check.run(contents.map(unpackText).join("\n"), dict, resources, false);
		return check.faults;
	});
}

/** The text of each code, by the dictionary of a font. */
type TextMaps = Map<Dict, ReadonlyMap<number, string>>;

const painting = new Set("f F f* B B* b b* S s sh Do BI Tj TJ ' \"".split(" "));

const showing = new Set(["Tj", "TJ", "'", '"']);

class StreamCheck {
	readonly faults: PdfFault[] = [];
	private readonly structure: TaggedStructure;
	private readonly maps: TextMaps;
	private readonly page: number;
	private readonly reported = new Set<string>();
	private readonly visited = new Set<Dict>();

	constructor(structure: TaggedStructure, maps: TextMaps, page: number) {
		this.structure = structure;
		this.maps = maps;
		this.page = page;
	}

	/** Follows one stream and the forms that it paints; `isInside` tells that what paints it is tagged or an artifact. */
	run(
		stream: string,
		owner: Dict,
		resources: Dict | undefined,
		isInside: boolean,
	): void {
		if (this.visited.has(owner)) return;
		this.visited.add(owner);
		const marks: ("content" | "artifact" | "other")[] = [];
		const mcids = new Set<number>();
		let font: Dict | undefined;
		for (const { operator, operands } of scanContent(stream)) {
			const [name = ""] = operands.map(nameOf);
			const isMarked = isInside || marks.some((mark) => mark !== "other");
			if (operator === "BDC" || operator === "BMC")
				marks.push(this.open(operands, resources, marks, mcids));
			else if (operator === "EMC") marks.pop();
			else if (operator === "Tf") font = resources?.dict("Font")?.dict(name);
			else if (operator === "Do") this.paint(resources, name, isMarked);
			else if (painting.has(operator) && !isMarked)
				this.report(
					"UA1:7.1-3",
					"Unexpected content that is neither tagged nor an artifact",
				);
			if (font && showing.has(operator)) this.show(font, operands.at(-1));
		}
		this.checkClaims(owner, mcids);
	}

	private open(
		operands: readonly PdfObject[],
		resources: Dict | undefined,
		marks: readonly string[],
		mcids: Set<number>,
	): "content" | "artifact" | "other" {
		const { isArtifact, mcid, actualText } = readMark(operands, resources);
		if (isArtifact && marks.includes("content"))
			this.report("UA1:7.1-1", "Unexpected artifact in tagged content");
		if (mcid !== undefined && marks.includes("artifact"))
			this.report("UA1:7.1-2", "Unexpected tagged content in an artifact");
		if (actualText?.includes("\u00ad"))
			this.report("PDF:soft-hyphen", "Unexpected soft hyphen in the text");
		if (mcid === undefined) return isArtifact ? "artifact" : "other";
		if (mcids.has(mcid))
			this.report("PDF:mcid", `Unexpected second content ${mcid}`);
		mcids.add(mcid);
		return "content";
	}

	private paint(
		resources: Dict | undefined,
		name: string,
		isMarked: boolean,
	): void {
		const object = resources?.dict("XObject")?.stream(name);
		if (object?.dict.name("Subtype") === "Form")
			this.run(
				unpackText(object),
				object.dict,
				object.dict.dict("Resources") ?? resources,
				isMarked,
			);
		else if (!isMarked)
			this.report(
				"UA1:7.1-3",
				"Unexpected image that is neither tagged nor an artifact",
			);
	}

	private show(font: Dict, shown: PdfObject | undefined): void {
		const type = font.name("Subtype");
		if (type === "Type3") return;
		const map = this.mapOf(font);
		const isComposite = type === "Type0";
		for (const part of isArray(shown) ? shown : [shown])
			if (part instanceof ByteString)
				for (const code of codesOf(part, isComposite ? 2 : 1))
					this.checkGlyph(code, map, isComposite);
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

	private mapOf(font: Dict): ReadonlyMap<number, string> {
		const known = this.maps.get(font);
		if (known) return known;
		const map = readTextMap(font) ?? new Map();
		this.maps.set(font, map);
		return map;
	}

	/** The stream’s content, the tree and the ParentTree must know of one another. */
	private checkClaims(owner: Dict, mcids: ReadonlySet<number>): void {
		const claims = this.structure.claims.get(owner) ?? new Set<number>();
		const parents = this.parentsOf(owner);
		for (const mcid of mcids) {
			const parent = parents?.[mcid];
			if (!claims.has(mcid))
				this.report("UA1:7.1-3", `Missing element of content ${mcid}`);
			else if (!(parent instanceof Dict))
				this.report("PDF:parent-tree", `Missing parent of content ${mcid}`);
		}
		for (const claim of claims)
			if (!mcids.has(claim))
				this.report("PDF:mcid", `Missing content ${claim} of an element`);
	}

	private parentsOf(owner: Dict): readonly (Direct | undefined)[] | undefined {
		const key = owner.number("StructParents");
		const parents =
			key === undefined ? undefined : this.structure.parents.get(key);
		return isArray(parents) ? owner.itemsOf(parents) : undefined;
	}

	/** Once for each rule and page: a page that is wrong is often wrong a hundred times. */
	private report(rule: string, message: string): void {
		if (this.reported.has(rule)) return;
		this.reported.add(rule);
		this.faults.push({ rule, message, page: this.page });
	}
}
