import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// A build starts a browser, which wants a core of its own.
		maxWorkers: 2,
	},
});
