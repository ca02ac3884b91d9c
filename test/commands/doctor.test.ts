import { beforeAll, expect, test } from "vitest";
import { doctorCommand } from "../../scripts/commands/doctor.ts";

/** What `colophon doctor` prints, and its exit code. */
async function doctor(flags: Record<string, string | boolean>) {
	const said: string[] = [];
	const silent = () => undefined;
	const code = await doctorCommand.run({
		paths: [],
		flags,
		signal: new AbortController().signal,
		terminal: {
			interactive: false,
			say: (text) => said.push(text),
			sayProblems: silent,
			sayNotes: () => undefined,
			sayChange: () => undefined,
			progress: silent,
			tally: () => undefined,
			warn: silent,
			endProgress: silent,
			fail: silent,
		},
	});
	return { code, text: said.join("\n") };
}

let healthy: Awaited<ReturnType<typeof doctor>>;

beforeAll(async () => {
	healthy = await doctor({ json: true });
});

test("where a build can run the doctor says so, with the browser that it started", () => {
	const { code, text } = healthy;
	const report = JSON.parse(text);
	expect(code).toBe(0);
	expect(report.ok).toBe(true);
	expect(report.needed).toContainEqual(
		expect.objectContaining({
			name: "Browser",
			state: "found",
			details: [
				expect.stringMatching(/Chrom/),
				expect.stringMatching(/chrom/i),
			],
		}),
	);
});

test.each([
	["is not there", "/nowhere", "No browser at /nowhere"],
	[
		"is no program",
		import.meta.filename,
		`The browser ${import.meta.filename} does not start`,
	],
])(
	"a browser that %s is told with its remedy",
	async (_case, browser, words) => {
		const { code, text } = await doctor({ browser });
		expect(code).toBe(2);
		expect(text).toContain(`✗ Browser`);
		expect(text).toContain(words);
		expect(text).toContain("→ name another with --browser");
	},
);

test("the scripts are listed whose fonts are there", () => {
	const { scripts } = JSON.parse(healthy.text);
	expect(scripts).toEqual([
		{
			name: "Fonts",
			state: "found",
			details: [expect.stringMatching(/^simplified Chinese, .*Thai, /)],
		},
	]);
});

test("a validator that is not installed stops no build", () => {
	const { optional } = JSON.parse(healthy.text);
	expect(optional.map((finding: { name: string }) => finding.name)).toEqual([
		"EPUBCheck",
		"Ace by DAISY",
		"veraPDF",
		"Nu Html Checker",
		"axe",
	]);
	for (const finding of optional)
		expect(finding.state === "found" || finding.remedy !== "").toBe(true);
});
