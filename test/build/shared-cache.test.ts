/** Machines that share a store make nothing twice among them, and no store can spoil or stop a build. */
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { cacheFolders } from "../../scripts/machine/cache-folder.ts";
import { frontName } from "../../scripts/machine/shared-cache/address.ts";
import { runCli } from "../run-cli.ts";
import { type S3Server, startS3 } from "../s3-server.ts";

/** Several builds, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "colophon-shared-"));
const manuscript = join(folder, "quay.md");
const out = join(folder, "dist");
/** A port that nobody listens to. */
const nowhere = "http://127.0.0.1:49151";
let server: S3Server;

beforeAll(async () => {
	server = await startS3(join(folder, "objects"));
	for (const name of ["AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3"])
		vi.stubEnv(name, "");
	writeFileSync(
		manuscript,
		'---\ntitle: The quay\ninLanguage: en-GB\ndatePublished: "2025-03-18"\nauthor: Halima Forde\n---\n\nIt reopens.\n',
	);
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await server.end();
	forget();
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
	forget();
	rmSync(out, { recursive: true, force: true });
});

/** As on a machine that has never built. */
function forget(): void {
	for (const cache of cacheFolders())
		rmSync(join(cache, frontName(server.address)), {
			recursive: true,
			force: true,
		});
}

async function built(env: Readonly<Record<string, string>> = {}) {
	const ended = await runCli(
		[
			...["build", manuscript, "--out", out, "--edition", "html"],
			...["--cache", server.address],
		],
		{ env: { ...server.env, ...env } },
	);
	return {
		...ended,
		isMade: ended.stderr.includes("Writing HTML"),
		notes: ended.stderr.split("\n").filter((line) => line.startsWith("Note:")),
	};
}

function filesIn(place: string): readonly (readonly [string, string])[] {
	return readdirSync(place, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((path) => [path, readFileSync(path, "base64")] as const);
}

/** The files that the server keeps the bytes of objects in. */
function objects(kind = ""): string[] {
	return readdirSync(join(server.folder, kind), {
		recursive: true,
		encoding: "utf8",
	})
		.filter((name) => name.endsWith("._S3rver_object"))
		.map((name) => join(server.folder, kind, name));
}

test("what one machine has built, another has at once, byte by byte", async () => {
	expect(await built()).toMatchObject({ code: 0, isMade: true, notes: [] });
	const made = filesIn(out);
	forget();
	rmSync(out, { recursive: true });
	expect(await built()).toMatchObject({ code: 0, isMade: false, notes: [] });
	expect(filesIn(out)).toEqual(made);
	expect(objects("files").length).toBeGreaterThan(2);
	// What stands in the folders of one machine is nothing to others.
	expect(readdirSync(server.folder)).not.toContain("hashes");
	// From now on this machine has it itself.
	rmSync(out, { recursive: true });
	const alone = await built({ AWS_ENDPOINT_URL: nowhere });
	expect(alone).toMatchObject({ code: 0, isMade: false, notes: [] });
});

test("a plain build sees nothing of what a store has given", async () => {
	await built();
	const plain = mkdtempSync(join(folder, "plain-"));
	const ended = await runCli(["cache", "--json"], {
		env: { COLOPHON_CACHE: plain, XDG_CACHE_HOME: plain, HOME: plain },
	});
	expect(JSON.parse(ended.stdout)).toMatchObject({ bytes: 0 });
	expect(readdirSync(cacheFolders()[0] ?? "")).toContain(
		frontName(server.address),
	);
});

test.each<[string, () => void]>([
	[
		"damaged",
		() => {
			for (const path of objects()) {
				const bytes = readFileSync(path);
				bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
				writeFileSync(path, bytes);
			}
		},
	],
	[
		"cut off",
		() => {
			for (const path of objects()) writeFileSync(path, "");
		},
	],
	[
		"another’s, under its name",
		() => {
			const paths = objects("files");
			const bytes = paths.map((path) => readFileSync(path));
			for (const [index, path] of paths.entries())
				writeFileSync(path, bytes.at(index - 1) ?? "");
		},
	],
])(
	"what is %s in the store is made anew, and put right there",
	async (_, spoil) => {
		await built();
		const made = filesIn(out);
		forget();
		rmSync(out, { recursive: true });
		spoil();
		expect(await built()).toMatchObject({ code: 0, isMade: true, notes: [] });
		expect(filesIn(out)).toEqual(made);
		forget();
		rmSync(out, { recursive: true });
		expect(await built()).toMatchObject({ code: 0, isMade: false });
		expect(filesIn(out)).toEqual(made);
	},
);

test.each([
	["that is not there", { AWS_ENDPOINT_URL: nowhere }, "ECONNREFUSED"],
	[
		"that does not know who asks",
		{ AWS_ACCESS_KEY_ID: "stranger", AWS_SECRET_ACCESS_KEY: "very-secret" },
		"the server answers 403, InvalidAccessKeyId",
	],
	[
		"that nobody may ask",
		{ AWS_ACCESS_KEY_ID: "" },
		"AWS_ACCESS_KEY_ID is not set",
	],
])("a store %s is a note, and the build goes on", async (_, env, reason) => {
	const ended = await built(env);
	expect(ended).toMatchObject({ code: 0, isMade: true });
	expect(ended.notes).toEqual([
		`Note: The shared cache s3://shared/press cannot be asked (${reason}): the build went on without it`,
	]);
	expect(ended.stdout + ended.stderr).not.toContain("very-secret");
});

test.each([
	["gs://shared/press", "write s3://BUCKET/PREFIX, or name a folder"],
	["s3://", "write s3://BUCKET/PREFIX, or name a folder"],
	["s3://me:very-secret@shared", "say them by AWS_ACCESS_KEY_ID"],
])("the address %s is refused with the remedy", async (address, remedy) => {
	const ended = await runCli([
		...["build", manuscript, "--out", out, "--cache", address],
	]);
	expect(ended.code).toBe(2);
	expect(ended.stderr).toContain(remedy);
	expect(ended.stderr).not.toContain("very-secret");
});
