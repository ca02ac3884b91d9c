import { agentsInJsonLd, namesIn } from "../carried-names.js";
export const z04 = {
    id: "Z04",
    says: "No edition names anybody in its metadata whom the record does not know.",
    clause: "Nothing of another publication leaks in",
    html: (html, { record }) => strangers([...namesIn(html).map(({ name }) => name), ...agentsInJsonLd(html)], record),
    epub: (epub, { record }) => strangers(namesIn(epub).map(({ name }) => name), record),
    pdf: (pdf, { record }) => strangers(namesIn(pdf).map(({ name }) => name), record),
};
function strangers(names, record) {
    const known = new Set(knownNames(record));
    return [...new Set(names)]
        .filter((name) => !known.has(name))
        .map((name) => ({
        expected: "somebody whom the record names",
        actual: name,
        where: "metadata",
    }));
}
function knownNames(record) {
    const agents = [
        ...record.byline.agents,
        ...record.contributors,
        ...record.chapters.flatMap((chapter) => [
            ...chapter.byline.agents,
            ...chapter.creditLines.flatMap((line) => line.agents),
        ]),
    ];
    return [
        ...agents.flatMap((agent) => [agent.name, ...(agent.affiliation ?? [])]),
        ...(record.works ?? []).flatMap((work) => [
            ...work.author,
            work.publisher ?? "",
        ]),
        ...record.images.flatMap((image) => image.creator ?? []),
        ...(record.organizations ?? []),
    ];
}
