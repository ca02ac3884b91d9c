/** The output folder: finished files are written beside it and renamed into place, so that it holds old or new editions, never a mixture. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, } from "node:fs";
import { dirname, join } from "node:path";
const stagingName = ".staging-";
/** Opens a staging folder inside `out`; throws with the remedy when `out` cannot be written. */
export function stageOutput(out) {
    const staging = attempt(out, () => {
        mkdirSync(out, { recursive: true });
        recover(out);
        return mkdtempSync(join(out, `${stagingName}${process.pid}-`));
    });
    const discard = () => rmSync(staging, { recursive: true, force: true });
    return {
        publish(output) {
            attempt(out, () => {
                writeAll(join(staging, "new"), output);
                swap(staging, out, output);
            });
            discard();
        },
        discard,
    };
}
/** Whether the folder `name` of `out` holds exactly `files`. */
export function holds(out, name, files) {
    const folder = join(out, name);
    if (!existsSync(folder) || readdirSync(folder).length !== files.length)
        return false;
    return files.every((file) => holdsFile(folder, file));
}
/** Whether `folder` holds `file`, byte by byte. */
export function holdsFile(folder, file) {
    const path = join(folder, file.name);
    return existsSync(path) && readFileSync(path).equals(Buffer.from(file.bytes));
}
function writeAll(folder, output) {
    for (const [name, files] of output.folders) {
        mkdirSync(join(folder, name), { recursive: true });
        for (const file of files)
            writeFileSync(join(folder, name, file.name), file.bytes);
    }
    mkdirSync(folder, { recursive: true });
    for (const file of output.files)
        writeFileSync(join(folder, file.name), file.bytes);
}
function swap(staging, out, output) {
    const undo = [];
    const move = (from, to) => {
        mkdirSync(dirname(to), { recursive: true });
        renameSync(from, to);
        undo.unshift(() => renameSync(to, from));
    };
    try {
        const names = [
            ...output.folders.keys(),
            ...output.files.map((file) => file.name),
        ];
        for (const name of names) {
            if (existsSync(join(out, name)))
                move(join(out, name), join(staging, "old", name));
            move(join(staging, "new", name), join(out, name));
        }
    }
    catch (error) {
        for (const step of undo)
            step();
        throw error;
    }
}
/** A build that was killed between two renames left old editions in its staging folder: they go back, and the rest is removed. */
function recover(out) {
    for (const entry of readdirSync(out)) {
        const owner = new RegExp(`^\\${stagingName}(\\d+)-`).exec(entry)?.[1];
        if (owner === undefined || isRunning(Number(owner)))
            continue;
        const old = join(out, entry, "old");
        for (const name of existsSync(old) ? readdirSync(old) : [])
            if (!existsSync(join(out, name)))
                renameSync(join(old, name), join(out, name));
        rmSync(join(out, entry), { recursive: true, force: true });
    }
}
function isRunning(pid) {
    if (pid === process.pid)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === "EPERM";
    }
}
const remedies = {
    EACCES: "change its permissions, or choose another folder with --out",
    EPERM: "change its permissions, or choose another folder with --out",
    EROFS: "it is read-only; choose another folder with --out",
    ENOSPC: "the disk is full; free some space, or choose another with --out",
    EDQUOT: "the quota is used up; free some space, or choose another with --out",
    ENOTDIR: "something in the path is a file; choose a folder with --out",
    EEXIST: "a file of that name is in the way; choose a folder with --out",
};
function attempt(out, work) {
    try {
        return work();
    }
    catch (cause) {
        const code = cause.code ?? "";
        throw new Error(`Cannot write to ${out}: ${remedies[code] ?? "choose another folder with --out"}. What was there is as it was`, { cause });
    }
}
