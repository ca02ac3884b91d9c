/** How many publications are made at a time, and which of them wants all of the machine. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { availableMemory } from "../machine/available-memory.ts";

/** Bytes of text from which on an article is printed like a book: some fifty thousand words, or as many cells of a table. */
export const longText = 300_000;

/** Bytes of memory that one of them may take, in this process and in the browser. */
const memoryOfOne = 500_000_000;
/** While one waits for the browser, another has this process: two on one core too. */
const fewest = 2;

/** By the machine’s cores and memory. */
export function usualJobs(): number {
	const byMemory = Math.floor(availableMemory() / memoryOfOne);
	return Math.max(fewest, Math.min(availableParallelism(), byMemory));
}

/** A book, or an article as long, has all places: its print takes all the memory that there is. */
export function placesFor(path: string): number {
	const stat = statSync(path, { throwIfNoEntry: false });
	return stat && (stat.isDirectory() || stat.size > longText) ? Infinity : 1;
}
