/** Credits among the paragraphs of the text: the editions print each of them in its own place, where lists, searches and corrections reach it. */
import type { Element } from "hast";
import { toString as textOf } from "hast-util-to-string";
import type { Credited } from "../../credits/say.ts";
import type { Chapter } from "../../model/chapter.ts";
import type { Problem } from "../../model/problem.ts";
import type { Publication } from "../../model/publication.ts";
import { creditedIn, stateCredits } from "../../statement/state-credits.ts";

/** A paragraph that says a credit as a whole; a heading, a quotation or a sentence among others may say what it likes. */
export function creditsInText(publication: Publication): Problem[] {
	const said = creditsOf(publication);
	return publication.chapters.flatMap((chapter, index) => {
		const own = creditsOf(creditedIn(chapter, publication));
		const known = new Set([...said, ...own]);
		return paragraphsOf(chapter).flatMap((paragraph): Problem[] => {
			const message = judge(textOf(paragraph), known);
			if (!message) return [];
			const { line, column } = paragraph.position?.start ?? {};
			const source = sourceLine(publication, index, line);
			const { file } = chapter;
			return [{ rule: "credit-in-text", message, file, line, column, source }];
		});
	});
}

/** The byline and the credit lines that the editions print by themselves. */
function creditsOf(work: Credited): string[] {
	const { byline, creditLines } = stateCredits(work);
	return [byline, ...creditLines]
		.map((line) => plain(line.text))
		.filter((text) => text !== "");
}

function paragraphsOf({ body }: Chapter): Element[] {
	return body.children.filter(
		(node): node is Element => node.type === "element" && node.tagName === "p",
	);
}

function judge(text: string, known: ReadonlySet<string>): string | undefined {
	const own = plain(text);
	if (known.has(own))
		return "Unexpected credit in the text, which the editions print by themselves: remove this paragraph";
	if (contributed.test(own) && !severalSentences.test(own))
		return "Unexpected credit in the text: declare it under contributor, with the roles, and remove this paragraph";
	return undefined;
}

/** A name and what its bearer did. */
const contributed =
	/^(?:.{1,60} )?\p{Lu}\S* \p{Lu}\S*(?: .{1,200})? contributed (?:to this (?:report|story|article)|reporting)(?: from .{2,60})?\.$/u;
const severalSentences = /\p{Ll}{3}[.!?]["”’)]* /u;

function plain(text: string): string {
	return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function sourceLine(
	{ form, sources }: Publication,
	chapter: number,
	line = 0,
): string | undefined {
	const file = sources[form === "book" ? chapter + 1 : 0];
	const text = Buffer.from(file?.bytes ?? []).toString("utf8");
	return text.split(/\r\n|\r|\n/)[line - 1];
}
