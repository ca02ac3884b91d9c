/** Builds and checks that run in the tests’ own process take the shared browser; one that names its browser starts that. */
import { vi } from "vitest";
import { sharedSession } from "./shared-browser.ts";

vi.mock("../scripts/browser/browser-session.ts", async (original) => {
	const real =
		await original<typeof import("../scripts/browser/browser-session.ts")>();
	return {
		openBrowser: (options: Parameters<typeof real.openBrowser>[0]) =>
			options.executable ? real.openBrowser(options) : sharedSession,
		withBrowser: ((options, work) =>
			options.executable
				? real.withBrowser(options, work)
				: sharedSession.run(work)) satisfies typeof real.withBrowser,
	};
});
