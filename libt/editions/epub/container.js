/** Parts → the bytes of an EPUB: the one file that knows epub-gen-memory, which assembles the container and nothing else. */
import { EPub } from "epub-gen-memory";
/** Assembles the container (EPUB 3.3 §4). Throws when the library would rename a document or fetch anything. */
export async function packEpub(parts) {
    return new ContainerOnly(parts).genEpub();
}
class ContainerOnly extends EPub {
    #parts;
    constructor(parts) {
        // Built as literals: the library’s template engine reads options of its own from data that is spread into them.
        const options = {
            title: parts.title,
            version: 3,
            css: parts.css,
            date: parts.modified,
            contentOPF: "<%- parts.opf %>",
            tocXHTML: "<%- parts.nav %>",
            tocNCX: "<%- parts.ncx %>",
            chapterXHTML: "<%- xhtml %>",
            parts: { opf: parts.opf, nav: parts.nav, ncx: parts.ncx },
        };
        const chapters = parts.documents.map(({ fileName, xhtml }) => ({
            title: fileName,
            filename: fileName,
            content: "",
            xhtml,
        }));
        super(options, chapters);
        this.#parts = parts;
        this.#checkContract();
    }
    /** Nothing is fetched: what the book holds comes from memory. */
    async downloadAllFonts() { }
    async makeCover() { }
    async downloadAllImages() {
        for (const { path, bytes, isPacked } of this.#parts.resources)
            this.zip.file(`OEBPS/${path}`, bytes, {
                createFolders: false,
                ...(isPacked ? { compression: "STORE" } : {}),
            });
    }
    async genEpub() {
        await this.render();
        this.#settleEntries();
        return this.zip.generateAsync({
            type: "nodebuffer",
            mimeType: "application/epub+zip",
            compression: "DEFLATE",
            compressionOptions: { level: 6 },
            platform: "DOS",
            streamFiles: false,
        });
    }
    #checkContract() {
        const given = this.#parts.documents.map((document) => document.fileName);
        this.content.forEach((chapter, index) => {
            if (chapter.filename !== given[index])
                throw new Error(`epub-gen-memory renamed ${given[index]} to ${chapter.filename}`);
        });
        if (new Set(given).size !== given.length)
            throw new Error(`Two documents of one name: ${given.join(", ")}`);
        if (this.images.length > 0)
            throw new Error("epub-gen-memory found an image to fetch");
    }
    /** No folders, a fixed order with `mimetype` first, and one declared date. */
    #settleEntries() {
        const entries = Object.values(this.zip.files).filter((entry) => !entry.dir);
        entries.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
        for (const name of Object.keys(this.zip.files))
            delete this.zip.files[name];
        for (const entry of entries) {
            entry.date = new Date(this.#parts.modified);
            this.zip.files[entry.name] = entry;
        }
    }
}
function rank(name) {
    const order = ["mimetype", "META-INF/container.xml", "OEBPS/content.opf"];
    const place = order.indexOf(name);
    return place < 0 ? order.length : place;
}
