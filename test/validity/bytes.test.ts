/** The same bytes in every folder, for every user and in every order: and none written where nothing has changed. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-bytes-"));
const first = join(folder, "first");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const article = "manuscript/rare-earths.md";
const book = "test/fixtures/northern-basins";

beforeAll(async () => {
	// Other users must reach what they build from and into.
	chmodSync(folder, 0o755);
	await build([article, book], first);
});

describe("The same bytes come", () => {
	test("from another folder", async () => {
		const elsewhere = join(folder, "elsewhere/under another name");
		mkdirSync(elsewhere, { recursive: true });
		cpSync(article, join(elsewhere, "rare-earths.md"));
		cpSync(book, join(elsewhere, "northern-basins"), { recursive: true });
		const out = join(elsewhere, "out");
		await build(
			[join(elsewhere, "northern-basins"), join(elsewhere, "rare-earths.md")],
			out,
		);
		expect(sumsOf(out)).toEqual(sumsOf(first));
	});

	const canBeAnother = process.getuid?.() === 0 && isOpen(process.cwd());
	test.skipIf(!canBeAnother)(
		canBeAnother
			? "from another user"
			: "from another user (not run: needs root, and a repository that others may read)",
		async () => {
			const home = join(folder, "home");
			mkdirSync(home);
			chownSync(home, 65534, 65534);
			const out = join(home, "out");
			await build([article, book], out, {
				uid: 65534,
				env: { HOME: home, XDG_CACHE_HOME: join(home, "cache"), TMPDIR: home },
			});
			expect(statSync(join(out, "SHA256SUMS")).uid).toBe(65534);
			expect(sumsOf(out)).toEqual(sumsOf(first));
		},
	);

	test("for editions asked for in another order, half a world away", async () => {
		const out = join(folder, "order");
		await build([book, article, "--edition", "pdf,html,epub"], out, {
			env: { TZ: "Asia/Tokyo", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
		});
		expect(sumsOf(out)).toEqual(sumsOf(first));
	});
});

test("sha256sum -c agrees with SHA256SUMS", () => {
	const said = execFileSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], {
		cwd: first,
		encoding: "utf8",
	});
	const lines = said.trim().split("\n");
	// The list itself is not in it, and neither is the record of what Colophon wrote.
	expect(lines).toHaveLength(Object.keys(sumsOf(first)).length - 2);
	expect(lines.filter((line) => !line.endsWith(": OK"))).toEqual([]);
});

test("a second build says “unchanged” and touches no file", async () => {
	const before = touchedAt(first);
	const said = await build([article, book], first);
	expect(said.match(/\(unchanged\)/g)).toHaveLength(2);
	expect(touchedAt(first)).toEqual(before);
});

describe("An edition is small", () => {
	test.each([
		["pdf", 90_000],
		["epub", 250_000],
		["html", 250_000],
	])("the article’s %s has at most %i bytes", (edition, limit) => {
		const { size } = statSync(
			join(first, "rare-earths", `rare-earths.${edition}`),
		);
		expect(size).toBeLessThanOrEqual(limit);
	});
});

describe("Other versions of Node give the same HTML and EPUB", () => {
	// A folder of binaries, `20`, `22` and `24`: for instance what `npx -p node@22 which node` names.
	const binaries = process.env.COLOPHON_NODES ?? "";
	for (const version of ["20", "22", "24"]) {
		const node = resolve(binaries, version);
		const there = binaries !== "" && existsSync(node);
		test.skipIf(!there)(
			there
				? `Node ${version}`
				: `Node ${version} (not run: name a folder that holds its binary as ${version} in COLOPHON_NODES)`,
			async () => {
				const out = join(folder, `node-${version}`);
				await build([article, book], out, { node });
				const portable = (sums: Record<string, string>) =>
					Object.entries(sums).filter(
						([name]) => /\.(html|epub)$/.test(name) && name.includes("/"),
					);
				expect(portable(sumsOf(out))).toHaveLength(4);
				expect(portable(sumsOf(out))).toEqual(portable(sumsOf(first)));
			},
		);
	}
});

interface BuildOptions {
	readonly env?: Readonly<Record<string, string>>;
	readonly uid?: number;
	readonly node?: string;
}

/** What the build says. */
async function build(
	words: readonly string[],
	out: string,
	{ node, ...options }: BuildOptions = {},
): Promise<string> {
	const { code, stdout, stderr } = await runCli(
		["build", "--fresh", ...words, "--out", out],
		// The shell drops the Node of this process and starts the other one.
		node
			? {
					...options,
					under: ["/bin/sh", "-c", `shift; exec "${node}" "$@"`, "sh"],
				}
			: options,
	);
	expect(code, stdout + stderr).toBe(0);
	return stdout;
}

/** Whether everybody may enter a folder and all that it lies in. */
function isOpen(path: string): boolean {
	return (
		(statSync(path).mode & 0o005) === 0o005 &&
		(dirname(path) === path || isOpen(dirname(path)))
	);
}

/** SHA-256 by path. */
function sumsOf(out: string): Record<string, string> {
	return Object.fromEntries(
		filesOf(out).map((path) => [
			path.slice(out.length + 1),
			createHash("sha256").update(readFileSync(path)).digest("hex"),
		]),
	);
}

/** When each file and folder was last written, and which it is. */
function touchedAt(out: string): Record<string, string> {
	return Object.fromEntries(
		filesOf(out).map((path) => {
			const { mtimeNs, ino } = statSync(path, { bigint: true });
			return [path, `${mtimeNs} ${ino}`];
		}),
	);
}

function filesOf(out: string): string[] {
	return readdirSync(out, {
		recursive: true,
		encoding: "utf8",
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}
