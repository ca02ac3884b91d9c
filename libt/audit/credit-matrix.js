import { agentIn, nameOf, nodesOf, textsOf, topNodes, } from "./json-ld.js";
import { blocksSaying, pageOf, zonesOf } from "./lines.js";
import { seenText } from "./normalize.js";
export function creditMatrices(record, readings) {
    const people = [
        ...record.byline.agents.map((agent) => ({ agent, isAuthor: true })),
        ...record.contributors.map((agent) => ({ agent, isAuthor: false })),
    ];
    const carriers = [
        ["html", readings.html && htmlCarriers(readings.html, record)],
        ["epub", readings.epub && epubCarriers(readings.epub, record)],
        ["pdf", readings.pdf && pdfCarriers(readings.pdf, record)],
    ];
    return carriers.flatMap(([edition, own]) => own
        ? [
            {
                edition,
                carriers: own.map((carrier) => carrier.name),
                rows: people.map((person) => rowOf(person, own)),
            },
        ]
        : []);
}
function rowOf(person, carriers) {
    const { agent, isAuthor } = person;
    return {
        name: agent.name,
        credit: [
            isAuthor ? "author" : "contributor",
            agent.roles.join(" "),
            ...(agent.affiliation ?? []),
        ].join(", "),
        cells: carriers.map((carrier) => {
            const found = carrier.find(person);
            if (found)
                return { ...found, state: "found" };
            const state = carrier.isFor(person) ? "missing" : "none";
            return { text: "", where: "", state };
        }),
    };
}
const everybody = () => true;
const authors = ({ isAuthor }) => isAuthor;
const others = ({ isAuthor }) => !isAuthor;
function htmlCarriers(html, record) {
    return [
        ...printedCarriers(pageLines(html), record),
        {
            name: "JSON-LD",
            isFor: ({ agent }) => !agent.chapterOnly,
            find: (person) => topNodes(html).flatMap((work) => inJsonLd(work, person))[0],
        },
        {
            name: "meta author",
            isFor: authors,
            find: ({ agent, isAuthor }) => isAuthor
                ? html.metas
                    .map((meta, index) => ({ ...meta, index }))
                    .filter((meta) => meta.name === "author" && meta.content === agent.name)
                    .map((meta) => ({ text: meta.content, where: "head" }))[0]
                : undefined,
        },
    ];
}
function inJsonLd(work, { agent, isAuthor }) {
    const properties = isAuthor ? ["author", "editor"] : ["contributor"];
    return properties.flatMap((property) => nodesOf(work, property).flatMap((node, index) => {
        const own = agentIn(node, property);
        if (nameOf(own) !== agent.name)
            return [];
        const roles = textsOf(node, "roleName").join(", ");
        return [
            {
                text: roles ? `${nameOf(own)} (${roles})` : nameOf(own),
                where: `${property}[${index}]`,
            },
        ];
    }));
}
function epubCarriers(epub, record) {
    return [
        ...printedCarriers(pageLines(epub), record),
        {
            name: "Package document",
            isFor: everybody,
            find: ({ agent, isAuthor }) => (isAuthor ? epub.opf.creators : epub.opf.contributors)
                .filter((item) => item.name === agent.name)
                .map((item) => opfCell(item, isAuthor))[0],
        },
    ];
}
function opfCell(agent, isAuthor) {
    const roles = agent.roles.map((role) => role.code).join(" ");
    return {
        text: `${agent.name}; ${roles}; ${agent.fileAs.join(", ")}`,
        where: `${isAuthor ? "dc:creator" : "dc:contributor"}, ${agent.where}`,
    };
}
function pdfCarriers(pdf, record) {
    const inXmp = (property, name) => {
        const index = pdf.xmp?.get(property)?.values.indexOf(name) ?? -1;
        return index < 0
            ? undefined
            : { text: name, where: `${property}[${index}]` };
    };
    return [
        ...printedCarriers(printLines(pdf), record),
        {
            name: "XMP",
            isFor: everybody,
            find: ({ agent, isAuthor }) => inXmp(isAuthor ? "dc:creator" : "dc:contributor", agent.name) ??
                inXmp("dc:creator", agent.name),
        },
        {
            name: "Info",
            isFor: authors,
            find: ({ agent }) => (pdf.info.get("Author") ?? "").split("; ").includes(agent.name)
                ? { text: agent.name, where: "Author" }
                : undefined,
        },
    ];
}
function pageLines(reading) {
    return (kind, text) => {
        const kinds = kind === "byline"
            ? ["byline", "chapter-byline"]
            : ["line", "chapter-line"];
        const zone = zonesOf(reading, ...kinds).find((item) => seenText(item.text) === seenText(text));
        return zone && { text: seenText(zone.text), where: zone.where };
    };
}
function printLines(pdf) {
    return (_kind, text) => {
        const [block] = blocksSaying(pdf, text);
        return block && { text: seenText(block.text), where: pageOf(block) };
    };
}
function printedCarriers(lines, record) {
    const chapters = record.form === "book" ? record.chapters : [];
    const bylines = [record.byline, ...chapters.map((chapter) => chapter.byline)];
    const credits = [
        ...record.creditLines,
        ...chapters.flatMap((chapter) => chapter.creditLines),
    ];
    const find = (kind, from) => ({ agent }) => from
        .filter((line) => line.text.includes(agent.name))
        .map((line) => lines(kind, line.text))
        .find((found) => found !== undefined);
    return [
        { name: "Byline", isFor: authors, find: find("byline", bylines) },
        {
            name: "Credit line",
            isFor: (person) => others(person) && !person.agent.chapterOnly,
            find: find("line", credits),
        },
    ];
}
