import { editionNames } from "../publication.js";
import { readEpub } from "../readings/epub.js";
import { readHtml } from "../readings/html.js";
import { readPdf } from "../readings/pdf.js";
import { Unreadable } from "../readings/unreadable.js";
import { creditedLines } from "./lines.js";
import { lookAtZones } from "./look.js";
import { rules } from "./rules.js";
export { creditedLines } from "./lines.js";
export { rules } from "./rules.js";
export function reportOf(results) {
    return { ok: results.every((result) => result.status !== "fail"), results };
}
/** Every rule, in order, on every edition that it speaks of. */
export function applyRules(context) {
    return rules.flatMap((rule) => applyRule(rule, context));
}
/**
 * Reads editions one by one, each as soon as it is there. `lines` are looked for in print by a second extractor. `browser`
 * shows what a reader sees; without one, the rules that need it say that they were not run.
 */
export function openReader(lines, browser) {
    const found = {};
    const seen = new Map();
    const faults = new Map();
    const reading = [];
    let looking = Promise.resolve();
    // One after the other, since a book fills the browser.
    const look = async (page) => {
        if (!browser)
            return;
        const zones = looking.then(async () => lookAtZones(page, await browser));
        looking = zones.catch(() => undefined);
        seen.set(page.edition, await zones);
    };
    const readers = {
        async html(bytes) {
            found.html = readHtml(bytes);
            await look(found.html);
        },
        async epub(bytes) {
            found.epub = readEpub(bytes);
            await look(found.epub);
        },
        async pdf(bytes) {
            found.pdf = await readPdf(bytes, lines);
        },
    };
    const read = async (edition, bytes) => {
        try {
            await readers[edition](bytes);
        }
        catch (error) {
            if (!(error instanceof Unreadable))
                throw error;
            faults.set(edition, unreadable(edition, error.message));
        }
    };
    return {
        read(edition, bytes) {
            const done = read(edition, bytes);
            done.catch(() => undefined);
            reading.push(done);
            return done;
        },
        async end() {
            await Promise.all(reading);
            return {
                readings: found,
                seen: browser && seen,
                faults: editionNames.flatMap((name) => faults.get(name) ?? []),
            };
        },
    };
}
/** Reads editions that are all there. */
export async function readEditions(record, files, browser) {
    const reader = openReader(creditedLines(record), browser);
    for (const [edition, bytes] of files)
        reader.read(edition, bytes);
    return reader.end();
}
/** An edition that cannot be read proves nothing, so it fails. */
export function unreadable(edition, message) {
    return {
        rule: "readable",
        edition,
        status: "fail",
        expected: "a sound file",
        actual: message,
        where: edition,
    };
}
function applyRule(rule, context) {
    const { readings } = context;
    const judged = [
        ["html", readings.html && rule.html?.(readings.html, context)],
        ["epub", readings.epub && rule.epub?.(readings.epub, context)],
        ["pdf", readings.pdf && rule.pdf?.(readings.pdf, context)],
        ["all", rule.all?.(context)],
    ];
    return judged.flatMap(([edition, findings]) => {
        if (!findings)
            return [];
        const base = { rule: rule.id, edition };
        return findings.length === 0
            ? [{ ...base, status: "pass", expected: "", actual: "", where: "" }]
            : findings.map((finding) => ({ ...base, status: "fail", ...finding }));
    });
}
/** The editions that a report speaks of. */
export const auditedEditions = editionNames;
