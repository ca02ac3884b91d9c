/** The folder of the user where things are kept that are dear to make again; none of them changes what comes out. */
import { accessSync, constants, lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
/** Where it may be, the best place first. The last is for users without a home folder. */
export function cacheFolders() {
    return candidates().filter(isOwn);
}
function candidates() {
    return [process.env.XDG_CACHE_HOME ?? "", join(home(), ".cache")]
        .filter(isAbsolute)
        .map((base) => join(base, "colophon"))
        .concat(temporaryCache());
}
/** The first cache folder that can be written to, made if need be. Throws, with the remedy, when there is none. */
export function openCache() {
    const faults = [];
    for (const folder of candidates())
        try {
            mkdirSync(folder, { recursive: true, mode: 0o700 });
            accessSync(folder, constants.W_OK | constants.X_OK);
            if (isOwn(folder))
                return folder;
            faults.push(new Error(`${folder} belongs to somebody else`));
        }
        catch (error) {
            faults.push(error);
        }
    throw new Error("No folder for the browser can be written to: set XDG_CACHE_HOME to one that can", { cause: faults[0] });
}
/** Throws where the user has neither HOME nor an entry in the system’s list. */
function home() {
    try {
        return homedir();
    }
    catch {
        return "";
    }
}
function temporaryCache() {
    return join(tmpdir(), `colophon-${process.getuid?.() ?? "cache"}`);
}
/** In the temporary folder anybody could have put a program there before us. */
function isOwn(folder) {
    if (folder !== temporaryCache() || !process.getuid)
        return true;
    const found = lstatSync(folder, { throwIfNoEntry: false });
    return (found?.isDirectory() === true &&
        found.uid === process.getuid() &&
        (found.mode & 0o022) === 0);
}
