import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { compiledSources } from "./test/compiled-sources.ts";

/** What takes minutes: builds that are killed at every step, machines that are full, packages that npm installs, validators. */
const machine = [
	"test/faults/**/*.test.ts",
	"test/growth/**/*.test.ts",
	"test/build/**/*.test.ts",
	"test/package/**/*.test.ts",
	"test/queue/**/*.test.ts",
	"test/validators/**/*.test.ts",
	"test/validity/**/*.test.ts",
	"test/invariants/determinism.test.ts",
	"test/import/build-imported.test.ts",
	"test/manuscript/images/build.test.ts",
];

/** What tries one of each kind every day, and here those alike. */
const alike = [
	"test/bombs/*.test.ts",
	"test/faults-in-source/*.test.ts",
	"test/audit/bad-input.test.ts",
	"test/audit/languages.test.ts",
	"test/audit/odd-prose.test.ts",
	"test/audit/report.test.ts",
	"test/audit/rules.test.ts",
	"test/audit/valid-manuscripts.test.ts",
	"test/editions/goldens.test.ts",
	"test/import/properties.test.ts",
];

/** These take longest and begin first, so that both workers end together; a clean clone knows of no earlier run. */
const longest = [
	"test/faults-in-source/",
	"test/audit/rules.",
	"test/audit/odd-prose",
	"test/layout/layout",
	"test/fonts/scripts",
	"test/editions/goldens",
	"test/bombs/",
	"test/audit/valid-manuscripts",
	"test/problems/",
	"test/check/trace",
];

class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]) {
		const rank = ({ moduleId }: TestSpecification) =>
			longest.findIndex((place) => moduleId.includes(place)) + 1 || Infinity;
		return (await super.sort(files)).toSorted((a, b) =>
			rank(a) < rank(b) ? -1 : Number(rank(a) > rank(b)),
		);
	}
}

/** Libraries as they are shipped: those made for development, which test runners ask for, check themselves at every step. */
const asShipped: Plugin = {
	name: "as-shipped",
	configResolved({ ssr }) {
		ssr.resolve.conditions = ssr.resolve.conditions.filter(
			(condition) => condition !== "development|production",
		);
	},
};

export default defineConfig({
	plugins: [asShipped],
	test: {
		sequence: { sequencer: LongestFirst },
		globalSetup: "test/run-folder.ts",
		testTimeout: 60_000,
		hookTimeout: 120_000,
		// A build starts a browser, which wants a core of its own.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				plugins: [compiledSources()],
				test: {
					name: "quick",
					// While one waits for its browser, another has its core.
					maxWorkers: 3,
					// Modules are loaded once for all files of a worker, which takes as long as running most of them.
					isolate: false,
					include: ["test/**/*.test.ts"],
					exclude: ["**/node_modules/**", ...machine],
					provide: { cases: "one of each kind" },
				},
			},
			{
				extends: true,
				test: {
					name: "machine",
					sequence: { groupOrder: 1 },
					include: [...machine, ...alike],
					provide: { cases: "alike" },
				},
			},
		],
	},
});
