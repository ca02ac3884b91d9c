/** Which browser a build would use, told without starting it or looking into it. */
import { statSync } from "node:fs";
import { hasBundle, namedBrowser } from "./named-browser.ts";

/** Another text where another browser would be found, or where it was replaced. Throws where there is none. */
export async function identifyBrowser(
	flag: string | undefined,
): Promise<string> {
	const named = namedBrowser(flag);
	// Its version is that of the package.
	if (!named && hasBundle()) return "bundled";
	const executable = named || (await findAnother());
	const found = statSync(executable, { throwIfNoEntry: false });
	return `${executable} ${found?.size} ${found?.mtimeMs}`;
}

async function findAnother(): Promise<string> {
	const { findBrowser } = await import("./start-browser.ts");
	return (await findBrowser()).executable;
}
