/** Emphasis in Chinese, Japanese and Korean, whose words no blanks divide: `**重要：**内容` is stressed although CommonMark’s rules, which look for blanks, take it for plain stars. */
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { gfmStrikethroughCjkFriendly } from "micromark-extension-cjk-friendly-gfm-strikethrough";
import type { Processor } from "unified";

/** Texts without such letters are parsed as ever. */
export function cjkEmphasis(this: Processor, markdown: string): void {
	if (!hasSuchLetters.test(markdown)) return;
	const data = this.data();
	data.micromarkExtensions ??= [];
	data.micromarkExtensions.push(
		cjkFriendlyExtension(),
		gfmStrikethroughCjkFriendly({ singleTilde: false }),
	);
}

const hasSuchLetters =
	/[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
