/** What several test files want is made once in a run, by the one that asks first; the others wait for it. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";

/** The folder `name`, which `make` has filled under another name. */
export async function once(
	name: string,
	make: (folder: string) => unknown,
): Promise<string> {
	const folder = join(inject("runFolder"), name);
	const draft = `${folder}.part`;
	while (!existsSync(folder)) {
		if (!begin(draft)) {
			await wait(50);
			continue;
		}
		// Somebody else was ready in between.
		if (existsSync(folder)) {
			rmSync(draft, { recursive: true });
			break;
		}
		try {
			await make(draft);
			renameSync(draft, folder);
		} catch (cause) {
			rmSync(draft, { recursive: true, force: true });
			throw cause;
		}
	}
	return folder;
}

/** False where somebody else has begun. */
function begin(draft: string): boolean {
	try {
		mkdirSync(draft);
		return true;
	} catch {
		return false;
	}
}
