/** axe: the WCAG 2.2 A and AA rules on the HTML edition as a browser shows it, light and dark, narrow and wide. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { RunOptions as AxeOptions } from "axe-core";
import type { Browser, HTTPRequest, Page } from "puppeteer";
import { z } from "zod";
import { askAxe } from "../browser/programs/ask-axe.ts";
import { runInPage } from "../browser/programs/program.ts";
import { findBrowser, startBrowser } from "../browser/start-browser.ts";
import { findInstalled } from "./find-tool.ts";
import { killGroup } from "./run-program.ts";
import { limitTime } from "./time-limit.ts";
import type { Objection, RunOptions, Validator } from "./validator.ts";

const remedy =
	"install with “npm install axe-core” beside Colophon, or “npm run validators” in its repository";

export async function findAxe(): Promise<Validator> {
	const found = await locate();
	return {
		name: "axe",
		title: "axe",
		edition: "html",
		browses: true,
		found,
		remedy,
		async run(file, options = {}) {
			if (!found) throw new Error(`axe is not installed: ${remedy}`);
			const [page, script] = await Promise.all([
				readFile(file),
				readFile(found.command[0], "utf8"),
			]);
			return inBrowser(options, async (browser) => {
				const seen: Seen[] = [];
				for (const view of views)
					seen.push(...(await look(browser, { page, script, view })));
				return gather(seen);
			});
		},
	};
}

/** Beside Colophon in its repository and where a user has put it; else among the installed validators, of which Ace brings it. */
async function locate() {
	for (const path of [
		resolved(),
		findInstalled("node_modules/axe-core/axe.min.js"),
	]) {
		if (path === undefined) continue;
		const manifest = await readFile(
			join(dirname(path), "package.json"),
			"utf8",
		);
		const { version } = z
			.object({ version: z.string() })
			.parse(JSON.parse(manifest));
		return { command: [path] as const, version };
	}
	return undefined;
}

function resolved(): string | undefined {
	try {
		const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
		return existsSync(path) ? path : undefined;
	} catch {
		return undefined;
	}
}

async function inBrowser<Result>(
	options: RunOptions,
	work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
	options.signal?.throwIfAborted();
	const limit = limitTime(options);
	const { browser: executable, onUnpack } = options;
	const browser = await startBrowser(
		await findBrowser({ executable, onUnpack }),
	);
	// A page that hangs does not answer a polite request: its processes are ended.
	const end = () => killGroup(browser.process()?.pid);
	limit.signal.addEventListener("abort", end);
	if (limit.signal.aborted) end();
	try {
		return await work(browser);
	} catch (error) {
		throw limit.signal.aborted ? limit.reason("axe") : error;
	} finally {
		limit.signal.removeEventListener("abort", end);
		await browser.close().catch(end);
	}
}

const views = ["light", "dark"].flatMap((scheme) =>
	[320, 1280].map((width) => ({ scheme, width })),
);
type View = (typeof views)[number];

const Results = z.object({
	violations: z.array(z.lazy(() => Rule)),
	incomplete: z.array(z.lazy(() => Rule)),
});

const Rule = z.object({
	id: z.string(),
	help: z.string(),
	nodes: z.array(
		z.object({
			target: z.array(z.union([z.string(), z.array(z.string())])),
			failureSummary: z.string().optional(),
		}),
	),
});

interface Seen {
	readonly objection: Objection;
	readonly view: View;
}

async function look(
	browser: Browser,
	{ page: bytes, script, view }: { page: Buffer; script: string; view: View },
): Promise<Seen[]> {
	const page = await browser.newPage();
	try {
		await shut(page, bytes);
		await page.setViewport({ width: view.width, height: 900 });
		await page.emulateMediaFeatures([
			{ name: "prefers-color-scheme", value: view.scheme },
		]);
		await page.goto(address);
		await page.evaluate(script);
		const results = Results.parse(await runInPage(page, askAxe, question));
		return [
			...results.violations.flatMap((rule) => toObjections(rule, "violation")),
			...results.incomplete.flatMap((rule) => toObjections(rule, "usage")),
		].map((objection) => ({ objection, view }));
	} finally {
		await page.close();
	}
}

const address = "https://edition.invalid/";

/** `target-size` is the one rule of WCAG 2.2 and is off by default. */
const question: AxeOptions = {
	runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
	rules: { "target-size": { enabled: true } },
	resultTypes: ["violations", "incomplete"],
};

/** The page is answered from memory and nothing else is; its own scripts do not run, while evaluated ones do. */
async function shut(page: Page, bytes: Buffer): Promise<void> {
	await page.setRequestInterception(true);
	page.on("request", (request: HTTPRequest) => {
		const answer =
			request.url() === address
				? request.respond({
						status: 200,
						contentType: "text/html; charset=utf-8",
						headers: { "content-security-policy": "script-src 'none'" },
						body: bytes,
					})
				: request.url().startsWith("data:")
					? request.continue()
					: request.abort();
		// A page that was closed takes no answer.
		answer.catch(() => undefined);
	});
}

function toObjections(
	rule: z.infer<typeof Rule>,
	severity: "violation" | "usage",
): Objection[] {
	return rule.nodes.map((node) => ({
		validator: "axe",
		edition: "html",
		severity,
		rule: rule.id,
		message: [
			severity === "usage" ? `needs a person: ${rule.help}` : rule.help,
			node.failureSummary
				?.replace(/:\s*\n\s*/g, ": ")
				.replace(/\s*\n\s*/g, "; "),
		]
			.filter(Boolean)
			.join(": "),
		place: node.target.flat().join(" "),
	}));
}

/** The same fault in several views is one objection, which names them unless they are all. */
function gather(seen: readonly Seen[]): Objection[] {
	const groups = new Map<string, Seen[]>();
	for (const one of seen) {
		const { severity, rule, place } = one.objection;
		const key = JSON.stringify([severity, rule, place]);
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return [...groups.values()].flatMap(([first, ...more]) => {
		if (first === undefined) return [];
		const where = [first, ...more].map(
			({ view }) => `${view.scheme} ${view.width} px`,
		);
		return where.length === views.length
			? [first.objection]
			: [
					{
						...first.objection,
						message: `${first.objection.message} (${where.join(", ")})`,
					},
				];
	});
}
