/** What a job is: one publication, by where its manuscript lies and what is to be made of it. */
import type { BuildOptions } from "../build/build.ts";
import { keyOf } from "../machine/cache.ts";

/** Where manuscripts lie, for every machine that works on them. */
export type Source =
	/** A folder that all of them see. */
	| { readonly folder: string }
	/** A commit of a clone that all of them have; 40 or 64 hexadecimal digits. */
	| { readonly repository: string; readonly commit: string }
	/** A tar archive in object storage, `s3://BUCKET/….tar`, by the hash of its bytes. */
	| { readonly archive: string; readonly sha256: string };

/** What a build is asked for, besides manuscripts. */
export type Recipe = Pick<
	BuildOptions,
	"editions" | "house" | "author" | "strict" | "attachSource"
>;

export interface JobData {
	readonly source: Source;
	/** Of the manuscript, from the folder of the source. */
	readonly path: string;
	readonly recipe: Recipe;
}

/** What is known of a job that is done. */
export interface JobResult {
	/** Of the clock, from its beginning to its end. */
	readonly seconds: number;
}

/** The same for the same publication, so that it is in the queue once. */
export function idOf({ source, path, recipe }: JobData): string {
	return keyOf(JSON.stringify([source, path, recipe]));
}

/** The same for jobs that one build can publish together. */
export function groupOf({ source, recipe }: JobData): string {
	return JSON.stringify([source, recipe]);
}
