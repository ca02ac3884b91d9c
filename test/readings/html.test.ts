/** What is read of an HTML edition with large pictures in it. */
import { expect, test } from "vitest";
import { readHtml } from "../../scripts/readings/html.ts";

const page = (...pictures: readonly Uint8Array[]) =>
	Buffer.from(
		`<!DOCTYPE html><html lang="en"><head><title>Basin</title></head><body>${pictures
			.map(
				(bytes) =>
					`<img alt="Mud" src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}">`,
			)
			.join("\n")}</body></html>`,
	);

test("pictures of ten megabytes are found byte by byte, and are no part of the markup", () => {
	const pictures = [10_000_000, 9_999_999, 1_000].map((size, at) =>
		Buffer.alloc(size, `basin ${at}`),
	);
	const { embedded, text, images } = readHtml(page(...pictures));
	const found = embedded.map((base64) =>
		Buffer.from(Buffer.from(base64).toString("latin1"), "base64"),
	);
	expect(found.map((bytes, at) => bytes.equals(pictures[at] ?? bytes))).toEqual(
		[true, true, true],
	);
	expect(text.length).toBeLessThan(500);
	expect(images.map(({ src }) => src)).toEqual(
		[0, 1, 2].map((at) => `data:image/png;base64,#${at}`),
	);
});

test("what is too short for a file stays where it is", () => {
	const { embedded, images } = readHtml(page(Buffer.from("mud")));
	expect(embedded).toEqual([]);
	expect(images.map(({ src }) => src)).toEqual(["data:image/png;base64,bXVk"]);
});
