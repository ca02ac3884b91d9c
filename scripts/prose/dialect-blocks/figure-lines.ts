/** A picture with its caption, which may hold marks, as lines of Markdown. */
import { container, type Line } from "./lines.ts";

export interface Pictured {
	readonly source: string;
	readonly alt: string;
	readonly caption: string;
	readonly id?: string | undefined;
}

export function figureLines(
	{ source, alt, caption, id }: Pictured,
	line: Line,
	margin: string,
): Line[] {
	const blank = { ...line, text: "" };
	const words = alt
		.replace(/\s+/g, " ")
		.replace(/[[\]\\*_`<>&~^=:{}$]/g, "\\$&");
	const image = `![${words}](<${source.replace(/[<>\\]/g, "\\$&")}>)`;
	return [
		blank,
		...container(
			{
				name: "pictured",
				label: caption.replace(/\s+/g, " "),
				attributes: id ? { id } : {},
				margin,
			},
			[{ ...line, text: margin + image }],
			{ first: line, last: line },
		),
		blank,
	];
}
