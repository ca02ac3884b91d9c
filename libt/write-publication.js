import { creditRecord } from "./credits/credit-record.js";
import { drawCover } from "./editions/cover.js";
import { writeHtml } from "./editions/html.js";
import { printEdition, } from "./editions/pdf/print-edition.js";
import { openFinisher } from "./finish-and-check.js";
import { freeMemory } from "./free-memory.js";
import { editionNames, } from "./publication.js";
import { sha256 } from "./release/checksums.js";
import { timed } from "./timed.js";
/** All editions at once, each read as soon as it is there: the browser prints, draws and looks while this process writes and reads. */
export async function writePublication(publication, house, browser, options) {
    const { slug } = publication;
    const materials = prepare(publication, house, browser, options);
    const audit = openAudit(publication, viewer(materials, browser));
    const editions = await Promise.all(editionNames
        .filter((name) => options.editions.includes(name))
        .map(async (name) => {
        options.onStage(name);
        const written = await writers[name](materials);
        audit.read(name, written.bytes);
        return { ...written, name, file: `${slug}.${name}` };
    }));
    const record = creditRecord(publication, editions.map(({ name, file, bytes }) => ({
        name,
        file,
        bytes: bytes.length,
        sha256: sha256(bytes),
    })));
    const files = [
        ...editions.map(({ file, bytes }) => ({ name: file, bytes })),
        { name: "cover.jpg", bytes: await materials.cover },
        { name: "credits.json", bytes: `${JSON.stringify(record, null, 2)}\n` },
    ];
    options.onStage("audit");
    const [found, ...faults] = await Promise.all([
        timed("audit", () => audit.judge(record)),
        ...editions.map((edition) => edition.faults ?? []),
    ]);
    const wrong = faults.flat().map((fault) => problemOf(fault, publication));
    // A page that is wrong may well fail the audit too, for the same reason.
    return { record, slug, files, problems: wrong.length > 0 ? wrong : found };
}
/** Begins what takes the browser longest, so that it is under way while the rest is written. */
function prepare(publication, house, browser, options) {
    const printing = options.editions.includes("pdf")
        ? printEdition(publication, house, browser)
        : undefined;
    if (printing)
        timed("pdf print", () => printing.print).catch(() => undefined);
    const cover = browser.then((started) => {
        options.onStage("cover");
        return timed("cover", () => drawCover(publication, house, started));
    });
    // Until somebody waits for it.
    cover.catch(() => undefined);
    return { publication, house, options, cover, printing };
}
/** The browser to look at pages with: a book’s print has its memory for itself. */
function viewer({ publication, printing }, browser) {
    if (publication.form !== "book" || !printing)
        return browser;
    const free = printing.print.then(() => browser);
    // Until somebody waits for it.
    free.catch(() => undefined);
    return free;
}
const writers = {
    async html({ publication, house }) {
        return { bytes: await timed("html", () => writeHtml(publication, house)) };
    },
    async epub({ publication, house, cover, printing }) {
        const { writeEpub } = await import("./editions/epub/index.js");
        return {
            bytes: await timed("epub", () => writeEpub(publication, house, cover, printing?.breaks)),
        };
    },
    async pdf({ publication, house, options, printing }) {
        if (!printing)
            throw new Error("The PDF edition was not printed");
        const [{ factsOf }, breaks] = await Promise.all([
            import("./editions/pdf/facts-of.js"),
            printing.breaks,
        ]);
        if (publication.form === "book")
            freeMemory();
        const finisher = openFinisher(Math.max(...breaks.values()), options.signal);
        const print = await printing.print;
        const attached = options.attachSource ? publication.sources : [];
        const { bytes, faults, findings } = await finisher({
            raw: print.bytes,
            facts: factsOf(publication, house, print, attached),
        });
        return {
            bytes,
            faults: findings.then((found) => [...faults, ...found]),
        };
    },
};
/** The audit, whose code is loaded while the browser starts and prints. */
function openAudit(publication, browser) {
    const loading = Promise.all([
        import("./audit/index.js"),
        import("./audit/describe.js"),
    ]);
    const opening = loading.then(([{ creditedLines, openReader }]) => openReader(creditedLines(creditRecord(publication, [])), browser));
    return {
        async read(name, bytes) {
            const reader = await opening;
            await timed(`read ${name}`, () => reader.read(name, bytes)).catch(() => undefined);
        },
        /** After every `read` was called. */
        async judge(record) {
            const [[{ applyRules, reportOf }, { problemsOf }], reader] = await Promise.all([loading, opening]);
            const read = await reader.end();
            const results = [...read.faults, ...applyRules({ record, ...read })];
            return problemsOf(reportOf(results), record);
        },
    };
}
function problemOf(fault, publication) {
    const place = fault.page ? ` (page ${fault.page} of the PDF)` : "";
    return {
        rule: fault.rule,
        message: `${fault.message}${place}`,
        file: publication.file,
    };
}
