/** Builds in the tests’ own process draw no cover, which takes the browser as long as a page of print: they have the beginning of a JPEG. */
import { vi } from "vitest";

vi.mock("../scripts/editions/page/cover.ts", () => ({
	drawCover: (async () =>
		Uint8Array.of(
			0xff,
			0xd8,
			0xff,
		)) satisfies typeof import("../scripts/editions/page/cover.ts").drawCover,
}));
