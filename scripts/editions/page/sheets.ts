/** The style sheets of an edition: the house’s own, and those for languages and directions that are set in another way. */
import type { House } from "../../model/house.ts";
import type { Statement } from "../../model/statement.ts";

/** `own` are names of the house’s sheets; `edition` tells which others go with them. */
export function sheetsOf(
	statement: Statement,
	house: House,
	own: readonly string[],
	edition: "html" | "epub" | "print",
): string {
	const { languages, direction, chapters } = statement;
	const others = ofLanguages.filter(({ of }) => languages.some(matches(of)));
	const isFromRight = [{ direction }, ...chapters].some(
		(part) => part.direction === "rtl",
	);
	const names = [
		...own,
		...(isOfOtherScript(statement) ? otherScripts[edition] : []),
		...(isFromRight ? rightToLeft[edition] : []),
		...others.flatMap((sheets) => sheets[edition]),
	];
	return names.map(house.css).join("\n");
}

const rightToLeft = {
	html: ["right-to-left.css"],
	epub: ["right-to-left.css", "right-to-left-epub.css"],
	print: ["right-to-left.css", "right-to-left-print.css"],
} as const;

const otherScripts = {
	html: ["other-scripts.css"],
	epub: ["other-scripts.css"],
	print: ["other-scripts.css", "other-scripts-print.css"],
} as const;

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

/** Whether most letters of the work are of scripts without italics: by those of its title and of its first words. */
function isOfOtherScript({ title, chapters }: Statement): boolean {
	const words = chapters.flatMap(({ passages }) =>
		passages.slice(0, 50).map(({ text }) => text),
	);
	const letters = [title, ...words].join("").match(/\p{L}/gu) ?? [];
	const others = letters.filter((letter) => !withItalics.test(letter));
	return others.length > letters.length / 2;
}

const withItalics = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

function matches(pattern: RegExp): (language: string) => boolean {
	return (language) => pattern.test(language);
}
