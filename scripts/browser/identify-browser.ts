/** Which browser a build would use, told without starting it or looking into it. */
import { statSync } from "node:fs";

/** Whether the bundled browser is for this machine. */
export const hasBundle = process.platform === "linux" && process.arch === "x64";

/** The browser that the call or the environment names. */
export function namedBrowser(flag: string | undefined): string | undefined {
	return flag ?? process.env.PUPPETEER_EXECUTABLE_PATH;
}

/** Another text where another browser would be found, or where it was replaced. Throws where there is none. */
export async function identifyBrowser(
	flag: string | undefined,
): Promise<string> {
	const named = namedBrowser(flag);
	// Its version is that of the package.
	if (!named && hasBundle) return "bundled";
	const executable = named || (await findAnother());
	const found = statSync(executable, { throwIfNoEntry: false });
	return `${executable} ${found?.size} ${found?.mtimeMs}`;
}

async function findAnother(): Promise<string> {
	const { findBrowser } = await import("./start-browser.ts");
	return (await findBrowser()).executable;
}
