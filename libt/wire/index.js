/** Wire copy → manuscript: every line that may credit somebody is read, or asked about; nothing is written while one is open. */
import { sameWords } from "./fold-text.js";
import { makeRegistry, nameOf } from "./make-registry.js";
import { askLine, lineProblems } from "./questions.js";
import { readArticle } from "./read-article.js";
import { joinReadings } from "./read-credits.js";
import { sharedOrganisation } from "./read-zone.js";
import { settle, toCredit } from "./settle.js";
import { verbatimLines } from "./verbatim-lines.js";
import { writeManuscript } from "./write-manuscript.js";
import { readImages, writeProse } from "./write-prose.js";
/** Reads the source, applies the answers and writes the manuscript when nothing is open. */
export function importSource(source, options) {
    const unusable = source.blocks.length === 0
        ? source.problems
        : tooLong(source, options.file);
    if (unusable.length > 0)
        return { questions: [], problems: unusable, lines: [], source };
    const draft = readDraft(source, options);
    const problems = draftProblems(draft, source, options);
    const { lines, title } = draft;
    if (problems.length > 0 || title === undefined)
        return { questions: draft.questions, problems, lines, source };
    return finish({ ...draft, title }, source, options);
}
function readDraft(source, options) {
    const { file, answers, lexicon } = options;
    const language = options.language ?? source.language ?? "en";
    const given = options.title ?? answers.title ?? source.title;
    const headlines = [given, source.title].filter((one) => one !== undefined);
    const context = { lexicon, language, headlines };
    const settled = settle(readArticle(source.blocks, context), answers, file);
    const { lines } = settled;
    const open = lines.filter((line) => line.status === "open");
    const reading = completeReading(lines, source, answers);
    const title = given ?? settled.title;
    const questions = [
        ...open.map(askLine),
        ...askRest(reading, title, answers, open),
    ];
    return { context, settled, lines, open, reading, title, questions };
}
function draftProblems({ settled, open, reading, title }, source, { file, answers }) {
    const said = source.problems.filter(({ rule }) => rule !== "byline-differs" || answers.author === undefined);
    return [
        ...said,
        ...settled.problems,
        ...open.flatMap((line) => lineProblems(line, file)),
        ...restProblems(reading, title, answers, file, open),
        ...agreeProblems(reading, source, answers, file),
    ];
}
/** Spells every agent once and writes the manuscript; a sort form that is missing stays a problem in it. */
function finish(draft, source, options) {
    const { reading, lines, settled, context } = draft;
    const images = readImages(source.blocks, lines, context);
    const registry = makeRegistry(reading, context.language, options.answers.fileAs, images.flatMap((image) => image.credits));
    const problems = registryProblems(registry, reading, lines, options.file);
    const questions = [...draft.questions, ...askFileAs(registry)];
    if (problems.some((problem) => problem.rule !== "file-as-missing"))
        return { questions, problems, lines, source };
    const manuscript = writeManuscript({
        title: draft.title,
        subtitle: settled.subtitle,
        kicker: settled.kicker,
        language: context.language,
        languageGiven: (options.language ?? source.language) !== undefined,
        reading,
        organisation: sharedOrganisation(reading),
        registry,
        noByline: options.answers.noByline,
        publisher: options.publisher,
        rightsBasis: options.rightsBasis,
        namedPublisher: source.publisher,
        notes: lines.flatMap((line) => line.status === "parsed" && line.reading.note ? [line.reading.note] : []),
        creditLines: verbatimLines(lines, registry, context.language),
        images: images.map((image) => ({
            path: image.path,
            creator: image.creator && registry.personId(image.creator),
            creditText: image.creditText,
        })),
        source: (line) => lines.find((other) => other.line === line)?.text ?? "",
        prose: writeProse(source.blocks, lines, context),
    });
    return { manuscript, questions, problems, lines, source };
}
const maxBlocks = 20_000;
function tooLong(source, file) {
    if (source.blocks.length <= maxBlocks)
        return [];
    return [
        {
            rule: "file-too-large",
            message: `Unexpected ${source.blocks.length} paragraphs, expected at most ${maxBlocks}: give one article`,
            file,
        },
    ];
}
/** All that the settled lines say, with the metadata of the source where the copy is silent. */
function completeReading(lines, source, answers) {
    const inText = lines.filter((line) => line.status === "parsed" && line.zone !== "caption");
    const reading = joinReadings(inText.map((line) => line.reading));
    const byline = answers.author
        ? answers.author.map((agent) => toCredit(agent, "author", 0))
        : reading.byline;
    return {
        ...reading,
        byline,
        date: reading.date ?? source.date,
        dateModified: reading.dateModified ?? source.dateModified,
    };
}
function askRest(reading, title, answers, openLines) {
    const questions = [];
    if (title === undefined)
        questions.push({
            id: "title",
            source: "",
            reasons: [
                "Missing title: the copy has no headline that is marked as one",
            ],
            choices: [{ answer: "title", means: "the headline, in words" }],
        });
    if (needsAuthor(reading, answers) && openLines.every(isBelow))
        questions.push({
            id: "author",
            source: "",
            reasons: ["Missing author: nobody is named above the text"],
            choices: [
                { answer: "author", means: "who made the work" },
                { answer: "noByline", means: "why nobody is named" },
            ],
        });
    return questions;
}
/** While a line of the head is open, it may still name the author. */
function isBelow(line) {
    return line.zone !== "head" && line.reading.byline.length === 0;
}
function needsAuthor(reading, answers) {
    return reading.byline.length === 0 && answers.noByline === undefined;
}
function restProblems(reading, title, answers, file, openLines) {
    const problems = [];
    if (title === undefined)
        problems.push({
            rule: "title-missing",
            message: "Missing title: give --title, in the words of the headline",
            file,
        });
    if (needsAuthor(reading, answers) && openLines.every(isBelow))
        problems.push({
            rule: "author-missing",
            message: `Missing author: the copy names nobody above the text; answer with author, or with noByline and the reason`,
            file,
        });
    return problems;
}
/** The names that a page’s metadata give must be those that it shows, unless a person has answered with the names. */
function agreeProblems(reading, source, answers, file) {
    if (source.authors === undefined || reading.byline.length === 0)
        return [];
    if (answers.author !== undefined)
        return [];
    const shown = reading.byline.map((credit) => credit.name);
    const agree = shown.length === source.authors.length &&
        shown.every((name, index) => sameWords(name, source.authors?.[index] ?? ""));
    if (agree)
        return [];
    return [
        {
            rule: "byline-differs",
            message: `Unexpected authors “${source.authors.join("; ")}” in the page’s metadata: its byline shows “${shown.join("; ")}”; correct the page, or answer with author, in full`,
            file,
            line: reading.byline[0]?.line,
        },
    ];
}
function registryProblems(registry, reading, lines, file) {
    const place = (name) => {
        const line = lines.find((other) => other.status === "parsed" && other.text.includes(name));
        return line
            ? { line: line.line, source: line.text.replace(/\s*\n\s*/g, " ⏎ ") }
            : {};
    };
    const both = registry.contributor.filter((entry) => registry.author.some((other) => other.agent === entry.agent &&
        other.roles.some((role) => entry.roles.includes(role))));
    return [
        ...registry.likeNames.map(([first, second]) => ({
            rule: "name-twice",
            message: `Unexpected second spelling “${second}” of “${first}”: answer the line with one spelling`,
            file,
            ...place(second),
        })),
        ...both.map((entry) => ({
            rule: "agent-twice",
            message: `Unexpected second credit of ${nameOf(entry, registry)} for the same work: answer the line with another role, or with left-out`,
            file,
            ...place(nameOf(entry, registry)),
        })),
        ...registry.people
            .filter((person) => person.fileAs === undefined)
            .map((person) => ({
            rule: "file-as-missing",
            message: `Missing fileAs for ${person.name}: answer with fileAs, or add the form to file under to the manuscript`,
            file,
            ...place(person.name),
        })),
        ...(reading.dateModified &&
            reading.date &&
            reading.dateModified < reading.date
            ? [
                {
                    rule: "dates-order",
                    message: `Unexpected date of change ${reading.dateModified}: it is before the date of publication ${reading.date}`,
                    file,
                },
            ]
            : []),
    ];
}
function askFileAs(registry) {
    const open = registry.people.filter((person) => person.fileAs === undefined);
    return open.map((person) => ({
        id: `fileAs: ${person.name}`,
        source: person.name,
        reasons: [`Missing fileAs for ${person.name}`],
        choices: [
            { answer: "fileAs", means: "the form to file under, “Family, Given”" },
        ],
    }));
}
