import { nothing } from "./model.js";
import { describeReading } from "./questions.js";
export const wordAnswers = [
    "accept",
    "text",
    "headline",
    "subtitle",
    "kicker",
    "editorNote",
    "correction",
    "updateNote",
    "left-out",
];
export const noAnswers = { lines: {}, fileAs: {} };
/** Applies the answers to the open lines. */
export function settle(lines, answers, file) {
    const problems = [];
    const said = {};
    const used = new Set();
    const settled = lines.map((line) => {
        const answer = answers.lines[String(line.line)];
        if (answer === undefined)
            return line;
        used.add(String(line.line));
        if (line.status !== "open")
            return line;
        const changed = settleLine(line, answer);
        if (typeof changed === "string") {
            problems.push({
                rule: "answer-unexpected",
                message: changed,
                file,
                line: line.line,
                source: line.text,
            });
            return line;
        }
        if (answer === "headline" || answer === "subtitle" || answer === "kicker")
            said[answer] = line.text.replace(/\s+/g, " ");
        return changed;
    });
    for (const id of Object.keys(answers.lines))
        if (!used.has(id))
            problems.push({
                rule: "answer-unexpected",
                message: `Unexpected answer for line ${id}: no line of copy begins there`,
                file,
            });
    return {
        lines: settled,
        title: said.headline,
        subtitle: said.subtitle,
        kicker: said.kicker,
        problems,
    };
}
/** The settled line, or why the answer cannot be. */
function settleLine(line, answer) {
    if (typeof answer !== "string")
        return { ...line, status: "parsed", reading: answered(line, answer) };
    if (answer === "accept")
        return describeReading(line.reading)
            ? { ...line, status: "parsed", reading: { ...line.reading, flags: [] } }
            : "Unexpected answer accept: nothing was read from this line; answer with the people that it names";
    if (answer === "text")
        return { ...line, status: "text", reading: nothing };
    if (answer === "editorNote" ||
        answer === "correction" ||
        answer === "updateNote") {
        const text = line.text.replace(/\s+/g, " ");
        return {
            ...line,
            status: "parsed",
            rule: "note",
            reading: { ...nothing, note: { kind: answer, text } },
        };
    }
    return { ...line, status: "left-out", rule: answer, reading: nothing };
}
function answered(line, answer) {
    const people = answer.author !== undefined || answer.contributor !== undefined;
    const kept = people ? nothing : line.reading;
    return {
        ...line.reading,
        ...nothing,
        byline: answer.author
            ? answer.author.map((agent) => toCredit(agent, "author", line.line))
            : kept.byline,
        contributors: answer.contributor
            ? answer.contributor.map((agent) => toCredit(agent, "contributor", line.line))
            : kept.contributors,
        organisation: answer.organisation ?? kept.organisation,
        provider: answer.provider ?? kept.provider,
        date: answer.date ?? line.reading.date,
        dateModified: answer.dateModified ?? line.reading.dateModified,
        dateline: answer.dateline ?? line.reading.dateline,
        flags: [],
    };
}
/** An agent of an answer as a credit. */
export function toCredit(agent, role, line) {
    return {
        ...agent,
        kind: agent.kind ?? "person",
        role: agent.role ?? role,
        line,
    };
}
