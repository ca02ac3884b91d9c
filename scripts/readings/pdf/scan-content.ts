/** A content stream (ISO 32000-1 §7.8.2) → its operators, each with its operands. */
import type { PdfObject } from "./objects.ts";
import { Tokens } from "./tokens.ts";

export interface Operation {
	readonly operator: string;
	readonly operands: readonly PdfObject[];
}

/** Operators in order; an inline image, without its data, is one `BI`. What is malformed is passed over, as viewers do. */
export function* scanContent(content: string): Generator<Operation> {
	const tokens = new Tokens(content);
	let operands: PdfObject[] = [];
	for (;;) {
		const token = tokens.next();
		if (token === undefined) return;
		if (typeof token !== "string") {
			// No operator takes more; what is left over belongs to none.
			if (operands.length < 100) operands.push(token);
			continue;
		}
		if (token === "BI") tokens.skipInlineImage();
		yield { operator: token, operands };
		operands = [];
	}
}
