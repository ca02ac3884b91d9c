/** What the file says of itself as a whole: tagged, in a language, with a title bar, colours with a meaning, and nothing active. */
import type { PdfFault } from "../model/problem.ts";
import { unpackText } from "../readings/pdf/filters.ts";
import { ByteString, type Dict, dictOf } from "../readings/pdf/objects.ts";
import { type Pdf, words } from "./read-pdf.ts";

export function checkCatalog(pdf: Pdf): PdfFault[] {
	const { catalog } = pdf.document;
	const marks = catalog.dict("MarkInfo");
	const preferences = catalog.dict("ViewerPreferences");
	const spoken = words(catalog.get("Lang")) ?? "";
	const faults: PdfFault[] = [];
	const expect = (isMet: boolean, rule: string, message: string) => {
		if (!isMet) faults.push({ rule, message });
	};
	expect(
		marks?.get("Marked") === true,
		"UA1:6.2-1",
		"Missing Marked in MarkInfo",
	);
	expect(
		marks?.get("Suspects") !== true,
		"UA1:7.1-4",
		"Unexpected suspect tags",
	);
	expect(
		preferences?.get("DisplayDocTitle") === true,
		"UA1:7.1-10",
		"Missing DisplayDocTitle: the title bar would show the file’s name",
	);
	expect(
		pdf.structure !== undefined,
		"UA1:7.1-11",
		"Missing structure tree: the file is not tagged",
	);
	expect(
		language.test(spoken),
		"UA1:7.2-29",
		`Unexpected language “${spoken}”, expected a BCP 47 tag`,
	);
	return [
		...faults,
		...checkTrailer(pdf),
		...checkIntent(catalog),
		...checkActions(catalog),
		...checkPages(pdf),
	];
}

const language = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

function checkTrailer({ document }: Pdf): PdfFault[] {
	const [first, second, ...more] = document.trailer.items("ID");
	const isPair =
		first instanceof ByteString &&
		second instanceof ByteString &&
		more.length === 0;
	if (!isPair)
		return [{ rule: "A2:6.1.3-1", message: "Missing file identifier" }];
	if (first.bytes === second.bytes) return [];
	return [
		{
			rule: "PDF:identifier",
			message: "Unexpected second identifier, expected that of a first version",
		},
	];
}

/** Device colours mean something only through an output intent with an RGB profile. */
function checkIntent(catalog: Dict): PdfFault[] {
	const intents = catalog.items("OutputIntents").map(dictOf);
	const isRgb = intents.some((intent) => {
		const stream = intent?.stream("DestOutputProfile");
		const profile = stream ? unpackText(stream) : "";
		const isArchival = intent?.name("S") === "GTS_PDFA1";
		const isProfile = profile.slice(36, 40) === "acsp";
		return isArchival && isProfile && profile.slice(16, 20) === "RGB ";
	});
	if (isRgb) return [];
	return [
		{
			rule: "A2:6.2.4.3-2",
			message: "Missing output intent with an RGB profile",
		},
	];
}

function checkActions(catalog: Dict): PdfFault[] {
	const faults: PdfFault[] = [];
	const isScripted =
		catalog.dict("Names")?.get("JavaScript") !== undefined ||
		catalog.get("AA") !== undefined ||
		catalog.dict("OpenAction")?.name("S") === "JavaScript";
	if (isScripted)
		faults.push({ rule: "A2:6.5.1-1", message: "Unexpected script" });
	if (catalog.get("AcroForm") !== undefined)
		faults.push({ rule: "PDF:forms", message: "Unexpected form" });
	return faults;
}

function checkPages({ document }: Pdf): PdfFault[] {
	return document.pages.flatMap(({ dict }, index): PdfFault[] => {
		const isOrdered = dict.name("Tabs") === "S";
		if (isOrdered || dict.items("Annots").length === 0) return [];
		return [
			{
				rule: "UA1:7.18.3-1",
				message: "Unexpected tab order, expected that of the structure",
				page: index + 1,
			},
		];
	});
}
