/** Turns Chromium’s print into an accessible, archivable file: PDF/UA-1 and PDF/A-2a, or 3a with the manuscript attached. */
import { checkAuthorsPart } from "./check-authors-part.js";
import { describeLinks } from "./describe-links.js";
import { dropUnreachable } from "./drop-unreachable.js";
import { openFile } from "./open-file.js";
import { repairStructure } from "./repair-structure.js";
import { markRepeatedRows } from "./repeated-rows.js";
import { rewriteContent } from "./rewrite-content.js";
import { saveFile } from "./save-file.js";
import { setCatalog } from "./set-catalog.js";
import { setPages } from "./set-pages.js";
import { readSideChannel } from "./side-channel.js";
import { readStructure } from "./structure-tree.js";
import { markTextBlocks } from "./text-blocks.js";
import { writeInfo } from "./write-info.js";
import { writeStructure } from "./write-structure.js";
import { writeXmp } from "./write-xmp.js";
/** The finished bytes, the same for the same print and facts, and the faults that only the author can mend. */
export async function finishPdf(raw, facts) {
    const file = await openFile(raw);
    const tree = readStructure(file);
    // Before anything looks at tags: the print’s own names for them.
    readSideChannel(file, tree);
    // Before the content, which must know where lines run on and what is an artifact.
    markTextBlocks(tree);
    markRepeatedRows(tree);
    const { generated, forms } = rewriteContent(file, tree, facts);
    // After the content, which tells what is decoration and what no element knew of.
    repairStructure(tree, generated);
    checkAuthorsPart(file, tree);
    describeLinks(file, tree, facts.links);
    writeStructure(file, tree, forms);
    setPages(file, facts);
    setCatalog(file, facts);
    writeInfo(file, facts);
    writeXmp(file, facts);
    // After every pass that replaces objects.
    dropUnreachable(file);
    return { bytes: await saveFile(file), faults: file.faults };
}
