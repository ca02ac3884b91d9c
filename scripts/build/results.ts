/** What has become of each manuscript of a build, small, so that thousands of them are no burden: what stands in the output folder, and what failed. */
import { join } from "node:path";
import { messagesOf } from "../machine/messages-of.ts";
import type { Note, Problem } from "../model/problem.ts";
import type { FinishedPublication } from "./finished-publication.ts";
import type { Order } from "./plan-build.ts";
import type {
	BuildReport,
	BuiltPublication,
	Count,
	FailedManuscript,
} from "./report.ts";

export interface Results {
	/** The manuscript that has the slug: `path`, unless another was first. */
	readonly claim: (slug: string, path: string) => string;
	readonly finish: (
		path: string,
		item: FinishedPublication,
		how: "made" | "found",
	) => void;
	/** `failure` is an error that was thrown. */
	readonly fail: (
		path: string,
		problems: readonly Problem[],
		failure?: unknown,
	) => void;
	readonly publish: (item: FinishedPublication, unchanged: boolean) => void;
	/** Of something in the way of `item`, or of all. */
	readonly stop: (
		item: FinishedPublication | undefined,
		problems: readonly Problem[],
	) => void;
	readonly haveFailed: () => boolean;
	/** In the order in which the manuscripts were named. `remarks` are on the output folder. */
	readonly report: (remarks?: readonly string[]) => BuildReport;
}

interface Stood {
	readonly built: BuiltPublication;
	readonly notes: readonly Note[];
	readonly remarks: readonly string[];
}

export function openResults(
	{ paths, out }: Order,
	onCount: ((count: Count) => void) | undefined,
): Results {
	const claims = new Map<string, string>();
	const stood = new Map<string, Stood>();
	const failed = new Map<string, FailedManuscript>();
	const general: Problem[] = [];
	const count = { total: paths.length, done: 0, found: 0, published: 0 };
	const tell = () => onCount?.({ ...count });
	tell();
	const claim = (slug: string, path: string) => {
		const first = claims.get(slug) ?? path;
		claims.set(slug, first);
		return first;
	};
	const pathOf = ({ slug, file }: FinishedPublication) =>
		claims.get(slug) ?? file;
	const setFailed = (
		path: string,
		problems: readonly Problem[],
		failure?: unknown,
	) =>
		failed.set(path, {
			path,
			problems,
			...(failure === undefined ? {} : { failure: messagesOf(failure) }),
		});
	return {
		claim,
		finish(path, { slug }, how) {
			claim(slug, path);
			count.done += 1;
			if (how === "found") count.found += 1;
			tell();
		},
		fail(path, problems, failure) {
			setFailed(path, problems, failure);
			count.done += 1;
			tell();
		},
		publish(item, unchanged) {
			const path = pathOf(item);
			const { slug, title, editions, notes, remarks } = item;
			const folder = join(out, slug);
			stood.set(path, {
				built: { path, slug, title, folder, unchanged, editions },
				notes,
				remarks,
			});
			count.published += 1;
			tell();
		},
		stop(item, problems) {
			if (item) setFailed(pathOf(item), problems);
			else general.push(...problems);
		},
		haveFailed: () => failed.size > 0 || general.length > 0,
		report(remarks = []) {
			const standing = paths.flatMap((path) => stood.get(path) ?? []);
			const failures = paths.flatMap((path) => failed.get(path) ?? []);
			return {
				ok: failures.length === 0 && general.length === 0,
				problems: [...general, ...failures.flatMap(({ problems }) => problems)],
				failed: failures,
				notes: standing.flatMap(({ notes }) => notes),
				remarks: [...standing.flatMap((one) => one.remarks), ...remarks],
				publications: standing.map(({ built }) => built),
			};
		},
	};
}
