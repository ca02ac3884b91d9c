/** What this program is, as a key for what it makes: its code, its templates and the packages that it needs. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { keyOf } from "./cache.ts";
import { once } from "./once.ts";
import { packageRoot } from "./package-root.ts";

/** Another where anything of it is other than it was; it takes some hundredths of a second, once in a process. */
export const programKey = once((): string => {
	// Sources run as they are, and compiled one by one where they are tested.
	const isBundle = fileURLToPath(import.meta.url).startsWith(bundle + sep);
	return keyOf(
		readFileSync(manifestPath),
		...(isBundle
			? [...filesIn("lib", /\.js$/), ...filesIn(words, /\.yaml$/)]
			: filesIn("scripts", /\.(?:ts|json|yaml)$/)),
		...filesIn("templates", /./),
		...packageVersions(),
		// Which letters there are, and what they are like.
		process.versions.unicode ?? "",
		process.platform,
		process.arch,
	);
});

const bundle = join(packageRoot, "lib");
/** What the bundle reads from among the sources. */
const words = "scripts/credits/words";
const manifestPath = join(packageRoot, "package.json");

/** Each with its path in the package. */
function filesIn(folder: string, wanted: RegExp): (string | Uint8Array)[] {
	return readdirSync(join(packageRoot, folder), {
		recursive: true,
		encoding: "utf8",
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile() && wanted.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.flatMap((path) => [path.slice(packageRoot.length), readFileSync(path)]);
}

/** They carry jobs, and have no part in what is made. */
const ofQueues = ["bullmq", "ioredis"];

const require = createRequire(import.meta.url);

/** Of the packages that it names, fonts among them, those that are installed. */
function packageVersions(): string[] {
	const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Readonly<
		Record<string, Readonly<Record<string, string>> | undefined>
	>;
	const names = ["dependencies", "peerDependencies"].flatMap((kind) =>
		Object.keys(manifest[kind] ?? {}),
	);
	return names
		.filter((name) => !ofQueues.includes(name))
		.map((name) => `${name} ${versionOf(name)}`);
}

function versionOf(name: string): string {
	for (const folder of require.resolve.paths(name) ?? [])
		try {
			const text = readFileSync(join(folder, name, "package.json"), "utf8");
			return /"version"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? "";
		} catch {
			// In a folder further up, or nowhere.
		}
	return "";
}
