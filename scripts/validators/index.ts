/** The reference validators behind one door. */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { findAce } from "./ace.ts";
import { findAxe } from "./axe.ts";
import { findEpubcheck } from "./epubcheck.ts";
import { findNu } from "./nu.ts";
import type { Validator } from "./validator.ts";
import { findVerapdf } from "./verapdf.ts";

export type {
	Objection,
	RunOptions,
	Validator,
	ValidatorName,
} from "./validator.ts";

/** All five, in the order of their editions; each that is installed was started once to ask for its version. */
export async function findValidators(): Promise<readonly Validator[]> {
	const validators = await Promise.all([
		findEpubcheck(),
		findAce(),
		findVerapdf(),
		findNu(),
		findAxe(),
	]);
	return validators.map(requireFile);
}

/** Some validators pass a file that is not there, so none is asked; an absolute path is never taken for a flag. */
function requireFile(validator: Validator): Validator {
	return {
		...validator,
		async run(file, options) {
			await access(file);
			return validator.run(resolve(file), options);
		},
	};
}
