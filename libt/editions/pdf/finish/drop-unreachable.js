/** Leaves out every object that nothing refers to any more, so that replaced parts add no bytes. */
import { PDFArray, PDFDict, PDFRef, PDFStream, } from "@cantoo/pdf-lib";
export function dropUnreachable({ context }) {
    const { Root, Info } = context.trailerInfo;
    const seen = new Set();
    const pending = [];
    if (Root)
        pending.push(Root);
    if (Info)
        pending.push(Info);
    for (let value = pending.pop(); value; value = pending.pop()) {
        if (value instanceof PDFRef) {
            if (seen.has(value))
                continue;
            seen.add(value);
            const target = context.lookup(value);
            if (target)
                pending.push(target);
        }
        else if (value instanceof PDFArray)
            pending.push(...value.asArray());
        else if (value instanceof PDFDict)
            pending.push(...value.values());
        else if (value instanceof PDFStream)
            pending.push(...value.dict.values());
    }
    for (const [ref] of context.enumerateIndirectObjects())
        if (!seen.has(ref))
            context.delete(ref);
}
