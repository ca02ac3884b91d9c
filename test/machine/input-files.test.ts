/** What was looked up of files tells whether anything that counts has changed. */
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOfFile } from "../../scripts/machine/file-hashes.ts";
import {
	hasInput,
	inputEntries,
	inputPlace,
	type Lookup,
	lookUpWith,
	noteInputs,
	readInput,
} from "../../scripts/machine/input-files.ts";

let folder = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-inputs-"));
	writeFileSync(join(folder, "essay.md"), "An essay.");
	writeFileSync(join(folder, "quay.jpg"), "a quay");
	mkdirSync(join(folder, "images"));
	symlinkSync("quay.jpg", join(folder, "lead.jpg"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const areSame = (lookups: readonly Lookup[]) => {
	const lookUp = lookUpWith(hashOfFile);
	return lookups.every((one) => lookUp(one) === one.answer);
};

/** Whether all answers are the same after `change` as they were for `work`. */
function isSameAfter(work: () => unknown, change: () => void): boolean {
	const notes = noteInputs();
	notes.during(work);
	const lookups = notes.lookups() ?? [];
	expect(lookups.length).toBeGreaterThan(0);
	expect(areSame(lookups)).toBe(true);
	change();
	return areSame(lookups);
}

const at = (name: string) => join(folder, name);
const write =
	(name: string, text = "other") =>
	() =>
		writeFileSync(at(name), text);

test.each<[string, () => unknown, () => void]>([
	["a text that was read", () => readInput(at("essay.md")), write("essay.md")],
	[
		"a file that was looked for in vain",
		() => hasInput(at("quay.jpg.xmp")),
		write("quay.jpg.xmp"),
	],
	["the list of a folder", () => inputEntries(folder), write("more.md")],
	[
		"what a link leads to",
		() => inputPlace(at("lead.jpg")),
		() => {
			rmSync(at("lead.jpg"));
			symlinkSync("essay.md", at("lead.jpg"));
		},
	],
	[
		"a file that is gone",
		() => readInput(at("quay.jpg")),
		() => rmSync(at("quay.jpg")),
	],
])("%s is noticed when it changes", (_, work, change) => {
	expect(isSameAfter(work, change)).toBe(false);
});

test("what nobody has looked at may change", () => {
	const read = () => readInput(at("essay.md"));
	expect(isSameAfter(read, write("other.md"))).toBe(true);
	expect(isSameAfter(read, write("quay.jpg"))).toBe(true);
	// Written anew, and the same.
	expect(isSameAfter(read, write("essay.md", "An essay."))).toBe(true);
});

test("a file that changes while it is read makes the notes worthless", () => {
	const notes = noteInputs();
	notes.during(() => readInput(at("essay.md")));
	write("essay.md")();
	notes.during(() => readInput(at("essay.md")));
	expect(notes.lookups()).toBeUndefined();
});

test("what is begun in time is noted when it comes to pass", async () => {
	const notes = noteInputs();
	await notes.during(async () => {
		await Promise.resolve();
		readInput(at("essay.md"));
	});
	readInput(at("quay.jpg"));
	expect(notes.lookups()?.map(({ path }) => path)).toEqual([at("essay.md")]);
});
