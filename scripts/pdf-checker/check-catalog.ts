/** What the file says of itself as a whole: tagged, in a language, with a title bar, colours with a meaning, and nothing active. */
import type { Finding } from "./finding.ts";
import {
	asDict,
	data,
	dict,
	isTrue,
	list,
	type PDFDict,
	type Pdf,
	string,
	value,
} from "./read-pdf.ts";

export function checkCatalog(pdf: Pdf): Finding[] {
	const { catalog } = pdf;
	const marks = dict(catalog, "MarkInfo");
	const findings: Finding[] = [];
	const expect = (isMet: boolean, rule: string, message: string) => {
		if (!isMet) findings.push({ rule, message });
	};
	expect(isTrue(marks, "Marked"), "UA1:6.2-1", "Missing Marked in MarkInfo");
	expect(!isTrue(marks, "Suspects"), "UA1:7.1-4", "Unexpected suspect tags");
	expect(
		isTrue(dict(catalog, "ViewerPreferences"), "DisplayDocTitle"),
		"UA1:7.1-10",
		"Missing DisplayDocTitle: the title bar would show the file’s name",
	);
	expect(
		pdf.structure !== undefined,
		"UA1:7.1-11",
		"Missing structure tree: the file is not tagged",
	);
	expect(
		language.test(string(value(catalog, "Lang")) ?? ""),
		"UA1:7.2-29",
		`Unexpected language “${string(value(catalog, "Lang")) ?? ""}”, expected a BCP 47 tag`,
	);
	return [
		...findings,
		...checkTrailer(pdf),
		...checkIntent(catalog),
		...checkActions(catalog),
		...checkPages(pdf),
	];
}

const language = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

function checkTrailer({ document }: Pdf): Finding[] {
	const { ID, Encrypt } = document.context.trailerInfo;
	const findings: Finding[] = [];
	const ids = String(document.context.lookup(ID) ?? "").match(/<[^>]*>/g) ?? [];
	if (ids.length !== 2)
		findings.push({ rule: "A2:6.1.3-1", message: "Missing file identifier" });
	else if (ids[0] !== ids[1])
		findings.push({
			rule: "PDF:identifier",
			message: "Unexpected second identifier, expected that of a first version",
		});
	if (Encrypt)
		findings.push({ rule: "A2:6.1.3-2", message: "Unexpected encryption" });
	return findings;
}

/** Device colours mean something only through an output intent with an RGB profile. */
function checkIntent(catalog: PDFDict): Finding[] {
	const intents = list(catalog, "OutputIntents")
		.map(asDict)
		.filter((intent) => intent !== undefined);
	const isRgb = intents.some((intent) => {
		const profile = data(value(intent, "DestOutputProfile"));
		const isArchival = string(value(intent, "S")) === "GTS_PDFA1";
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

function checkActions(catalog: PDFDict): Finding[] {
	const findings: Finding[] = [];
	const names = dict(catalog, "Names");
	const opening = dict(catalog, "OpenAction");
	const isScripted =
		(names && value(names, "JavaScript")) ||
		value(catalog, "AA") ||
		(opening && string(value(opening, "S")) === "JavaScript");
	if (isScripted)
		findings.push({ rule: "A2:6.5.1-1", message: "Unexpected script" });
	if (value(catalog, "AcroForm"))
		findings.push({ rule: "PDF:forms", message: "Unexpected form" });
	return findings;
}

function checkPages({ pages }: Pdf): Finding[] {
	return pages.flatMap((page, index): Finding[] => {
		const isOrdered = string(value(page, "Tabs")) === "S";
		if (isOrdered || list(page, "Annots").length === 0) return [];
		return [
			{
				rule: "UA1:7.18.3-1",
				message: "Unexpected tab order, expected that of the structure",
				page: index + 1,
			},
		];
	});
}
