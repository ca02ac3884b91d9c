/** The pipeline, in order: manuscripts → publications → editions → output folder. Each step’s code is loaded when it is its turn. */
import { join } from "node:path";
import { openBrowser } from "./browser-session.js";
import { stageOutput } from "./output-folder.js";
import { editionNames, } from "./publication.js";
import { timed } from "./timed.js";
/** The house style of manuscripts that name none. */
const defaultHouse = "news";
/** Builds manuscripts into `out`, which is left as it was when anything is wrong. Throws when the work cannot be done. */
export async function build(options = {}) {
    const tell = options.onProgress ?? (() => undefined);
    // First of all, since starting it takes as long as loading this program and reading the manuscripts.
    const session = openBrowser({
        executable: options.browser,
        signal: options.signal,
        onUnpack: () => tell("unpack", "Chromium"),
    });
    try {
        const { works, problems } = await readAll(options);
        if (problems.length > 0)
            return failed(problems);
        const staged = stageOutput(outputOf(options));
        try {
            const written = await session.run((browser) => writeAll(works, browser, options));
            options.signal?.throwIfAborted();
            const faults = written.flatMap((item) => item.problems);
            if (faults.length > 0)
                return failed(faults);
            tell("publish", outputOf(options));
            return await publishAll(works, written, options, staged);
        }
        finally {
            staged.discard();
        }
    }
    finally {
        await session.end();
    }
}
function outputOf(options) {
    return options.out ?? "dist";
}
async function readAll(options) {
    const { readManuscripts } = await import("./read-manuscripts.js");
    return timed("read", () => readManuscripts(options.paths ?? [], options.house ?? defaultHouse, (path) => options.onProgress?.("read", path)));
}
async function writeAll(works, browser, options) {
    const { writePublication } = await import("./write-publication.js");
    const written = [];
    for (const { publication, house } of works)
        written.push(await writePublication(publication, house, browser, {
            editions: options.editions ?? editionNames,
            attachSource: options.attachSource ?? false,
            onStage: (stage) => options.onProgress?.(stage, publication.title),
            signal: options.signal,
        }));
    return written;
}
async function publishAll(works, written, options, staged) {
    const [{ publish }, { readHouse }, { adviseOnEpub }] = await Promise.all([
        import("./publish.js"),
        import("./house/index.js"),
        import("./editions/epub/advise.js"),
    ]);
    const advise = (options.editions ?? editionNames).includes("epub")
        ? adviseOnEpub
        : () => [];
    const out = outputOf(options);
    const house = readHouse(options.house ?? defaultHouse);
    const unchanged = await timed("publish", () => publish(written, out, house, staged.publish));
    return {
        ok: true,
        problems: [],
        notes: works.flatMap(({ publication }) => [
            ...notesOn(publication),
            ...advise(publication),
        ]),
        publications: written.map((item) => ({
            slug: item.slug,
            title: item.record.title,
            folder: join(out, item.slug),
            unchanged: unchanged.includes(item),
            editions: item.record.editions,
        })),
    };
}
function failed(problems) {
    return { ok: false, problems, notes: [], publications: [] };
}
function notesOn(publication) {
    const { publisher, rights, slug } = publication;
    return publisher || rights.rightsBasis
        ? []
        : [
            `${slug}: no publisher and no rightsBasis are declared, so the editions name none and the HTML edition asks not to be indexed`,
        ];
}
