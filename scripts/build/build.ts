/** The pipeline, in order: manuscripts → publications → editions → output folder. Each step’s code is loaded when it is its turn. */
import { severalAtOnce } from "../machine/several-at-once.ts";
import {
	findManuscripts,
	manuscriptsAt,
} from "../manuscript/find-manuscripts.ts";
import { type EditionName, editionNames } from "../model/edition.ts";
import type { Browsers } from "./browsers.ts";
import { placesFor, usualJobs } from "./jobs.ts";
import type { MadePublication } from "./make-publication.ts";
import { openObstacles, openOutput } from "./output/output-folder.ts";
import { refuseSourceFolders } from "./output/source-folders.ts";
import { finishInterrupted } from "./output/unfinished.ts";
import { type Order, type Plan, planBuild, slugTwice } from "./plan-build.ts";
import { pagePaths, pathsOf } from "./publish.ts";
import type { BuildReport, Count } from "./report.ts";
import { openResults, type Results } from "./results.ts";

/** The house style of manuscripts that name none. */
const defaultHouse = "news";

export type { EditionName } from "../model/edition.ts";
export type { Note, Problem } from "../model/problem.ts";
export type {
	BuildReport,
	BuiltPublication,
	Count,
	FailedManuscript,
} from "./report.ts";

export interface BuildOptions {
	/** Manuscripts: Markdown files, folders with `publication.yaml`, or folders of such. Every one in `manuscript/` if absent. */
	readonly paths?: readonly string[] | undefined;
	/** The output folder, `dist` if absent. */
	readonly out?: string | undefined;
	/** All three if absent. */
	readonly editions?: readonly EditionName[] | undefined;
	/** The house style of manuscripts that name none. */
	readonly house?: string | undefined;
	/** Who is credited where a manuscript names no author: “A and B”. */
	readonly author?: string | undefined;
	/** Whether what would be adapted is a problem instead, as where a manuscript or its house says `strict: true`. */
	readonly strict?: boolean | undefined;
	/** Whether the PDF carries the manuscript’s own files, which makes it PDF/A-3a. */
	readonly attachSource?: boolean | undefined;
	/** Path of a Chromium or Chrome; else one is found. */
	readonly browser?: string | undefined;
	/** Whether what was built before from the same is taken from the cache, and what is built now kept there. */
	readonly reuse?: boolean | undefined;
	/** Whether one problem keeps all publications from being published, and not only its own. */
	readonly allOrNothing?: boolean | undefined;
	/** Publications that are made at a time; by the machine’s cores and memory if absent. */
	readonly jobs?: number | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Told what begins, for a line of progress. */
	readonly onProgress?: ((stage: Stage, what: string) => void) | undefined;
	/** Told how far the work is, after each publication. */
	readonly onCount?: ((count: Count) => void) | undefined;
	/** Told, in a sentence, what is not as it should be on this machine and stops no build. */
	readonly onWarning?: ((warning: string) => void) | undefined;
}

/** Spelled out here, so that the types of the package name no library that it does not bring along. */
export type Stage =
	| "read"
	| "unpack"
	| EditionName
	| "cover"
	| "audit"
	| "wait"
	| "publish";

/**
 * Builds manuscripts into `out`: each publication as a whole or not at all, and one’s problems keep no other from being
 * published. Throws when the work cannot be done; what was published before stays.
 */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
	refuseSourceFolders(outputOf(options), options.paths ?? []);
	await finishBefore(options);
	const order = orderOf(options);
	const plan = await planBuild(order);
	const results = openResults(order, options.onCount);
	if (plan.isPublished) return reportPublished(plan, results);
	const inTheWay = openObstacles(order.out)(pagePaths);
	if (inTheWay.length > 0) {
		results.stop(undefined, inTheWay);
		return results.report();
	}
	return plan.missing.length > 0
		? withBrowsers(options, (browsers) =>
				make({ order, plan, options, results, browsers }),
			)
		: make({ order, plan, options, results });
}

function outputOf(options: BuildOptions): string {
	return options.out ?? "dist";
}

/** What a killed build has left half done is done first, whatever becomes of this one. */
async function finishBefore(options: BuildOptions): Promise<void> {
	const faults = await finishInterrupted([outputOf(options)], waiting(options));
	for (const fault of faults) options.onWarning?.(fault);
}

function waiting({ onProgress, signal }: BuildOptions) {
	return {
		onWait: (number: string) => onProgress?.("wait", number),
		signal,
	};
}

function orderOf(options: BuildOptions): Order {
	const { paths = [] } = options;
	const named =
		paths.length > 0
			? paths.flatMap(manuscriptsAt)
			: findManuscripts("manuscript");
	return {
		paths: [...new Set(named)],
		out: outputOf(options),
		editions: options.editions ?? editionNames,
		house: options.house ?? defaultHouse,
		author: options.author,
		strict: options.strict ?? false,
		attachSource: options.attachSource ?? false,
		browser: options.browser,
		reuse: options.reuse ?? false,
	};
}

/** Starts the browser first of all, since that takes as long as loading this program and reading a manuscript. */
async function withBrowsers<T>(
	options: BuildOptions,
	work: (browsers: Browsers) => Promise<T>,
): Promise<T> {
	const [{ openBrowser }, { noSandboxWarning }, { openBrowsers }] =
		await Promise.all([
			import("../browser/browser-session.ts"),
			import("../browser/start-browser.ts"),
			import("./browsers.ts"),
		]);
	const browsers = openBrowsers(() =>
		openBrowser({
			executable: options.browser,
			signal: options.signal,
			onUnpack: () => options.onProgress?.("unpack", "Chromium"),
			onNoSandbox: () => options.onWarning?.(noSandboxWarning),
		}),
	);
	try {
		return await work(browsers);
	} finally {
		await browsers.end();
	}
}

interface Work {
	readonly order: Order;
	readonly plan: Plan;
	readonly options: BuildOptions;
	readonly results: Results;
	/** Absent where nothing is missing. */
	readonly browsers?: Browsers;
}

/** Makes what is missing, several at a time, and publishes all, each as it is done. */
async function make(work: Work): Promise<BuildReport> {
	const { order, plan, options, results, browsers } = work;
	const output = openOutput(order.out);
	try {
		const publisher = await publisherFor(work, output);
		for (const [path, problem] of plan.clashes) results.fail(path, [problem]);
		for (const [path, found] of plan.found) {
			results.finish(path, found, "found");
			await publisher.add(found);
		}
		if (browsers) {
			const makeOne = await makerFor(work, browsers);
			const share = {
				places: options.jobs ?? usualJobs(),
				placesFor,
			};
			await severalAtOnce(plan.missing, share, async (path) => {
				options.signal?.throwIfAborted();
				const { finished, problems, failure } = await makeOne(path);
				if (!finished) return results.fail(path, problems, failure);
				results.finish(path, finished, "made");
				await publisher.add(finished);
			});
		}
		options.signal?.throwIfAborted();
		if (options.allOrNothing && results.haveFailed()) return results.report();
		return results.report(await publisher.end());
	} finally {
		output.close();
	}
}

async function publisherFor(
	{ order, plan, options, results }: Work,
	output: ReturnType<typeof openOutput>,
) {
	const [{ openPublisher }, { readHouse }] = await Promise.all([
		import("./publish-as-done.ts"),
		import("../house/index.ts"),
	]);
	return openPublisher({
		out: order.out,
		output,
		plan,
		house: readHouse(order.house),
		allOrNothing: options.allOrNothing ?? false,
		waiting: waiting(options),
		onPublish: () => options.onProgress?.("publish", order.out),
		onPublished: results.publish,
		onObstacles: results.stop,
	});
}

/** Makes one publication. Of many, one on which the work cannot be done keeps no other from being made. */
async function makerFor(
	{ order, plan, options, results }: Work,
	browsers: Browsers,
) {
	const [{ makePublication }, { openHouses }] = await Promise.all([
		import("./make-publication.ts"),
		import("./read-manuscripts.ts"),
	]);
	const findInTheWay = openObstacles(order.out);
	const workshop = {
		order,
		browsers,
		houses: openHouses(),
		shelf: plan.shelf,
		findObstacles(slug: string, path: string) {
			const first = results.claim(slug, path);
			return first === path
				? findInTheWay(pathsOf(slug, order.editions))
				: [slugTwice(slug, path, first)];
		},
		onStage: options.onProgress ?? (() => undefined),
		signal: options.signal,
	};
	return (path: string): Promise<MadePublication> =>
		makePublication(path, workshop).catch((failure: unknown) => {
			options.signal?.throwIfAborted();
			if (order.paths.length === 1 || browsers.cannotStart()) throw failure;
			return { problems: [], failure };
		});
}

function reportPublished(
	{ found, outputHashes }: Plan,
	results: Results,
): BuildReport {
	outputHashes.save();
	for (const [path, item] of found) {
		results.finish(path, item, "found");
		results.publish(item, true);
	}
	return results.report();
}
