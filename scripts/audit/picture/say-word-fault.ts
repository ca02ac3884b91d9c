/** A fault of a word → what is said of it. */
import type { WordFault } from "./judge-words.ts";

/** “no ink of “By”: opacity: 0 on p.byline”. */
export function sayWordFault({ text, fault, cause }: WordFault): string {
	const said = say(text, fault);
	return cause === undefined ? said : `${said}: ${cause}`;
}

function say(text: string, fault: WordFault["fault"]): string {
	switch (fault.kind) {
		case "unplaced":
			return `no place for “${text}”`;
		case "unseen":
			return `no ink of “${text}”`;
		case "partly":
			return `a part of “${text}” alone`;
		case "faint":
			return `ink of “${text}” too close to its ground (contrast ${fault.contrast?.toFixed(2)})`;
		case "other":
			return `other shapes than those of “${text}”`;
		case "small":
			return `“${text}” in type of ${fault.size.toFixed(1)} ${fault.unit}`;
		case "bent":
			return `“${text}” stretched or compressed`;
		case "upon":
			return `“${text}” upon “${fault.other}”`;
		case "early":
			return `“${text}” before “${fault.other}”, which is read first`;
		case "more":
			return `more than its words, beside “${text}”`;
	}
}
