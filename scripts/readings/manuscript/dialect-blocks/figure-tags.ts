/** A picture and its caption in the tags of HTML, for the witness. */
import { type Numbered, tagLines, wordLine } from "./numbered.ts";

export function figureTags(
	{
		source,
		alt,
		caption,
	}: {
		readonly source: string;
		readonly alt: string;
		readonly caption: string;
	},
	number: number,
	margin: string,
): Numbered[] {
	const value = (text: string) =>
		text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
	const said = alt === "" ? "" : ` alt="${value(alt)}"`;
	const words = caption.replace(/\s+/g, " ").trim();
	return tagLines(
		[
			"<figure>",
			`<img src="${value(source)}"${said}>`,
			...(words === ""
				? []
				: ["<figcaption>", wordLine(words), "</figcaption>"]),
			"</figure>",
		],
		number,
		margin,
	);
}
