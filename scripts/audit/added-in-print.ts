/** What a print has among the blocks of a text, and is none of them: numbers of lists, words of pictures, credits, headings of notes. */
import type { PdfBlock } from "../readings/pdf.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { isDateline } from "./body-blocks.ts";
import { bareText, inCapitals } from "./normalize.ts";

/** Tells them by the block and the one after it. */
export function additionsOf(
	record: CreditRecord,
): (block: PdfBlock, next: PdfBlock | undefined) => boolean {
	const labels = new Set(record.house?.labels?.map(bareText));
	const credits = [...record.images, ...(record.unfetched ?? [])].map(
		({ creditText }) => bareText(creditText ?? ""),
	);
	const notes = record.house?.words?.notes;
	const isDrawn = drawnIn(record);
	return (block, next) =>
		(block.path.includes("Lbl") && isNumber(block)) ||
		(block.path.at(-1) === "Figure" &&
			block.shown.every(({ text }) => isDrawn(text))) ||
		labels.has(bareText(block.text)) ||
		isDateline(block.text, record) ||
		isOfCredits(bareText(block.text), credits) ||
		isNumberOfNote(block) ||
		isHeadingOfNotes(block, next, notes);
}

/** The house’s word for notes, which it may set in capitals; of the record of an earlier version any short heading. */
export function isHeadingOfNotes(
	{ tag, text }: PdfBlock,
	next: PdfBlock | undefined,
	word: string | undefined,
): boolean {
	if (!next?.path.includes("Note") || !/^H[2-6]$/.test(tag)) return false;
	if (word === undefined) return text.length < 40;
	return inCapitals(bareText(text)) === inCapitals(bareText(word));
}

/** Whether a drawing shows that. Of the record of an earlier version nobody knows. */
export function drawnIn({ drawings }: CreditRecord): (text: string) => boolean {
	const words = drawings?.map(bareText);
	return (text) => words?.some((own) => own.includes(bareText(text))) ?? true;
}

/** "1.", "iv.", "B)", "•". */
function isNumber({ text }: PdfBlock): boolean {
	const bare = bareText(text);
	return numbers.test(bare) || /^[^\p{L}]{0,3}$/u.test(bare);
}

const numbers = /^[([]?(?:\p{N}{1,6}|[ivxlcdm]{1,9}|\p{L}{1,4})[.)\]:、．]?$/iu;

/** "1 a b" stands for itself where a note begins with no paragraph. */
function isNumberOfNote({ path, text }: PdfBlock): boolean {
	return path.includes("Note") && /^\d+(?:\s+[a-z])*\s*$/.test(text);
}

/** Whether a caption has nothing but the credits of its pictures. */
function isOfCredits(text: string, credits: readonly string[]): boolean {
	if (text === "") return true;
	return credits.some(
		(credit) =>
			credit !== "" &&
			text.startsWith(credit) &&
			isOfCredits(text.slice(credit.length), credits),
	);
}
