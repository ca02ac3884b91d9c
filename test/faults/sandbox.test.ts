/** The browser’s own sandbox: on wherever the system allows it, and said where it does not. */
import {
	chmodSync,
	chownSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withBrowser } from "../../scripts/browser/browser-session.ts";
import { withPage } from "../../scripts/browser/isolated-page.ts";
import { isSandboxed } from "../../scripts/browser/start-browser.ts";
import { type Ended, runCli } from "../run-cli.ts";
import { canChangeMachine, machines, ordinaryUser } from "./machine.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-sandbox-"));
const article = `---
title: Basin
inLanguage: en-US
people:
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
author:
  - { person: forde }
---

The basin is open.
`;

beforeAll(() => {
	chmodSync(folder, 0o755);
	writeFileSync(join(folder, "article.md"), article);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === "linux")(
	"is on exactly when the system confines the process of a page",
	async () => {
		const page = { mediaType: "text/html", bytes: "<p>A page.</p>" };
		await withBrowser({}, async (starting) => {
			const browser = await starting;
			const confined = await withPage(
				browser,
				new Map([["/", page]]),
				async () => renderersOf(browser.process()?.pid ?? 0).map(isConfined),
			);
			expect(confined).not.toEqual([]);
			expect(new Set(confined)).toEqual(new Set([isSandboxed(browser)]));
		});
	},
);

/** Processes that show pages, of the browser with this process number. */
function renderersOf(browser: number): string[] {
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => readProc(pid, "cmdline").includes("--type=renderer"))
		.filter((pid) => groupOf(pid) === String(browser));
}

/** The fifth field of /proc/PID/stat; the second is a name in brackets. */
function groupOf(pid: string): string | undefined {
	return /\) \S \d+ (\d+)/.exec(readProc(pid, "stat"))?.[1];
}

/** Whether a filter of system calls is on the process (seccomp(2)). */
function isConfined(pid: string): boolean {
	return /^Seccomp:\s+2$/m.test(readProc(pid, "status"));
}

function readProc(pid: string, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch {
		return "";
	}
}

const cases: readonly (readonly [keyof typeof machines, "on" | "off"])[] = [
	["an ordinary user", "on"],
	["an ordinary user without user namespaces", "off"],
	["root", "on"],
	["root without user namespaces", "off"],
];

describe.runIf(canChangeMachine)("a build, and the doctor,", () => {
	test.each(cases)(
		"run as %s, with the sandbox %s",
		async (user, sandbox) => {
			const out = user.startsWith("root")
				? join(folder, user.replaceAll(" ", "-"))
				: join(ownFolder("out"), user.replaceAll(" ", "-"));
			const words = [
				"build",
				"--fresh",
				join(folder, "article.md"),
				"--out",
				out,
			];
			const build = await runAs(user, words);
			expect(build).toMatchObject({ code: 0 });
			const said = build.stderr.split("runs without its sandbox").length - 1;
			expect(said).toBe(sandbox === "on" ? 0 : 1);

			const doctor = await runAs(user, ["doctor", "--json"]);
			expect(doctor.code).toBe(0);
			const { needed } = JSON.parse(doctor.stdout);
			expect(needed).toContainEqual(
				expect.objectContaining(
					sandbox === "on"
						? { name: "Sandbox", state: "found" }
						: {
								name: "Sandbox",
								state: "off",
								details: expect.arrayContaining([
									expect.stringContaining("has your rights"),
								]),
								remedy: expect.stringContaining("allow user namespaces"),
							},
				),
			);
		},
		240_000,
	);
});

/** With a home folder that belongs to the user. */
function runAs(
	user: keyof typeof machines,
	words: readonly string[],
): Promise<Ended> {
	if (user.startsWith("root")) return runCli(words, { under: machines[user] });
	return runCli(words, {
		under: machines[user],
		env: { HOME: ownFolder("home"), XDG_CACHE_HOME: "" },
	});
}

/** A folder of the ordinary user. */
function ownFolder(name: string): string {
	const path = join(folder, name);
	mkdirSync(path, { recursive: true });
	chownSync(path, ordinaryUser, ordinaryUser);
	return path;
}
