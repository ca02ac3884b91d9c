import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { ask, readCreditReply } from "../../scripts/import/questions/ask.ts";
import type { Question } from "../../scripts/import/questions/questions.ts";
import { noAnswers } from "../../scripts/import/questions/settle.ts";

const question = (id: string): Question => ({
	id,
	line: Number(id),
	source: `Line ${id}`,
	reasons: ["Unread line"],
	read: "author Priya Halloran",
	choices: [
		{ answer: "accept", means: "take it as it was read" },
		{ answer: "text", means: "it credits nobody" },
	],
});

async function reply(...replies: string[]) {
	const output = new PassThrough();
	const answers = await ask([question("1"), question("2")], noAnswers, {
		input: Readable.from([`${replies.join("\n")}\n`]),
		output,
	});
	return { lines: answers.lines, shown: String(output.read()) };
}

test("each open line is shown with what was read and what may be answered", async () => {
	const { lines, shown } = await reply("1", "2");
	expect(lines).toEqual({ 1: "accept", 2: "text" });
	expect(shown).toContain("“Line 1”");
	expect(shown).toContain("Read as: author Priya Halloran");
});

test("back asks again, and skip leaves a line open", async () => {
	const { lines } = await reply("1", "b", "2", "s");
	expect(lines).toEqual({ 1: "text" });
});

test("an answer that fits nothing is asked for again", async () => {
	const { lines, shown } = await reply("9", "1", "s");
	expect(lines).toEqual({ 1: "accept" });
	expect(shown).toContain("Unexpected answer “9”");
});

test("the end of the input leaves the rest open", async () => {
	const { lines } = await reply("1");
	expect(lines).toEqual({ 1: "accept" });
});

test("credits may be answered in words", () => {
	expect(
		readCreditReply(
			"author Priya Halloran, CNN; photographer Emmett Dufresne, Jr. in Paris; date 2025-03-18",
		),
	).toEqual({
		author: [{ name: "Priya Halloran", affiliation: "CNN", role: "author" }],
		contributor: [
			{ name: "Emmett Dufresne, Jr.", location: "Paris", role: "photographer" },
		],
		date: "2025-03-18",
	});
	expect(readCreditReply("nobody")).toBeUndefined();
});
