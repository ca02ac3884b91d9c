/** A style sheet as its house has it: without the faces that an edition embeds, and without the families that are asked after another. */
import { sha256 } from "../../machine/sha256.ts";

/** What is written before and after a sheet: a face with its address, a family list for a language. */
const ofFonts =
	/^(?:@font-face\{font-family:"[^"]*";font-weight:\d+;font-style:(?:normal|italic);src:url\("(?:data:font\/woff2;base64,[^"]*|fonts\/[^"/]*\.ttf)"\) format\("(?:woff2|truetype)"\)(?:;unicode-range:[\w+,? -]*)?\}|\[lang\|="[\w-]+"\]:not\(:root\)\{font-family:(?:"[^"]*"(?:, )?)+\})$/;

/** One hash for all editions that are set by it; blanks at its ends mean nothing. */
export function hashSheet(css: string): string {
	return sha256(bareSheet(css));
}

/** Families may be named in any declaration but for those that say something. */
function bareSheet(css: string): string {
	return css
		.split("\n")
		.filter((line) => !ofFonts.test(line))
		.join("\n")
		.replace(/[\w-]+\s*:[^:;{}]*/g, (declaration) =>
			saying.test(declaration)
				? declaration
				: declaration.replace(/"[^"\n]+"(?:, "[^"\n]+")*/g, '"…"'),
		)
		.trim();
}

/** Properties by which a sheet can add words. */
const saying =
	/^(?:content|quotes|symbols|prefix|suffix|text-emphasis|text-emphasis-style|list-style|list-style-type|text-overflow|hyphenate-character)\s*:/i;

/** What a sheet makes an edition say: each value of `content` that holds words, with the line of the sheet that it is in, from 0. */
export function generatedIn(
	css: string,
): { readonly text: string; readonly line: number }[] {
	const plain = css.replace(/\/\*[\s\S]*?\*\//g, (comment) =>
		comment.replace(/[^\n]/g, " "),
	);
	return [...plain.matchAll(/([\w-]+)\s*:\s*([^;{}]*)/g)]
		.filter(([declaration]) => saying.test(declaration))
		.map(({ 2: value = "", index }) => ({
			text: value.trim(),
			line: plain.slice(0, index).split("\n").length - 1,
		}))
		.filter(({ text }) => /["']|\b(?:attr|counters?|url)\(/i.test(text));
}
