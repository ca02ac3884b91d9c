/** Where front matter names no title, a heading of the text is it. */
import { expect, test } from "vitest";
import {
	headingAbove,
	headingBelow,
} from "../../scripts/manuscript/front-matter/others/heading-above.ts";

test.each([
	["# The log of [Ice](https://a.example)\n", "The log of Ice"],
	["# Ice <!-- omit in toc -->\n", "Ice"],
	["# ![Floe](floe.png) Ice\n", "Ice"],
])("the words of %j are a title", (prose, title) => {
	expect(headingAbove(prose)).toBe(title);
});

test.each([
	["![Floe](floe.png)\n\n# Ice [log](https://a.example)\n", "Ice log"],
	['<div>\n<h1 align="center">Ice</h1>\n</div>\n\n# Log\n', "Ice"],
	["Words.\n\n```\n# Code\n```\n\nIce\n===\n", "Ice"],
	["Words.\n\n## Ice\n", undefined],
])("below other things, %j says it", (prose, title) => {
	expect(headingBelow(prose)).toBe(title);
});
