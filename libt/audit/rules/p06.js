import { blocksSaying } from "../lines.js";
import { bareText } from "../normalize.js";
export const p06 = {
    id: "P06",
    says: "Two independent extractors find each name on the page where its line is.",
    clause: "Search, copy and archives read what an extractor reads",
    pdf: (pdf, { record }) => [record.byline, ...record.creditLines, ...chapterLines(record)].flatMap((line) => {
        const pages = new Set(blocksSaying(pdf, line.text).flatMap((block) => [
            block.page,
            block.lastPage,
        ]));
        // A line that V01 or V02 misses may still be somewhere.
        if (pages.size === 0)
            for (const index of pdf.pages.keys())
                pages.add(index);
        return line.agents
            .filter((agent) => line.text.includes(agent.name))
            .flatMap((agent) => lookFor(agent.name, pdf, [...pages]));
    }),
};
function chapterLines(record) {
    return record.form === "book"
        ? record.chapters.map((chapter) => chapter.byline)
        : [];
}
function lookFor(name, pdf, pages) {
    const texts = pages.flatMap((index) => pdf.pages[index] ?? []);
    const extractors = {
        "the first extractor": texts.map((page) => page.text),
        "pdf.js": texts.map((page) => page.secondText ?? ""),
    };
    return Object.entries(extractors)
        .filter(([, own]) => !bareText(own.join("")).includes(bareText(name)))
        .map(([extractor]) => ({
        expected: name,
        actual: "(nothing)",
        where: `page ${(pages[0] ?? 0) + 1}, ${extractor}`,
    }));
}
