/** A folder for pictures of tests, with a cache of its own, and what becomes of one at the door. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { openConverter } from "../../../scripts/manuscript/images/convert-picture.ts";
import {
	describeUnfit,
	fileOf,
	readPicture,
} from "../../../scripts/manuscript/images/read-images.ts";

/** Until the tests of the file are over. */
export function openPictures() {
	const folder = mkdtempSync(join(tmpdir(), "colophon-pictures-"));
	const converter = openConverter();
	beforeAll(() => {
		vi.stubEnv("XDG_CACHE_HOME", folder);
	});
	afterAll(() => {
		converter.end();
		vi.unstubAllEnvs();
		rmSync(folder, { recursive: true, force: true });
	});
	/** What the editions ship of a file, or what is said of it. */
	return async (bytes: Uint8Array) => {
		writeFileSync(join(folder, "picture"), bytes);
		try {
			const found = readPicture(fileOf(join(folder, "picture")));
			return {
				shipped: Buffer.from(await found.finish(converter)),
				width: found.width,
				height: found.height,
				stored: found.stored,
				first: found.hasMore ? found.kind : undefined,
			};
		} catch (error) {
			return { said: describeUnfit("picture", error) };
		}
	};
}
