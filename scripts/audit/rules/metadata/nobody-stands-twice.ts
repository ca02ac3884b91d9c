/** Looks for names that a list of the metadata has twice, and for the same role given to one name in two lists. */
import { namesIn } from "../../carried-names.ts";
import { agentIn, nameOf, nodesOf, textsOf, topNodes } from "../../json-ld.ts";
import type { Finding, Rule } from "../../rule.ts";

export const nobodyStandsTwice: Rule = {
	id: "M04",
	says: "Nobody stands twice in one list; who is author and contributor has different roles.",
	clause:
		"EPUB 3.3 §5.5.3.3: one element for each person; several roles refine one element",
	html: (html) => [
		...twice(namesIn(html).map(({ name, carrier }) => [carrier, name])),
		...topNodes(html).flatMap((work) => {
			const authors = nodesOf(work, "author").map(nameOf);
			return nodesOf(work, "contributor")
				.filter(
					(node) =>
						authors.includes(nameOf(agentIn(node, "contributor"))) &&
						textsOf(node, "roleName").includes("author"),
				)
				.map((node) => double(nameOf(agentIn(node, "contributor")), "JSON-LD"));
		}),
	],
	epub: ({ opf }) => [
		...twice([
			...opf.creators.map(({ name }) => ["dc:creator", name] as const),
			...opf.contributors.map(({ name }) => ["dc:contributor", name] as const),
		]),
		...opf.contributors
			.filter(({ name, roles }) =>
				opf.creators.some(
					(creator) =>
						creator.name === name &&
						creator.roles.some(({ code }) =>
							roles.some((role) => role.code === code),
						),
				),
			)
			.map(({ name, where }) => double(name, where)),
	],
	pdf: (pdf) => twice(namesIn(pdf).map(({ name, carrier }) => [carrier, name])),
};

function twice(pairs: readonly (readonly [string, string])[]): Finding[] {
	const seen = new Set<string>();
	return pairs.flatMap(([list, name]) => {
		const key = `${list}\n${name}`;
		if (!seen.has(key)) {
			seen.add(key);
			return [];
		}
		return [double(name, list)];
	});
}

function double(name: string, where: string): Finding {
	return {
		expected: `${name}, once`,
		actual: `${name}, twice`,
		where,
		about: { has: [name] },
	};
}
