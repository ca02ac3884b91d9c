/** The reference validators behind one door. */
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { findAce } from "./ace.js";
import { findAxe } from "./axe.js";
import { findEpubcheck } from "./epubcheck.js";
import { findNu } from "./nu.js";
import { findVerapdf } from "./verapdf.js";
/** All five, in the order of their editions; each that is installed was started once to ask for its version. */
export async function findValidators() {
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
function requireFile(validator) {
    return {
        ...validator,
        async run(file, options) {
            await access(file);
            return validator.run(resolve(file), options);
        },
    };
}
