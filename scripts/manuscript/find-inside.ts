/** Paths of a manuscript → files inside its folder; whatever leads elsewhere is refused, through symbolic links too. */
import { dirname, isAbsolute, join, posix, relative, resolve } from "node:path";
import { inputEntries, inputKind, inputPlace } from "../machine/input-files.ts";
import { nearest } from "./front-matter/nearest.ts";

/** The real path of a file, or why there is none. */
type Found = { readonly file: string } | { readonly obstacle: Obstacle };

/** `special` are pipes, sockets and devices. */
export type Obstacle = "missing" | "outside" | "folder" | "special";

/** The file at `path`, written as in the manuscript in `folder`, wherever links lead. */
export function findInside(folder: string, path: string): Found {
	if (leadsOut(path)) return { obstacle: "outside" };
	// Some systems keep accents as signs of their own.
	const real =
		realPath(resolve(folder, path)) ??
		realPath(resolve(folder, path.normalize("NFD")));
	if (real === undefined) return { obstacle: "missing" };
	const inside = relative(inputPlace(folder), real);
	if (inside.split(/[\\/]/)[0] === ".." || isAbsolute(inside))
		return { obstacle: "outside" };
	const stat = inputKind(real);
	if (stat.isFile()) return { file: real };
	return { obstacle: stat.isDirectory() ? "folder" : "special" };
}

/** Why there is no file, in a sentence with the remedy. */
export function describeObstacle(
	obstacle: Obstacle,
	what: keyof typeof remedies,
	path: string,
	folder: string,
): string {
	if (obstacle === "missing") {
		const similar = similarFile(folder, path);
		return `Missing ${what} ${path}: ${similar ? `did you mean ${similar}?` : remedies[what]}`;
	}
	const inside =
		what === "image" && leadsOut(path)
			? `, and write its path from there: ${posix.basename(path)}`
			: "";
	return `Unexpected ${what} ${path}: ${reasons[obstacle]}${inside}`;
}

const reasons: Readonly<Record<Exclude<Obstacle, "missing">, string>> = {
	outside: "it leads outside the manuscript’s folder; copy the file into it",
	folder: "it is a folder; name a file in it",
	special: "it is a pipe, a socket or a device; name a file",
};

const remedies = {
	chapter: "add the file, or correct its name",
	image: "put the file into the manuscript’s folder, or correct the path",
} as const;

/** Whether `path` says by its letters that it leads out: absolute, or upwards. */
function leadsOut(path: string): boolean {
	return (
		isAbsolute(path) ||
		/^[a-z]:/i.test(path) ||
		path.split(/[\\/]/).includes("..")
	);
}

/** The path of a file that is there and whose name is near. */
function similarFile(folder: string, path: string): string | undefined {
	try {
		const names = inputEntries(join(folder, dirname(path))).map(
			({ name: entry }) => entry,
		);
		const name = nearest(posix.basename(path), names);
		return name && posix.join(posix.dirname(path), name);
	} catch {
		return undefined;
	}
}

function realPath(file: string): string | undefined {
	try {
		return inputPlace(file);
	} catch {
		// Nothing is there, or a path that no file can have.
		return undefined;
	}
}
