/** Paths of a manuscript → files inside its folder; whatever leads elsewhere is refused, through symbolic links too. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, posix, relative, resolve } from "node:path";
import { nearest } from "./nearest.js";
/** The file at `path`, written as in the manuscript in `folder`, wherever links lead. */
export function findInside(folder, path) {
    if (leadsOut(path))
        return { fault: "outside" };
    const real = realPath(resolve(folder, path));
    if (real === undefined)
        return { fault: "missing" };
    const inside = relative(realpathSync(folder), real);
    if (inside.split(/[\\/]/)[0] === ".." || isAbsolute(inside))
        return { fault: "outside" };
    return statSync(real).isFile() ? { file: real } : { fault: "no-file" };
}
/** Whether `path` says by its letters that it leads out: absolute, or upwards. */
function leadsOut(path) {
    return (isAbsolute(path) ||
        /^[a-z]:/i.test(path) ||
        path.split(/[\\/]/).includes(".."));
}
/** The path of a file that is there and whose name is near, for a remedy. */
export function similarFile(folder, path) {
    try {
        const names = readdirSync(join(folder, dirname(path)));
        const name = nearest(posix.basename(path), names);
        return name && posix.join(posix.dirname(path), name);
    }
    catch {
        return undefined;
    }
}
function realPath(file) {
    try {
        return realpathSync(file);
    }
    catch {
        // Nothing is there, or a path that no file can have.
        return undefined;
    }
}
