/** `colophon doctor`: what a build stands on, each thing found or missing, and the remedy for what is missing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type BrowserOptions,
	type FoundBrowser,
	findBrowser,
	isSandboxed,
	programOf,
	startBrowser,
} from "../browser/start-browser.ts";
import { houseNames, readHouse } from "../house/index.ts";
import { openCache } from "../machine/cache-folder.ts";
import { packageRoot } from "../machine/package-root.ts";
import { findValidators } from "../validators/index.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const doctorCommand: Command = {
	name: "doctor",
	summary: "Tell what a build needs, what was found, and how to get the rest",
	help: `Usage: colophon doctor [--browser PATH] [--json]

Looks for everything that a build needs, starts the browser once to prove that
it runs, and tells the remedy for each thing that is missing. The fonts of
other scripts and the validators are optional.

  --browser PATH   a Chrome or Chromium to try, instead of the one found
  --json           print the report as JSON on standard output, and nothing else

Exit status: 0 a build can run, 2 something that it needs is missing.`,
	options: {
		browser: { type: "string" },
		json: { type: "boolean" },
	},
	run: runDoctor,
};

interface Report {
	/** A build can run. */
	readonly ok: boolean;
	readonly needed: readonly Requirement[];
	/** The fonts of scripts that the house’s own faces have not. */
	readonly scripts: readonly Requirement[];
	/** The validators. */
	readonly optional: readonly Requirement[];
}

/** One thing that was looked for. */
interface Requirement {
	readonly name: string;
	readonly state: "found" | "missing" | "not installed" | "off";
	/** What was found and where, or what went wrong; one line each. */
	readonly details: readonly string[];
	readonly remedy?: string;
}

async function runDoctor({ flags, terminal, signal }: Call): Promise<ExitCode> {
	terminal.progress("Looking for what a build needs");
	const needed = [
		examineNode(),
		...(await examineBrowser({
			executable: typeof flags.browser === "string" ? flags.browser : undefined,
			onUnpack: () => terminal.progress("Unpacking, this once, Chromium"),
			signal,
		})),
		...houseNames().map(examineHouse),
	];
	signal.throwIfAborted();
	terminal.progress("Looking for validators");
	const optional = await examineValidators();
	terminal.endProgress();
	const ok = needed.every((requirement) => requirement.state !== "missing");
	const report: Report = { ok, needed, scripts: examineScripts(), optional };
	terminal.say(flags.json ? JSON.stringify(report, null, 2) : describe(report));
	return ok ? 0 : 2;
}

function examineNode(): Requirement {
	const manifest = join(packageRoot, "package.json");
	const { engines } = JSON.parse(readFileSync(manifest, "utf8")) as {
		engines: { node: string };
	};
	const oldest = engines.node.replace(/^>=/, "");
	const found = {
		name: "Node",
		details: [`${process.versions.node}, ${process.execPath}`],
	};
	return isAtLeast(process.versions.node, oldest)
		? { ...found, state: "found" }
		: {
				...found,
				state: "missing",
				remedy: `install Node ${oldest} or later`,
			};
}

function isAtLeast(version: string, oldest: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
	return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

const origins: Readonly<Record<FoundBrowser["origin"], string>> = {
	flag: "named by --browser",
	environment: "named by PUPPETEER_EXECUTABLE_PATH",
	bundled: "from the npm package @sparticuz/chromium",
	puppeteer: "installed by puppeteer",
	installed: "installed on this machine",
};

/** The browser, and what it stands on. Starting it is the only proof that it starts. */
async function examineBrowser(options: BrowserOptions): Promise<Requirement[]> {
	try {
		const found = await findBrowser(options);
		const browser = await startBrowser(found, options);
		const { origin, executable } = programOf(browser) ?? found;
		const sandboxed = isSandboxed(browser);
		const version = await browser.version().finally(() => browser.close());
		return [
			{
				name: "Browser",
				state: "found",
				details: [`${version}, ${origins[origin]}`, executable],
			},
			describeSandbox(sandboxed),
			...examineSurroundings(origin),
		];
	} catch (error) {
		options.signal?.throwIfAborted();
		return [{ name: "Browser", state: "missing", ...remedyIn(error) }];
	}
}

function describeSandbox(sandboxed: boolean): Requirement {
	const name = "Sandbox";
	if (sandboxed)
		return {
			name,
			state: "found",
			details: ["the browser’s own: its pages reach nothing of this system"],
		};
	return {
		name,
		state: "off",
		details: [
			"this system does not allow the browser’s own",
			"pages run no script and reach no network, but whoever finds a fault in the browser has your rights",
		],
		remedy: sandboxRemedy(),
	};
}

function sandboxRemedy(): string {
	const allow =
		"allow user namespaces (user.max_user_namespaces, on Ubuntu kernel.apparmor_restrict_unprivileged_userns, in a container its seccomp profile)";
	const program =
		process.getuid?.() === 0
			? ", with the program unshare of util-linux, or as an ordinary user"
			: "";
	return `${allow}${program}; until then build and check only what you trust`;
}

function examineSurroundings(origin: FoundBrowser["origin"]): Requirement[] {
	const bundled = origin === "bundled";
	return [
		{
			name: "Libraries",
			state: "found",
			details: [
				bundled ? "NSS and Expat of the bundle" : "NSS and Expat of the system",
			],
		},
		...(bundled ? [examineCache()] : []),
	];
}

function examineCache(): Requirement {
	const name = "Cache";
	try {
		return { name, state: "found", details: [openCache()] };
	} catch (error) {
		return { name, state: "found", details: ["read-only", ...messages(error)] };
	}
}

/** The fonts of a house, which are read from their packages. */
function examineHouse(name: string): Requirement {
	const requirement = { name: `Fonts of “${name}”` };
	try {
		const faces = readHouse(name).fonts;
		for (const face of faces) face.read();
		const families = [...new Set(faces.map((face) => face.family))].map(
			(family) => {
				const count = faces.filter((face) => face.family === family).length;
				return `${family}, ${count} ${count === 1 ? "face" : "faces"}`;
			},
		);
		return { ...requirement, state: "found", details: families };
	} catch (error) {
		return {
			...requirement,
			state: "missing",
			details: messages(error),
			remedy: "install Colophon’s dependencies again (npm ci)",
		};
	}
}

/** The families of `templates/scripts.yaml`, which are the same for every house. */
function examineScripts(): Requirement[] {
	const [house = ""] = houseNames();
	const families = readHouse(house)
		.scripts()
		.filter(({ script }) => script !== undefined);
	const there = families.filter((family) => family.faces() !== undefined);
	const absent = families.filter((family) => !there.includes(family));
	const list = (some: typeof families) => [
		some.map(({ script }) => script).join(", "),
	];
	return [
		...(there.length > 0
			? [
					{
						name: "Fonts",
						state: "found" as const,
						details: list(there),
					},
				]
			: []),
		...(absent.length > 0
			? [
					{
						name: "Fonts",
						state: "not installed" as const,
						details: list(absent),
						remedy: `for those that you publish in: npm install ${absent.map((family) => family.package).join(" ")}`,
					},
				]
			: []),
	];
}

async function examineValidators(): Promise<Requirement[]> {
	const validators = await findValidators();
	return validators.map(({ title: name, edition, found, remedy }) =>
		found
			? {
					name,
					state: "found",
					details: [`${found.version}, for ${edition.toUpperCase()}`],
				}
			: {
					name,
					state: "not installed",
					details: [`not installed, for ${edition.toUpperCase()}`],
					remedy,
				},
	);
}

/** A failure says what is wrong, a colon, and the remedy. */
function remedyIn(error: unknown): Pick<Requirement, "details" | "remedy"> {
	const [first = "", ...causes] = messages(error);
	const [, wrong, remedy] = /^(.*?): (.*)$/.exec(first) ?? [];
	return wrong && remedy
		? { details: [wrong, ...causes], remedy }
		: { details: [first, ...causes] };
}

function messages(error: unknown): string[] {
	return error instanceof Error
		? [
				error.message.split("\n")[0] ?? "",
				...(error.cause instanceof Error ? messages(error.cause) : []),
			].slice(0, 2)
		: [String(error)];
}

const marks: Readonly<Record<Requirement["state"], string>> = {
	found: "✓",
	missing: "✗",
	"not installed": "–",
	off: "!",
};

function describe({ ok, needed, scripts, optional }: Report): string {
	const width = Math.max(
		...[...needed, ...scripts, ...optional].map(
			(requirement) => requirement.name.length,
		),
	);
	const rows = (requirements: readonly Requirement[]) =>
		requirements
			.map((requirement) => describeRequirement(requirement, width))
			.join("\n");
	return `What a build needs
${rows(needed)}

Other scripts, optional: without their fonts a page of the PDF shows the codes of letters
${rows(scripts)}

Validators, optional: colophon check runs those that are installed
${rows(optional)}

${ok ? "A build can run." : "A build cannot run: see what is missing above."}`;
}

function describeRequirement(requirement: Requirement, width: number): string {
	const { name, state, details, remedy } = requirement;
	const lines = [...details, ...(remedy ? [`→ ${remedy}`] : [])];
	const indent = " ".repeat(width + 6);
	return `  ${marks[state]} ${name.padEnd(width)}  ${lines.join(`\n${indent}`)}`;
}
