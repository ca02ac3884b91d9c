/** Machines that are full, read-only, bare or oddly named: a build does its work, or ends with one sentence and the old editions whole. */
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openCache } from "../../scripts/machine/cache-folder.ts";
import { type Ended, runCli } from "../run-cli.ts";
import { canChangeMachine, mounted } from "./machine.ts";

/** A cache in which the browser is unpacked. */
const cache = dirname(openCache());
const manuscript = "test/fixtures/wire/northern-basin.md";
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "colophon-machine-"));
	for (const name of ["home", "cache", "tmp", "dist"])
		mkdirSync(join(folder, name));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Machine {
	/** Commands of the shell before the build; `$F` is a folder with `home`, `cache`, `tmp` and `dist`. */
	readonly mount?: string;
	/** Environment, with `$F` too. */
	readonly env?: Readonly<Record<string, string>>;
}

function build(
	{ mount = "true", env = {} }: Machine,
	words: readonly string[] = [],
): Promise<Ended> {
	const here = (text: string) => text.replaceAll("$F", folder);
	return runCli(
		["build", "--fresh", manuscript, "--out", join(folder, "dist"), ...words],
		{
			under: mounted(here(mount)),
			env: {
				XDG_CACHE_HOME: cache,
				TMPDIR: join(folder, "tmp"),
				// What runs these tests’ TypeScript wants to write there.
				TSX_DISABLE_CACHE: "1",
				...Object.fromEntries(
					Object.entries(env).map(([name, value]) => [name, here(value)]),
				),
			},
		},
	);
}

const small = "mount -t tmpfs -o size=200k tmpfs";
const fewFiles = "mount -t tmpfs -o nr_inodes=30 tmpfs";
const readOnly = (path: string) =>
	`mount --bind ${path} ${path} && mount -o remount,ro,bind ${path}`;
/** Devices, and nothing else: no /dev/shm. */
const bareDevices =
	"mount -t tmpfs tmpfs /dev && mknod -m 666 /dev/null c 1 3 && mknod -m 666 /dev/zero c 1 5 && mknod -m 666 /dev/random c 1 8 && mknod -m 666 /dev/urandom c 1 9";

const harmless: Readonly<Record<string, Machine>> = {
	"no /dev/shm": { mount: bareDevices },
	"a cache that is read-only": { mount: readOnly(cache) },
	"a home folder that is read-only, and no cache": {
		mount: readOnly("$F/home"),
		env: { HOME: "$F/home", XDG_CACHE_HOME: "" },
	},
	"no home folder, and no cache": {
		env: { HOME: "/nonexistent", XDG_CACHE_HOME: "" },
		mount: "unset HOME",
	},
	"a temporary folder that is missing": { env: { TMPDIR: "$F/nowhere" } },
	"a temporary folder that is read-only": {
		mount: readOnly("$F/tmp"),
	},
};

const fatal: Readonly<Record<string, readonly [Machine, RegExp]>> = {
	"a cache that is full": [
		{
			mount: `${small} $F/cache`,
			env: { XDG_CACHE_HOME: "$F/cache", HOME: "$F/home" },
		},
		/^colophon: The browser cannot be unpacked into .*cache\/colophon: free 250 MB there, or set COLOPHON_CACHE to another folder\n {2}because: ENOSPC.*\n$/,
	],
	"a cache that holds no more files": [
		{
			mount: `${fewFiles} $F/cache`,
			env: { XDG_CACHE_HOME: "$F/cache", HOME: "$F/home" },
		},
		/^colophon: The browser cannot be unpacked into .*cache\/colophon: free 250 MB there, or set COLOPHON_CACHE to another folder\n {2}because: ENOSPC.*\n$/,
	],
	"no folder at all that can be written to": [
		{
			mount: `${readOnly("$F/home")} && ${readOnly("$F/tmp")}`,
			env: { HOME: "$F/home", XDG_CACHE_HOME: "" },
		},
		/^colophon: No folder for the browser can be written to: set COLOPHON_CACHE to one that can\n {2}because: .*\n$/,
	],
};

describe.runIf(canChangeMachine)("a build stands", () => {
	test.each(Object.entries(harmless))(
		"%s",
		async (_name, machine) => {
			const { code, stderr } = await build(machine);
			expect({ code, stderr }).toMatchObject({ code: 0 });
			expect(readdirSync(join(folder, "dist", "northern-basin"))).toContain(
				"northern-basin.pdf",
			);
		},
		240_000,
	);

	test("names with spaces, signs and letters of all scripts, of every folder", async () => {
		const odd = join(folder, "a #1 %20 ü 日本 'q' & (b); c:d, e=f $g");
		for (const name of ["home", "cache", "tmp", "work"])
			mkdirSync(join(odd, name), { recursive: true });
		const article = join(odd, "work", "article.md");
		writeFileSync(article, readFileSync(manuscript));
		const { code, stderr } = await runCli(
			["build", "--fresh", article, "--out", join(odd, "dist")],
			{
				env: {
					HOME: join(odd, "home"),
					XDG_CACHE_HOME: join(odd, "cache"),
					TMPDIR: join(odd, "tmp"),
				},
			},
		);
		expect({ code, stderr }).toMatchObject({ code: 0 });
		expect(readdirSync(join(odd, "cache", "colophon"))).toContainEqual(
			expect.stringMatching(/^chromium-[\d.]+$/),
		);
		expect(readdirSync(join(odd, "tmp", "colophon-0", "work"))).toEqual([]);
	}, 240_000);
});

describe.runIf(canChangeMachine)(
	"a build ends in order on a machine with",
	() => {
		test.each(Object.entries(fatal))(
			"%s",
			async (_name, [machine, words]) => {
				const old = join(folder, "dist", "earlier.txt");
				writeFileSync(old, "old");
				const { code, stderr } = await build(machine);
				expect(stderr.slice(stderr.indexOf("colophon:"))).toMatch(words);
				expect(code).toBe(2);
				expect(readdirSync(dirname(old))).toEqual(["earlier.txt"]);
				expect(readFileSync(old, "utf8")).toBe("old");
			},
			240_000,
		);
	},
);
