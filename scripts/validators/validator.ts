/** What a reference validator is to the build: types only. */
import type { EditionName } from "../model/edition.ts";
import type { Fault } from "../model/problem.ts";
import type { TimeLimits } from "./time-limit.ts";

export type ValidatorName = "epubcheck" | "ace" | "nu" | "axe" | "verapdf";

/** A fault that a validator finds in an edition; the rule is the validator’s own id: `RSC-005`, `image-alt`, `ua1:7.3-1`. */
export interface Objection extends Fault {
	readonly validator: ValidatorName;
	readonly edition: EditionName;
	/** `usage` asks for nothing: information, or a point that only a person can judge. */
	readonly severity: "fatal" | "error" | "warning" | "usage" | "violation";
	/** `EPUB/chapter.xhtml:8:21`, `17:14`, a CSS selector, or a PDF page and the path to the object. */
	readonly place?: string | undefined;
}

/** On abort and when the time is up, the validator and all that it started is ended. */
export interface RunOptions extends TimeLimits {
	/** `--browser`, for the validators that look at pages. */
	readonly browser?: string | undefined;
	/** Told once when the bundled browser is unpacked, which takes seconds. */
	readonly onUnpack?: (() => void) | undefined;
}

/** A program and its first arguments. */
export type ProgramCall = readonly [string, ...string[]];

export interface FoundValidator {
	/** What is started, without the arguments of a run. */
	readonly command: ProgramCall;
	readonly version: string;
}

export interface Validator {
	readonly name: ValidatorName;
	/** As its makers write it: `EPUBCheck`. */
	readonly title: string;
	readonly edition: EditionName;
	/** Whether it opens the edition in a browser, to which what runs or fetches is not shown. */
	readonly browses: boolean;
	/** Absent where it is not installed or does not start: `remedy` says why and what to do. */
	readonly found?: FoundValidator | undefined;
	readonly remedy: string;
	/** Judges one file. Throws when it is not installed, fails, is aborted, or runs out of time. */
	readonly run: (
		file: string,
		options?: RunOptions,
	) => Promise<readonly Objection[]>;
}
