/** The way back, in order: a folder of editions → their credit record → readings → audit, and the reference validators where they are asked for. */
import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { applyRules, readEditions, reportOf, unreadable, } from "./audit/index.js";
import { readRecord } from "./audit/read-record.js";
import { sha256 } from "./release/checksums.js";
/** An edition beyond this many bytes is not even read. */
const largestFile = 256_000_000;
/** Throws where the folder has no credit record that can be understood, or the manuscript is not the one of its editions. */
export async function checkFolder(folder, options) {
    const record = readRecord(folder);
    const trace = await tracing(record, options.manuscript);
    const { files, faults } = readFiles(folder, record);
    const read = await readEditions(record, files, options.browser);
    const results = [
        ...faults,
        ...read.faults,
        ...applyRules({ record, ...read }),
        ...(await validate(folder, record, options)),
    ];
    const { readings } = read;
    return {
        record,
        files,
        readings,
        report: reportOf(trace(results, readings)),
    };
}
/** The manuscript is read first, so that nobody waits for validators to hear that it is another one. */
async function tracing(record, path) {
    if (path === undefined)
        return (results) => results;
    const { readManuscriptOf, traceResults } = await import("./trace/index.js");
    const manuscript = await readManuscriptOf(record, path);
    return (results, readings) => traceResults(results, readings, record, manuscript);
}
function readFiles(folder, record) {
    const files = new Map();
    const faults = [];
    for (const edition of record.editions) {
        const path = join(folder, basename(edition.file));
        const size = statSync(path, { throwIfNoEntry: false })?.size;
        if (size === undefined)
            faults.push(unreadable(edition.name, `${path} is missing`));
        else if (size > largestFile)
            faults.push(unreadable(edition.name, `${path} has ${Math.round(size / 1e6)} MB, expected at most ${largestFile / 1e6} MB`));
        else {
            const bytes = readFileSync(path);
            files.set(edition.name, bytes);
            faults.push(checksum(edition.name, edition.sha256, bytes, path));
        }
    }
    return { files, faults };
}
/** A file that is not the one that was built may still be sound, so the rules look at it all the same. */
function checksum(edition, expected, bytes, where) {
    const actual = sha256(bytes);
    return {
        rule: "checksum",
        edition,
        status: actual === expected ? "pass" : "fail",
        expected,
        actual,
        where,
    };
}
/** One validator after the other: several of them start machines of their own. */
async function validate(folder, record, options) {
    const results = [];
    for (const validator of options.validators ?? []) {
        const edition = record.editions.find((item) => item.name === validator.edition);
        if (!edition)
            continue;
        const base = { rule: validator.name, edition: edition.name, where: "" };
        if (!validator.found) {
            results.push({
                ...base,
                status: "not-run",
                expected: validator.title,
                actual: validator.remedy,
            });
            continue;
        }
        options.onValidator?.(validator.title);
        const findings = await validator.run(join(folder, basename(edition.file)), options.run);
        const told = findings.filter(({ severity }) => severity !== "usage");
        results.push(...(told.length === 0
            ? [{ ...base, status: "pass", expected: "", actual: "" }]
            : told.map(resultOf)));
    }
    return results;
}
function resultOf(finding) {
    return {
        rule: `${finding.validator} ${finding.rule}`,
        edition: finding.edition,
        status: finding.severity === "warning" ? "warn" : "fail",
        expected: `nothing for ${finding.validator} to report`,
        actual: finding.message,
        where: finding.place ?? "",
    };
}
