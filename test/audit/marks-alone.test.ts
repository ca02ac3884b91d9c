/** A paragraph, an item or a cell that is only a mark is a block like any other. */
import { expect, test } from "vitest";
import { bareText } from "../../scripts/audit/normalize.ts";
import { printedBlocks } from "../../scripts/credits/printed-blocks.ts";
import { element } from "../../scripts/prose/elements.ts";

test.each(["-", "‐", "‑", "–", "—", "…", "*", "+", "7", ".", "- -"])(
	"%j is text to the record and to the audit",
	(value) => {
		const paragraph = element("p", {}, [{ type: "text", value }]);
		const blocks = printedBlocks({ type: "root", children: [paragraph] });
		expect(blocks).toEqual([bareText(value)]);
		expect(blocks[0]).not.toBe("");
	},
);
