import { firstDifference } from "./compare.js";
import { sayingOf } from "./sayings.js";
/** Failed results as problems of the files that they were found in. */
export function problemsOf(report, record) {
    return report.results
        .filter((result) => result.status === "fail")
        .map((result) => ({
        rule: result.rule,
        message: messageOf(result),
        file: fileOf(result, record),
    }));
}
function messageOf(result) {
    const difference = firstDifference(result.expected, result.actual);
    return `Unexpected “${result.actual}”, expected “${result.expected}” (${[result.where, difference].filter(Boolean).join("; ")})`;
}
function fileOf(result, record) {
    const edition = record.editions.find((item) => item.name === result.edition);
    return edition?.file ?? record.editions[0]?.file ?? record.title;
}
/** Lines for a person: the rule’s sentence, then both sides, one under the other, the first difference by code point, and the line of the manuscript. */
export function describeResult(result) {
    const { manuscript } = result;
    const heading = `${result.edition}  ${result.where}  ${result.rule}${result.status === "fail" ? "" : ` (${result.status})`}`;
    const difference = result.status === "not-run"
        ? undefined
        : firstDifference(result.expected, result.actual);
    return [
        heading,
        ...(sayingOf(result.rule) ? [`  ${sayingOf(result.rule)}`] : []),
        `  expected  ${printable(result.expected)}`,
        `  actual    ${printable(result.actual)}`,
        ...(difference ? [`  differs   at ${difference}`] : []),
        ...(manuscript
            ? [`  written   in ${printable(`${manuscript.file}:${manuscript.line}`)}`]
            : []),
    ];
}
/** An edition cannot move the cursor or colour the screen. */
function printable(text) {
    return text.replace(/\p{Cc}/gu, "�");
}
