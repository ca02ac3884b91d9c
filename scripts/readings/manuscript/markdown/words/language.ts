/** Words in another language, `:lang[…]{lang=fr}`; in a line, no other directive is one. */
import type {} from "mdast-util-directive";
import { attributesAt, labelEnd } from "../attributes.ts";
import { addPart, type Reading } from "./reading.ts";

export function readLanguage(reading: Reading): boolean {
	const { text, at, parts } = reading;
	if (!text.startsWith(":lang[", at)) return false;
	if (text[at - 1] === ":" && parts.at(-1)?.type !== "itself") return false;
	const from = at + ":lang".length;
	const close = labelEnd(text, from);
	const attributes =
		close === undefined ? undefined : attributesAt(text, close);
	const children =
		close === undefined
			? []
			: reading.read(text.slice(from + 1, close - 1), reading.lineOf(at));
	return addPart(
		reading,
		(place) => ({
			type: "textDirective",
			name: "lang",
			attributes: attributes?.values ?? {},
			children,
			...place,
		}),
		attributes?.end ?? close ?? from,
	);
}
