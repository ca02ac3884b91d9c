/** Files that something is made from: what is looked up of them can be noted, so that it is known later whether all of it is as it was. */
import { AsyncLocalStorage } from "node:async_hooks";
import {
	type Dirent,
	readdirSync,
	readFileSync,
	realpathSync,
	type Stats,
	statSync,
} from "node:fs";
import { isAbsolute, relative } from "node:path";
import type { HashOf } from "./file-hashes.ts";
import { sha256 } from "./sha256.ts";

/** What is asked of a path: what is in the file, what is in the folder, where links lead, what stands there. */
type Question = "bytes" | "entries" | "place" | "kind";

export interface Lookup {
	readonly question: Question;
	/** Relative to the folder where the command runs, where it lies below it. */
	readonly path: string;
	/** Empty where there was none. */
	readonly answer: string;
}

export interface InputNotes {
	/** Notes what `work` looks up, and what it has begun and looks up later. */
	readonly during: <T>(work: () => T) => T;
	/** All that was looked up; nothing where the answers differed. */
	readonly lookups: () => readonly Lookup[] | undefined;
}

const notes = new AsyncLocalStorage<(lookup: Lookup) => void>();

export function noteInputs(): InputNotes {
	const noted = new Map<string, Lookup>();
	let isSteady = true;
	const note = (lookup: Lookup) => {
		const key = `${lookup.question} ${lookup.path}`;
		isSteady &&= (noted.get(key) ?? lookup).answer === lookup.answer;
		noted.set(key, lookup);
	};
	return {
		during: (work) => notes.run(note, work),
		lookups: () => (isSteady ? [...noted.values()] : undefined),
	};
}

/** Answers as they are now; what was asked once is not looked up again. */
export function lookUpWith(
	hashOf: HashOf,
): (lookup: Omit<Lookup, "answer">) => string {
	const known = new Map<string, string>();
	return ({ question, path }) => {
		const key = `${question} ${path}`;
		const answer = known.get(key) ?? answerTo(question, path, hashOf);
		known.set(key, answer);
		return answer;
	};
}

function answerTo(question: Question, path: string, hashOf: HashOf): string {
	try {
		return answers[question](path, hashOf);
	} catch {
		return "";
	}
}

const answers: Readonly<
	Record<Question, (path: string, hashOf: HashOf) => string>
> = {
	// Reading what has become a pipe waits until something is written to it.
	bytes: (path, hashOf) => (statSync(path).isFile() ? hashOf(path) : ""),
	entries: (path) => entriesText(readdirSync(path, { withFileTypes: true })),
	place: (path) => shortPath(realpathSync(path)),
	kind: (path) => kindText(statSync(path)),
};

/** Throws as `readFileSync` does. */
export function readInput(path: string): Buffer {
	return ask("bytes", path, () => readFileSync(path), sha256);
}

/** Throws as `readdirSync` does. */
export function inputEntries(folder: string): Dirent[] {
	return ask(
		"entries",
		folder,
		() => readdirSync(folder, { withFileTypes: true }),
		entriesText,
	);
}

/** Throws as `realpathSync` does. */
export function inputPlace(path: string): string {
	return ask("place", path, () => realpathSync(path), shortPath);
}

/** Throws as `statSync` does. */
export function inputKind(path: string): Stats {
	return ask("kind", path, () => statSync(path), kindText);
}

/** As `existsSync`. */
export function hasInput(path: string): boolean {
	try {
		inputKind(path);
		return true;
	} catch {
		return false;
	}
}

function ask<T>(
	question: Question,
	path: string,
	find: () => T,
	answerOf: (found: T) => string,
): T {
	const note = notes.getStore();
	if (!note) return find();
	const lookup = { question, path: shortPath(path) };
	try {
		const found = find();
		note({ ...lookup, answer: answerOf(found) });
		return found;
	} catch (error) {
		note({ ...lookup, answer: "" });
		throw error;
	}
}

/** Of what lies below the folder where the command runs, the way from there: a copy of it elsewhere has the same. */
function shortPath(path: string): string {
	const short = relative(process.cwd(), path);
	return short.split(/[\\/]/)[0] === ".." || isAbsolute(short)
		? path
		: short || ".";
}

function entriesText(entries: readonly Dirent[]): string {
	const names = entries.map((entry) => `${entry.name}/${typeOf(entry)}`);
	return sha256(Buffer.from(names.sort().join("\0")));
}

function kindText(stat: Stats): string {
	return stat.isFile() ? `file ${stat.size}` : typeOf(stat);
}

function typeOf(found: Dirent | Stats): string {
	if (found.isFile()) return "file";
	if (found.isDirectory()) return "folder";
	return found.isSymbolicLink() ? "link" : "special";
}
