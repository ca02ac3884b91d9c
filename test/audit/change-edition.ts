/** Makes of a clean publication’s files what an example says: other bytes of one edition, or another record. */
import type { Browser } from "puppeteer";
import type { EditionName } from "../../scripts/model/edition.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import {
	editContent,
	editEntry,
	editJsonLd,
	editPdf,
	editText,
	editXmp,
	setInfo,
	setInObject,
} from "./edit-files.ts";
import { editFont } from "./edit-fonts.ts";
import { type BuiltFiles, printChanged } from "./publications.ts";
import type { Change, Example } from "./read-examples.ts";
import { changeData, editOf } from "./steps.ts";

export interface Changed {
	readonly record: CreditRecord;
	/** Absent where the record alone is changed. */
	readonly edition?: { readonly name: EditionName; readonly bytes: Uint8Array };
}

export async function changeEdition(
	{ change, edit }: Example,
	{ record, files }: BuiltFiles,
	browser: Browser,
): Promise<Changed> {
	if (change.changed === "credits.json")
		return { record: changeData(record, change.steps) };
	const name = editionOf(change);
	const bytes = files.get(name);
	if (!bytes) throw new Error(`No ${name}`);
	return {
		record: change.record ? changeData(record, change.record) : record,
		edition: {
			name,
			bytes: await changeBytes(change, bytes, { edit, browser }),
		},
	};
}

type EditionChange = Exclude<Change, { readonly changed: "credits.json" }>;

function editionOf(change: EditionChange): EditionName {
	const { changed } = change;
	if (changed === "font") return change.edition;
	if (changed === "html" || changed === "json-ld") return "html";
	return changed === "epub" ? "epub" : "pdf";
}

async function changeBytes(
	change: EditionChange,
	bytes: Uint8Array,
	{ edit, browser }: Pick<Example, "edit"> & { readonly browser: Browser },
): Promise<Uint8Array> {
	switch (change.changed) {
		case "html":
			return editText(bytes, editOf(change.steps));
		case "json-ld":
			return editJsonLd(bytes, (work) => changeData(work, change.steps));
		case "epub":
			return editEntry(bytes, `OEBPS/${change.part}`, editOf(change.steps));
		case "xmp":
			return editPdf(bytes, editXmp(editOf(change.steps)));
		case "page":
			return editPdf(bytes, editContent(editOf(change.steps), change.page - 1));
		case "info":
			return editPdf(bytes, (document) => {
				for (const [key, value] of Object.entries(change.set))
					setInfo(key, value)(document);
			});
		case "object":
			return editPdf(bytes, setInObject(change));
		case "font":
			return editFont(bytes, change);
		case "pdf":
			if (!edit) throw new Error("Missing change.ts");
			return editPdf(bytes, edit);
		case "manuscript":
			return printChanged(change.publication, editOf(change.steps), browser);
	}
}
