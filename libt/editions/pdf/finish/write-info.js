/** The Info dictionary, which file managers show: the same facts as XMP, all authors in one string. */
import { PDFDict, PDFName } from "@cantoo/pdf-lib";
import { ascii, text } from "./open-file.js";
import { pdfDate } from "./write-date.js";
export function writeInfo(file, facts) {
    const created = facts.datePublished ?? facts.dateModified;
    const modified = facts.dateModified ?? facts.datePublished;
    const info = PDFDict.withContext(file.context);
    const set = (key, value) => value && info.set(PDFName.of(key), value);
    set("Title", text(facts.title));
    // Semicolons, since a name can hold a comma.
    set("Author", optionalText(facts.authors.join("; ")));
    set("Subject", optionalText(facts.description));
    set("Keywords", optionalText(facts.keywords.join(", ")));
    set("Creator", optionalText(facts.creatorTool));
    set("Producer", optionalText(facts.producer));
    set("CreationDate", optionalDate(created));
    set("ModDate", optionalDate(modified));
    file.context.trailerInfo.Info = file.context.register(info);
}
function optionalText(value) {
    return value ? text(value) : undefined;
}
function optionalDate(value) {
    const date = value && pdfDate(value);
    return date ? ascii(date) : undefined;
}
