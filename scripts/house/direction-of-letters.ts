/** In which direction the letters of a text run, where they all run in one. */

export type Direction = "ltr" | "rtl";

const letters = /\p{L}/u;
/** Scripts that are written from the right (Unicode’s bidirectional classes R and AL). */
const fromRight =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}]/gu;

/** Nothing where there are no letters, or some of both. */
export function directionOfLetters(text: string): Direction | undefined {
	const others = text.replace(fromRight, "");
	const hasRight = others.length < text.length && letters.test(text);
	const hasOther = letters.test(others);
	if (hasRight === hasOther) return undefined;
	return hasRight ? "rtl" : "ltr";
}

/** The direction for a line of its own with that text, among others that run in `around`. */
export function runningDirection(text: string, around: Direction): Direction {
	return directionOfLetters(text) ?? around;
}

/** Escapes a text; one that runs the other way than what is around it, which runs in `around`, stands apart from that. */
export function isolated(text: string, around: Direction): string {
	const escaped = text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
	const other = directionAttribute(text, around);
	return other === "" ? escaped : `<span${other}>${escaped}</span>`;
}

/** The mark of an element whose text runs the other way; nothing for any other. */
export function directionAttribute(text: string, around: Direction): string {
	const own = directionOfLetters(text);
	return own === undefined || own === around ? "" : ` dir="${own}"`;
}
