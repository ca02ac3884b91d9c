/** Computes the check digits of identifiers, which a slip of the hand does not survive. */
import { agentIn, nodesOf, textsOf, topNodes } from "../../json-ld.ts";
import type { Finding, Rule } from "../../rule.ts";

export const identifiersHaveTheirCheckDigits: Rule = {
	id: "M08",
	says: "ORCID, ISNI and ISBN have the check digit that their digits make, and a DOI its form.",
	clause: "ISO 27729 and ISO 7064 MOD 11-2; ISO 2108; ISO 26324",
	html: (html) =>
		topNodes(html).flatMap((work) => [
			...["isbn", "identifier"].flatMap((key) =>
				textsOf(work, key).flatMap((text) => check(text, `JSON-LD ${key}`)),
			),
			...["author", "contributor", "editor"].flatMap((key) =>
				nodesOf(work, key).flatMap((node) =>
					textsOf(agentIn(node, key), "sameAs").flatMap((text) =>
						check(text, `JSON-LD sameAs of ${key}`),
					),
				),
			),
			...html.metas
				.filter((meta) => /orcid|isbn|doi/.test(meta.name))
				.flatMap((meta) => check(meta.content, `meta ${meta.name}`)),
		]),
	epub: ({ opf }) => [
		...opf.identifiers.flatMap((text) => check(text, "dc:identifier")),
		...[...opf.creators, ...opf.contributors].flatMap((agent) =>
			agent.sameAs.flatMap((text) => check(text, `sameAs of ${agent.name}`)),
		),
	],
	pdf: ({ xmp }) =>
		(xmp?.get("dc:identifier")?.values ?? []).flatMap((text) =>
			check(text, "XMP dc:identifier"),
		),
};

function check(text: string, where: string): Finding[] {
	const sound = [isni, isbn, doi].every((test) => test(text));
	return sound
		? []
		: [
				{
					expected: "an identifier with its check digit",
					actual: text,
					where,
					about: { has: [text] },
				},
			];
}

function isni(text: string): boolean {
	const digits = /(?:orcid\.org|isni\.org\/isni)\/([\dX-]+)$/i
		.exec(text)?.[1]
		?.replace(/-/g, "")
		.toUpperCase();
	if (digits === undefined) return true;
	if (!/^\d{15}[\dX]$/.test(digits)) return false;
	let total = 0;
	for (const digit of digits.slice(0, 15)) total = (total + Number(digit)) * 2;
	const result = (12 - (total % 11)) % 11;
	return digits[15] === (result === 10 ? "X" : String(result));
}

function isbn(text: string): boolean {
	const digits = /^(?:urn:isbn:)?([\d-]{13,17})$/
		.exec(text)?.[1]
		?.replace(/-/g, "");
	if (digits === undefined || !/^97[89]/.test(digits)) return true;
	if (digits.length !== 13) return false;
	const sum = [...digits].reduce(
		(total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
		0,
	);
	return sum % 10 === 0;
}

function doi(text: string): boolean {
	return !/doi\.org/.test(text) || /doi\.org\/10\.\d{4,9}\/\S+$/.test(text);
}
