/** Leaves out every object that nothing refers to any more, so that replaced parts add no bytes. */
import {
	PDFArray,
	PDFDict,
	type PDFObject,
	PDFRef,
	PDFStream,
} from "@cantoo/pdf-lib";
import type { OpenFile } from "./open-file.ts";

export function dropUnreachable({ context }: OpenFile): void {
	const { Root, Info } = context.trailerInfo;
	const seen = new Set<PDFRef>();
	const pending: PDFObject[] = [];
	if (Root) pending.push(Root);
	if (Info) pending.push(Info);
	for (let value = pending.pop(); value; value = pending.pop()) {
		if (value instanceof PDFRef) {
			if (seen.has(value)) continue;
			seen.add(value);
			const target = context.lookup(value);
			if (target) pending.push(target);
		} else if (value instanceof PDFArray) pending.push(...value.asArray());
		else if (value instanceof PDFDict) pending.push(...value.values());
		else if (value instanceof PDFStream) pending.push(...value.dict.values());
	}
	for (const [ref] of context.enumerateIndirectObjects())
		if (!seen.has(ref)) context.delete(ref);
}
