import { defineConfig } from "vitest/config";

/** What takes minutes: builds that are killed at every step, machines that are full, packages that npm installs, validators. */
const machine = [
	"test/faults/**/*.test.ts",
	"test/growth/**/*.test.ts",
	"test/build/**/*.test.ts",
	"test/package/**/*.test.ts",
	"test/validators/**/*.test.ts",
	"test/validity/**/*.test.ts",
];

export default defineConfig({
	test: {
		globalSetup: "test/run-folder.ts",
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// A build starts a browser, which wants a core of its own.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					name: "quick",
					// Modules are loaded once for all files of a worker, which takes as long as running most of them.
					isolate: false,
					setupFiles: "test/share-browser.ts",
					include: ["test/**/*.test.ts"],
					exclude: ["**/node_modules/**", ...machine],
				},
			},
			{ extends: true, test: { name: "machine", include: machine } },
		],
	},
});
