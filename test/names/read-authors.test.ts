/** Who a line of authors names, in the languages of the words between them. */
import { describe, expect, test } from "vitest";
import { readAuthors } from "../../scripts/names/read-authors.ts";

const both = ["Halima Forde", "Piet Ouwens"];

function namesIn(line: string, language: string): readonly string[] {
	const read = readAuthors(line, language);
	return "agents" in read ? read.agents.map(({ name }) => name) : [];
}

describe("two names of a line", () => {
	test.each([
		["ca", "i"],
		["cs", "a"],
		["da", "og"],
		["de", "und"],
		["el", "και"],
		["en", "and"],
		["es", "y"],
		["fa", "و"],
		["fi", "ja"],
		["fr", "et"],
		["hi", "और"],
		["hu", "és"],
		["id", "dan"],
		["it", "e"],
		["nb-NO", "og"],
		["nl", "en"],
		["pl", "i"],
		["pt-BR", "e"],
		["ro", "și"],
		["ru", "и"],
		["sv", "och"],
		["th", "และ"],
		["tr", "ve"],
		["uk", "та"],
		["vi", "và"],
	])("in %s, with “%s”, and with “and” and “&”", (language, and) => {
		for (const word of [and, "and", "&"])
			expect(namesIn(both.join(` ${word} `), language)).toEqual(both);
	});

	test("in a language without a table, by “and”", () => {
		expect(namesIn(both.join(" and "), "sw")).toEqual(both);
	});
});

test("a surname of two is not divided in silence", () => {
	expect(namesIn("José Ortega y Gasset", "es")).toEqual([]);
	expect(namesIn("Antoni Gaudí i Cornet", "ca")).toEqual([]);
});
