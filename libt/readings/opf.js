/** The package document of an EPUB (EPUB 3.3 §5): its metadata, each element with what refines it. */
import { attribute, findAll, hasWord, textOf, } from "./markup.js";
import { Unreadable } from "./unreadable.js";
export const opfNamespace = "http://www.idpf.org/2007/opf";
const dcNamespace = "http://purl.org/dc/elements/1.1/";
export function readOpf(root, path) {
    const [metadata] = findAll(root, "metadata", opfNamespace);
    if (!metadata)
        throw new Unreadable(`Missing metadata in ${path}`);
    const dc = (name) => findAll(metadata, name, dcNamespace);
    const metas = findAll(metadata, "meta", opfNamespace);
    const links = findAll(metadata, "link", opfNamespace);
    const agents = (name) => dc(name).map((element) => agentOf(element, metas, links, path));
    return {
        titles: dc("title").map(textOf),
        languages: dc("language").map(textOf),
        identifiers: dc("identifier").map(textOf),
        creators: agents("creator"),
        contributors: agents("contributor"),
        publishers: agents("publisher"),
        dates: dc("date").map(textOf),
        sources: dc("source").map((element) => ({
            text: textOf(element),
            issued: refining(metas, element, "dcterms:issued").map(textOf),
        })),
        rights: dc("rights").map(textOf),
        properties: group(metas
            .filter((meta) => !meta.attributes.has("refines"))
            .map((meta) => [attribute(meta, "property"), textOf(meta)])),
        links: group(links
            .filter((link) => !link.attributes.has("refines"))
            .flatMap((link) => attribute(link, "rel")
            .split(/\s+/)
            .map((rel) => [rel, attribute(link, "href")]))),
    };
}
function agentOf(element, metas, links, path) {
    const refined = (property) => refining(metas, element, property);
    return {
        name: textOf(element),
        roles: refined("role").map((meta) => ({
            code: textOf(meta),
            scheme: attribute(meta, "scheme"),
        })),
        fileAs: refined("file-as").map(textOf),
        affiliation: refined("schema:affiliation").map(textOf),
        alternateScript: refined("alternate-script").map((meta) => ({
            lang: attribute(meta, "xml:lang"),
            name: textOf(meta),
        })),
        sameAs: links
            .filter((link) => refines(link, element) && hasWord(link, "rel", "schema:sameAs"))
            .map((link) => attribute(link, "href")),
        hasDisplaySeq: refined("display-seq").length > 0,
        hasLegacyAttributes: [...element.attributes.keys()].some((name) => name.startsWith("opf:")),
        where: `${path}:${element.line}`,
    };
}
function refining(metas, element, property) {
    return metas.filter((meta) => refines(meta, element) && attribute(meta, "property") === property);
}
function refines(meta, element) {
    const id = attribute(element, "id");
    return id !== "" && attribute(meta, "refines") === `#${id}`;
}
function group(pairs) {
    const groups = new Map();
    for (const [key, value] of pairs)
        groups.set(key, [...(groups.get(key) ?? []), value]);
    return groups;
}
