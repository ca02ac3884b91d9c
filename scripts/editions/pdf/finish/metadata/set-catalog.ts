/** What the catalog says of the whole file: language, title bar, output intent, and the attached files of the manuscript. */
import { PDFName, type PDFObject, type PDFRef } from "@cantoo/pdf-lib";
import type { Attachment, PdfFacts } from "../facts.ts";
import { ascii, entry, type OpenFile, text } from "../open-file.ts";
import { srgbProfile } from "./srgb-profile.ts";
import { pdfDate } from "./write-date.ts";

export function setCatalog(file: OpenFile, facts: PdfFacts): void {
	const { catalog, context } = file;
	const set = (key: string, value: PDFObject) =>
		catalog.set(PDFName.of(key), value);
	set("Lang", ascii(facts.language));
	set("MarkInfo", context.obj({ Marked: true }));
	set("ViewerPreferences", context.obj({ DisplayDocTitle: true }));
	if (entry(catalog, "Outlines")) set("PageMode", PDFName.of("UseOutlines"));
	set("OutputIntents", context.obj([outputIntent(file)]));
	if (facts.attachments.length > 0) attach(file, facts);
}

/** PDF/A wants a meaning for device colours (ISO 19005-2 §6.2.3): sRGB, which is what the browser paints in. */
function outputIntent(file: OpenFile): PDFRef {
	const { context } = file;
	const profile = context.flateStream(srgbProfile(), {
		N: 3,
		Alternate: "DeviceRGB",
	});
	return context.register(
		context.obj({
			Type: "OutputIntent",
			S: "GTS_PDFA1",
			OutputConditionIdentifier: ascii("sRGB IEC61966-2.1"),
			RegistryName: ascii("http://www.color.org"),
			Info: ascii("sRGB IEC61966-2.1"),
			DestOutputProfile: context.register(profile),
		}),
	);
}

/** The manuscript as the source of the file (ISO 19005-3 §6.8). */
function attach(file: OpenFile, facts: PdfFacts): void {
	const { catalog, context } = file;
	const named = facts.attachments
		.map((attachment) => ({
			name: attachment.name,
			ref: specification(file, facts, attachment),
		}))
		// A name tree is in the order of its keys (ISO 32000-1 §7.9.6); UTF-16, as the keys are written.
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	catalog.set(PDFName.of("AF"), context.obj(named.map(({ ref }) => ref)));
	catalog.set(
		PDFName.of("Names"),
		context.obj({
			EmbeddedFiles: {
				Names: named.flatMap(({ name, ref }) => [text(name), ref]),
			},
		}),
	);
}

function specification(
	file: OpenFile,
	facts: PdfFacts,
	attachment: Attachment,
): PDFRef {
	const { context } = file;
	const modified = facts.dateModified ?? facts.datePublished;
	const date = modified && pdfDate(modified);
	const embedded = context.register(
		context.flateStream(attachment.bytes, {
			Type: "EmbeddedFile",
			Subtype: attachment.mediaType,
			Params: {
				Size: attachment.bytes.length,
				...(date ? { ModDate: ascii(date) } : {}),
			},
		}),
	);
	return context.register(
		context.obj({
			Type: "Filespec",
			F: ascii(attachment.name.replaceAll(/[^\w./-]/g, "_")),
			UF: text(attachment.name),
			Desc: text(attachment.description),
			AFRelationship: "Source",
			EF: { F: embedded, UF: embedded },
		}),
	);
}
