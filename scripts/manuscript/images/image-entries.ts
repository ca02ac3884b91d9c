/** What front matter says of an image: by its path, by a pattern that its path has, or of all. */
import { addressOnWeb } from "../../prose/web-address.ts";
import type { ReportAtPath } from "../front-matter/report.ts";
import type { ImageEntry } from "../front-matter/schema.ts";
import { plainPath } from "./find-image.ts";

export interface ImageEntries {
	/** Of an image that has several names; the most particular holds, and who is credited comes from one place alone. */
	readonly of: (names: readonly string[]) => SaidOfImage;
	/** Paths and addresses of single images, each with its key. */
	readonly keys: ReadonlyMap<string, string>;
}

export interface SaidOfImage {
	readonly entry: ImageEntry;
	/** Where the creator stands in front matter. */
	readonly creatorAt: readonly PropertyKey[];
	/** Whether a single image is meant. */
	readonly isOwn: boolean;
}

interface Entry {
	readonly at: readonly PropertyKey[];
	readonly entry: ImageEntry;
}

export function readEntries(
	written: Readonly<Record<string, ImageEntry>>,
	defaults: ImageEntry | undefined,
	report: ReportAtPath,
): ImageEntries {
	const single = new Map<string, Entry>();
	const keys = new Map<string, string>();
	const patterns: (Entry & { readonly pattern: string })[] = [];
	for (const [key, entry] of Object.entries(written)) {
		const path = addressOnWeb(key) ?? plainPath(key);
		const at = ["images", key];
		if (path.includes("*")) {
			patterns.push({ at, entry, pattern: path });
			continue;
		}
		const first = keys.get(path);
		if (first !== undefined)
			report(
				"image-twice",
				`Unexpected second entry of one image: “${first}” and “${key}” are the same file; keep one of the two`,
				at,
			);
		single.set(path, { at, entry });
		keys.set(path, key);
	}
	// The longer one says more.
	patterns.sort((one, other) => other.pattern.length - one.pattern.length);
	return {
		keys,
		of(names) {
			const own = names.map((name) => single.get(name)).find(Boolean);
			const said = [
				...(own ? [own] : []),
				...patterns.filter(({ pattern }) =>
					names.some((name) => matchesPattern(pattern, name)),
				),
				...(defaults ? [{ at: ["imageDefaults"], entry: defaults }] : []),
			];
			return { ...merge(said), isOwn: own !== undefined };
		},
	};
}

function merge(said: readonly Entry[]): Omit<SaidOfImage, "isOwn"> {
	const crediting = said.find(
		({ entry }) => entry.own || entry.creditText || entry.creator,
	);
	const { own, creditText, creator } = crediting?.entry ?? {};
	const rest = Object.assign(
		{},
		...[...said].reverse().map(({ entry }) => entry),
	) as ImageEntry;
	return {
		entry: { ...rest, own, creditText, creator },
		creatorAt: [...(crediting?.at ?? []), "creator"],
	};
}

/** `*` stands for signs of one name, `**` for folders too. Takes as long as both are, multiplied. */
export function matchesPattern(pattern: string, path: string): boolean {
	const parts = pattern.match(/\*\*\/?|\*|[^*]/gu) ?? [];
	const pass = (at: number, into: Set<number>) => {
		into.add(at);
		if (parts[at]?.startsWith("*")) pass(at + 1, into);
	};
	let open = new Set<number>();
	pass(0, open);
	for (const sign of path) {
		const next = new Set<number>();
		for (const at of open) {
			const part = parts[at];
			if (part === sign) pass(at + 1, next);
			else if (part?.startsWith("**") || (part === "*" && sign !== "/"))
				pass(at, next);
		}
		open = next;
	}
	return open.has(parts.length);
}
