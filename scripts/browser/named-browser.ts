/** Which browser is looked for first. */

/** Whether the bundled browser is for this machine. */
export function hasBundle(): boolean {
	return process.platform === "linux" && process.arch === "x64";
}

/** The browser that the call or the environment names. */
export function namedBrowser(flag: string | undefined): string | undefined {
	return flag ?? process.env.PUPPETEER_EXECUTABLE_PATH;
}
