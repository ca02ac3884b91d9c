/** Where markdown-it’s rules for blocks differ from CommonMark, or from what the reader of manuscripts makes of a line that may be read in two ways. */
import { isTag } from "../words/signs.ts";
import { indentOf, isLazy, isWithin, type Rule, wordsOf } from "./rule.ts";

/** Stands for a rule that is not there. */
export function never(): boolean {
	return false;
}

/** A line that is in its block for the sake of a paragraph alone begins no other. */
export function guarded(rule: Rule): Rule {
	return (blocks, from, to, isAsked) =>
		!isLazy(blocks, from) && rule(blocks, from, to, isAsked);
}

/** Notes where a paragraph, code or a definition ends without a blank line. */
export function interrupted(rule: Rule): Rule {
	return (blocks, from, to, isAsked) => {
		const isRead = rule(blocks, from, to, isAsked);
		if (isRead && isWithin(blocks, blocks.line, to))
			blocks.env.interrupted = blocks.line;
		return isRead;
	};
}

/** Right below a definition no code begins: it goes on in the paragraph that the definition is the head of (CommonMark §4.7). */
export function afterDefinition(rule: Rule): Rule {
	return (blocks, from, to, isAsked) => {
		const before = blocks.tokens.at(-1);
		return (
			!(before?.type === "reference_definition" && before.map?.[1] === from) &&
			rule(blocks, from, to, isAsked)
		);
	};
}

/** A tag alone in its line, whose attributes are those of HTML in a line. */
export function oneTag(rule: Rule): Rule {
	return (blocks, from, to, isAsked) =>
		rule(blocks, from, to, true)
			? isAsked || rule(blocks, from, to, false)
			: !isAsked &&
				isTag(wordsOf(blocks, from)) &&
				rule(blocks, from, to, false);
}

/** A line that is in its block for a paragraph’s sake alone ends it, where it is one tag. */
export function untilTag(rule: Rule): Rule {
	return (blocks, from, to, isAsked) => {
		if (!rule(blocks, from, to, isAsked)) return false;
		for (let line = from + 1; line < blocks.line; line += 1) {
			if (indentOf(blocks, line) >= 0 || !isTag(wordsOf(blocks, line)))
				continue;
			const [open, inline] = blocks.tokens.slice(-3);
			for (const token of [open, inline]) if (token) token.map = [from, line];
			if (inline)
				inline.content = blocks
					.getLines(from, line, blocks.blkIndent, false)
					.trim();
			const html = blocks.push("html_block", "", 0);
			html.content = wordsOf(blocks, line);
			html.map = [line, line + 1];
			blocks.line = line + 1;
		}
		return true;
	};
}

/** There, a list begins with a bullet or with 1, and not without words, in whatever it stands (CommonMark §5.3 has it so in paragraphs; the reader of manuscripts everywhere). */
export function certainItem(rule: Rule): Rule {
	return (blocks, from, to, isAsked) =>
		(blocks.env.interrupted !== from ||
			/^(?:[-+*]|0*1[.)])[ \t]+\S/.test(wordsOf(blocks, from))) &&
		rule(blocks, from, to, isAsked);
}
