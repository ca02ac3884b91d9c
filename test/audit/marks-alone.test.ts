/** A paragraph, an item or a cell that is only a mark is a block like any other. */
import { expect, test } from "vitest";
import { hashBlock } from "../../scripts/audit/body-blocks.ts";
import { bareText } from "../../scripts/audit/normalize.ts";
import { passagesOf } from "../../scripts/prose/blocks.ts";
import { element } from "../../scripts/prose/elements.ts";

test.each(["-", "‐", "‑", "–", "—", "…", "*", "+", "7", ".", "- -"])(
	"%j is text to the record and to the audit",
	(value) => {
		const paragraph = element("p", {}, [{ type: "text", value }]);
		const passages = passagesOf({ type: "root", children: [paragraph] });
		expect(passages.map(({ hash }) => hash)).toEqual([hashBlock(value)]);
		expect(bareText(value)).not.toBe("");
	},
);
