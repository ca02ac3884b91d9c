/** The bytes of an EPUB → what it says: package document and text in the order of the spine. */
import { attribute, findAll, hasWord } from "./markup.js";
import { opfNamespace, readOpf } from "./opf.js";
import { readPages } from "./page.js";
import { parseXml } from "./parse-xml.js";
import { decodeUtf8, requireSize, sizeLimits, Unreadable, } from "./unreadable.js";
import { unzip } from "./unzip.js";
/** Throws an Unreadable. */
export function readEpub(bytes) {
    requireSize(bytes, sizeLimits.epub, "EPUB");
    const files = unzip(bytes);
    if (textEntry(files, "mimetype") !== "application/epub+zip")
        throw new Unreadable("Unexpected mimetype, expected application/epub+zip");
    const container = parseXml(textEntry(files, "META-INF/container.xml"), "META-INF/container.xml");
    const [rootfile] = findAll(container, "rootfile");
    const path = rootfile && attribute(rootfile, "full-path");
    if (!path)
        throw new Unreadable("META-INF/container.xml names no package document");
    const root = parseXml(textEntry(files, path), path);
    const spine = spineOf(root, path);
    let size = 0;
    const parse = (name) => {
        const text = textEntry(files, name);
        size += text.length;
        if (size > sizeLimits.documents)
            throw new Unreadable(`The documents of the spine have more than ${sizeLimits.documents / 1e6} million characters`);
        return { name, root: parseXml(text, name) };
    };
    return {
        edition: "epub",
        opf: readOpf(root, path),
        spine,
        files,
        ...readPages(spine.map(parse)),
    };
}
function textEntry(files, name) {
    const entry = files.get(name);
    if (!entry)
        throw new Unreadable(`Missing entry ${name}`);
    return decodeUtf8(entry(), name);
}
function spineOf(root, path) {
    const items = new Map(findAll(root, "item", opfNamespace).map((item) => [
        attribute(item, "id"),
        item,
    ]));
    return findAll(root, "itemref", opfNamespace).flatMap((itemref) => {
        const item = items.get(attribute(itemref, "idref"));
        if (!item)
            throw new Unreadable(`The spine names ${attribute(itemref, "idref")}, which the manifest lacks`);
        // The contents repeat titles and names; what they repeat is read where it stands.
        return hasWord(item, "properties", "nav")
            ? []
            : [resolvePath(path, attribute(item, "href"))];
    });
}
/** A path in the container from an address relative to a file in it. */
export function resolvePath(from, href) {
    const address = new URL(href, `epub:/${from}`);
    return decodeURIComponent(address.pathname.replace(/^\//, ""));
}
