/** What front matter says of an image, by its path, by a pattern and by default. */
import { expect, test } from "vitest";
import {
	matchesPattern,
	readEntries,
} from "../../../scripts/manuscript/images/image-entries.ts";

test.each([
	["images/**", "images/a/b.jpg", true],
	["images/**", "images.jpg", false],
	["images/*.jpg", "images/b.jpg", true],
	["images/*.jpg", "images/a/b.jpg", false],
	["**/b.jpg", "b.jpg", true],
	["**/b.jpg", "a/b.jpg", true],
	["*", "a.jpg", true],
	["*.png", "a.jpg", false],
	["https://a.example/**", "https://a.example/x/y.png", true],
	[`${"*a".repeat(200)}b`, "a".repeat(2_000), false],
])("%s and %s", (pattern, path, expected) => {
	expect(matchesPattern(pattern, path)).toBe(expected);
});

test("the most particular holds, and who is credited comes from one place", () => {
	const entries = readEntries(
		{
			"img/**": { creator: "moor", copyrightNotice: "© 2025 Moor" },
			"img/quay/*": { creditText: "Quay Pictures" },
			"img/own.png": { own: true },
		},
		{ creditText: "NNW", license: "https://a.example/licence" },
		() => undefined,
	);
	const license = "https://a.example/licence";
	expect(entries.of(["img/a.png"])).toMatchObject({
		entry: { creator: "moor", copyrightNotice: "© 2025 Moor", license },
		creatorAt: ["images", "img/**", "creator"],
	});
	expect(entries.of(["img/a.png"]).entry.creditText).toBeUndefined();
	expect(entries.of(["img/quay/a.png"]).entry).toMatchObject({
		creditText: "Quay Pictures",
		creator: undefined,
	});
	expect(entries.of(["img/own.png"]).entry).toMatchObject({
		own: true,
		creditText: undefined,
		license,
	});
	expect(entries.of(["b.png"]).entry).toMatchObject({ creditText: "NNW" });
});
