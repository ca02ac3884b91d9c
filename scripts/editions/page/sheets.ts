/** The style sheets of an edition: the house’s own, and those for languages and directions that are set in another way. */
import type { House } from "../../model/house.ts";
import type { Statement } from "../../model/statement.ts";

/** `own` are names of the house’s sheets; `edition` tells which others go with them. */
export function sheetsOf(
	{ languages, direction }: Statement,
	house: House,
	own: readonly string[],
	edition: "html" | "epub" | "print",
): string {
	const others = ofLanguages.filter(({ of }) => languages.some(matches(of)));
	const names = [
		...own,
		...(direction === "rtl" ? ["right-to-left.css"] : []),
		...others.flatMap((sheets) => sheets[edition]),
	];
	return names.map(house.css).join("\n");
}

const ofLanguages = [
	{
		of: /^(?:zh|yue|ja|ko)\b/i,
		html: ["east-asian.css", "east-asian-html.css"],
		epub: ["east-asian.css"],
		print: ["east-asian.css", "east-asian-print.css"],
	},
	{
		of: /^(?:th|lo|km|my|bo|dz)\b/i,
		html: [],
		epub: [],
		print: ["tall-letters-print.css"],
	},
] as const;

function matches(pattern: RegExp): (language: string) => boolean {
	return (language) => pattern.test(language);
}
