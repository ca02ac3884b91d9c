/** `colophon cache`: what is kept between builds. */

import { cacheSize, cacheUse, clearCache } from "../machine/cache.ts";
import { cacheFolders } from "../machine/cache-folder.ts";
import type { Call, Command, ExitCode } from "./command.ts";

export const cacheCommand: Command = {
	name: "cache",
	summary: "Show what is kept between builds, or clear it",
	help: `Usage: colophon cache [clear] [--json]

Nothing is made twice: finished editions, cut fonts, covers, converted pictures
and what “colophon house check” found are kept, each by what it was made from, and
are made anew where that has changed. What was not used for the longest time goes
first. Without a word it says how much there is, and where.

  clear   remove it; browsers and validators that were unpacked stay

COLOPHON_CACHE names another folder, COLOPHON_CACHE_SIZE how much is kept in it:
500M, 5G (the default). COLOPHON_CACHE=s3://BUCKET/PREFIX is a store that machines
share (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL); a
folder of this machine lies before it. What is in the store stays there.

Exit status: 0 done, 2 it could not be done.

Examples:
  colophon cache
  colophon cache clear
  COLOPHON_CACHE=.cache COLOPHON_CACHE_SIZE=1G colophon build`,
	options: { json: { type: "boolean" } },
	run: runCache,
};

const kindNames: Readonly<Record<string, string>> = {
	covers: "covers",
	files: "files of publications",
	hashes: "lists of files as they were",
	house: "results of house check",
	inputs: "where publications come from",
	pictures: "converted pictures",
	publications: "publications",
	truetype: "cut fonts",
	woff2: "packed fonts",
};

async function runCache({ paths, flags, terminal }: Call): Promise<ExitCode> {
	const [task, ...more] = paths;
	if ((task !== undefined && task !== "clear") || more.length > 0)
		throw new Error(
			`Unknown task “${[task, ...more].join(" ")}”: say colophon cache, or colophon cache clear`,
		);
	const uses = cacheUse();
	const bytes = uses.reduce((sum, use) => sum + use.bytes, 0);
	if (task === "clear") clearCache();
	const [folder = ""] = cacheFolders();
	if (flags.json) {
		terminal.say(
			JSON.stringify(
				{ ok: true, folder, bytes, size: cacheSize(), uses },
				null,
				2,
			),
		);
		return 0;
	}
	if (task === "clear") {
		terminal.say(`${megabytes(bytes)} removed`);
		return 0;
	}
	terminal.say(
		`${folder}: ${megabytes(bytes)} of at most ${megabytes(cacheSize())}`,
	);
	for (const use of uses)
		terminal.say(
			`  ${megabytes(use.bytes).padStart(10)}  ${use.files} ${kindNames[use.kind] ?? use.kind}`,
		);
	return 0;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
