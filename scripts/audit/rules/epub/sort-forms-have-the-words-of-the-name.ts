/** Compares the words of a name with those of its sort form, where the record did not declare that form. */
import { folded } from "../../normalize.ts";
import type { Rule } from "../../rule.ts";

export const sortFormsHaveTheWordsOfTheName: Rule = {
	id: "M07",
	says: "The form that an agent is filed under has the words of the name, and no other.",
	clause: "EPUB 3.3, property file-as: the name in a form for sorting",
	epub: ({ opf }, { record }) => {
		// What the record has was declared, in another script than the name perhaps.
		const declared = new Set(
			[...record.byline.agents, ...record.contributors].map(
				(agent) => `${agent.name}\n${agent.fileAs}`,
			),
		);
		return [...opf.creators, ...opf.contributors].flatMap(
			({ name, fileAs, where }) =>
				fileAs
					.filter((form) => !declared.has(`${name}\n${form}`))
					.filter((form) => name !== "" && !sameWords(name, form))
					.map((form) => ({
						expected: `the words of ${name}`,
						actual: form,
						where: `file-as of ${name}, ${where}`,
						about: { has: [form] },
					})),
		);
	},
};

/** Articles and titles may be left out. */
const optional = new Set(
	"the a an der die das le la les l el los las il lo i gli o os as de het een dr prof sir dame rev".split(
		" ",
	),
);

function sameWords(name: string, form: string): boolean {
	const [one, other] = [wordsOf(name), wordsOf(form)];
	return (
		other.every((word) => one.includes(word)) &&
		one.every((word) => other.includes(word) || optional.has(word))
	);
}

function wordsOf(text: string): string[] {
	return folded(text)
		.split(/[^\p{L}\p{N}']+/u)
		.filter((word) => word !== "");
}
