/** M05 */
import { namesInAll } from "../carried-names.js";
import { creditedNames } from "../lines.js";
import { folded } from "../normalize.js";
export const m05 = {
    id: "M05",
    says: "No two names look the same and are spelled differently.",
    clause: "Unicode Technical Standard 39: confusable strings",
    all: ({ record, readings }) => {
        const known = new Set(creditedNames(record));
        const spellings = new Map(creditedNames(record).map((name) => [folded(name), name]));
        return namesInAll(readings).flatMap(({ name, carrier }) => {
            const spelled = spellings.get(folded(name));
            return spelled === undefined || known.has(name)
                ? []
                : [{ expected: spelled, actual: name, where: carrier }];
        });
    },
};
