/** Front matter while it is brought into Colophon’s form: what it says now, and where each part of it was written. */
import type { Note, Problem } from "../../../model/problem.ts";
import type { Path } from "../report.ts";
import type { PlacedYaml } from "../yaml.ts";

export interface Draft {
	readonly value: Record<string, unknown>;
	readonly notes: Note[];
	readonly problems: Problem[];
	/** Keys of the top that problems are told of. */
	readonly open: Set<string>;
	readonly yaml: PlacedYaml;
	/** Says that what now stands at `path` was written at `from`. */
	readonly from: (path: Path, from: Path) => void;
	readonly note: (message: string, path: Path) => void;
	readonly problem: (rule: string, message: string, path: Path) => void;
	/** The YAML as it stands now, with its places in the file. */
	readonly finished: () => PlacedYaml;
}

/** As many as one front matter is told; the rest is counted. */
const mostNotes = 100;

export function openDraft(yaml: PlacedYaml): Draft {
	const origins = new Map<string, Path>();
	const value: Record<string, unknown> = {};
	const notes: Note[] = [];
	let told = 0;
	const problems: Problem[] = [];
	const open = new Set<string>();
	const origin = (path: Path): Path => {
		for (let length = path.length; length > 0; length -= 1) {
			const found = origins.get(keyOf(path.slice(0, length)));
			if (found) return [...found, ...path.slice(length)];
		}
		return path;
	};
	const placed = (): PlacedYaml => ({
		value,
		problems: yaml.problems,
		place: (path) => yaml.place(origin(path)),
		placeOfKey: (path) => yaml.placeOfKey(origin(path)),
		placeOfSign: (path, sign) => yaml.placeOfSign(origin(path), sign),
		written: (path) => yaml.written(origin(path)),
		kind: (path) => yaml.kind(origin(path)),
	});
	return {
		value,
		notes,
		problems,
		open,
		yaml,
		from: (path, from) => void origins.set(keyOf(path), from),
		note: (message, path) => {
			told += 1;
			if (told <= mostNotes)
				notes.push({
					rule: "key-of-others",
					message,
					...yaml.placeOfKey(path),
				});
		},
		problem: (rule, message, path) => {
			open.add(String(path[0]));
			problems.push({ rule, message, ...yaml.place(path) });
		},
		finished: () => {
			if (told > mostNotes)
				notes.push({
					rule: "key-of-others",
					message: `Unexpected front matter: ${told - mostNotes} more notes of these kinds`,
					...yaml.place([]),
				});
			return placed();
		},
	};
}

function keyOf(path: Path): string {
	return path.map(String).join("\u0000");
}
