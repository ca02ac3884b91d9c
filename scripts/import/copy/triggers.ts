/** The words that announce a credit, and what tells running prose from a line of copy. */

import { bare, plainWords } from "../../names/words.ts";

/** The longest line that can be a credit; a longer one with a trigger is asked about. */
export const longestCredit = 2000;

const role =
	"(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|translat(?:ed|ion)|compiled|photo(?:s|graphs?|graphy|graphed)?|pictures?|images?|illustrat(?:ed|ions?)|story|words|text|graphics?|video|filmed|adapted|narrated|reviewed|foreword|produced|production|research(?:ed)?|interview(?:ed)?|contributions?|files|assistance|help|fact[- ]check(?:ed|ing)|proofread|design(?:ed)?|maps?|data|audio|camera|additional \\w+)";

const anyTrigger = new RegExp(
	`^\\W*(?:by|par|von|por|di|door)\\s|contribut(?:ed|ions?|ing|ors?)\\b|\\b${role} (?:by|from|courtesy)\\b|^\\W*${role}\\s*[:：/]|with (?:files|reporting|contributions|assistance|help)\\b|as told to|special to\\b|courtesy|©|\\(c\\)|copyright|\\bcorrect(?:ion|ed)\\b|clarification|\\bupdated\\b|(?:originally|first) (?:published|appeared)|report(?:ed|ing|s) from|assist(?:ed)?\\b|helped report|\\b(?:wrote|compiled|reported|edited|filed|produced|filmed|photographed|translated|researched|gathered|worked on|helped with)\\b.{0,30}\\bthis (?:report|story|article|piece|dispatch)|\\bthanks to|handout|\\bvia \\p{Lu}|\\bbyline\\b|\\bauthors?:|editor[’']?s[’']? note|記者|记者|報導|报道|기자|文[＝=／:]|写真|撮影|取材|編集|翻訳|摄影|攝影|编辑|翻译|사진|بقلم|מאת|автор|mitarbeit|traduit|übersetzt|traducción|tradotto|vertaald`,
	"iu",
);

/** What no prose says by chance. */
const strongTrigger = new RegExp(
	`contributed (?:to (?:this|the) (?:report|story|article|piece|dispatch|coverage|reporting)\\b|(?:additional )?(?:reporting|research)\\b)|(?:^|[.;(—–-]\\s?)(?:with )?(?:additional |further )?${role} (?:by|from) (?=\\p{Lu})|with (?:files|reporting|contributions|assistance|help) (?:from|by) (?=\\p{Lu})|as told to \\p{Lu}|^\\W*${role}\\s*: \\p{Lu}|contributors? to this (?:report|story|article)`,
	"u",
);

/** Whether a line holds words with which copy announces a credit; prose may hold them too. */
export function hasTrigger(text: string): boolean {
	return anyTrigger.test(flat(text));
}

/** Whether it holds such words as prose never has by chance. */
export function hasStrongTrigger(text: string): boolean {
	const line = flat(text);
	return strongTrigger.test(lowerFirst(line)) || strongTrigger.test(line);
}

/** A trigger may be wrapped. */
function flat(text: string): string {
	return text.replace(/\s+/g, " ");
}

/** "Reporting By" and "Photos by" are the same trigger; names after it keep their capitals. */
function lowerFirst(text: string): string {
	return text.replace(/(?:^|(?<=[.;(—–-]\s?))\p{Lu}\p{Ll}+/gu, (word) =>
		word.toLowerCase(),
	);
}

/** A sentence of prose: it ends as one and has the small words of one. */
export function isSentence(text: string): boolean {
	const end = text.slice(-12);
	if (/[。！？」』]$/u.test(end)) return text.length > 12;
	if (!/[.!?…:]["”’'»)\]*_]*$/u.test(end)) return lowerWords(text) >= 12;
	return (
		lowerWords(text) >= 3 || (text.length > 40 && !/[\p{Lu}\p{Ll}]/u.test(text))
	);
}

const small: ReadonlySet<string> = new Set(
	"by and of in from for the with to de la le du van von der den".split(" "),
);

function lowerWords(text: string): number {
	let count = 0;
	for (const match of text
		.slice(0, 600)
		.matchAll(/(?<=^|[\s“"‘(—–])\p{Ll}[\p{L}’'-]*/gu))
		if (!small.has(match[0])) count += 1;
	return count;
}

const ownWork =
	/\b(?:reports?|reporting|story|article|piece|coverage|dispatch|research|investigation|project|newsletter|photos?|photographs?|video)\b/iu;

/** "contributed to this campaign": the word, but no credit. */
export function isOtherContribution(text: string): boolean {
	const at = text.search(/contribut(?:ed|ing|ions?) to\b/iu);
	return (
		at >= 0 &&
		!ownWork.test(text.slice(at, at + 100)) &&
		!anyTrigger.test(flat(text).replace(/contribut(?:ed|ing|ions?) to/giu, ""))
	);
}

/** "By Halima Forde’s own account, …", "By Monday evening, …": the word, and prose. */
export function isProseAfterBy(text: string, isFirst: boolean): boolean {
	if (!isSentence(text)) return false;
	const after = text.replace(/^by:? /iu, "").split(/\s+/);
	const first = after[0] ?? "";
	if (
		/^[\p{Ll}\d]/u.test(first) &&
		(plainWords.has(bare(first)) || /^\d/.test(first) || text.length > 90)
	)
		return true;
	const possessive = after
		.slice(0, 4)
		.some(
			(word, index) =>
				/['’]s?$/u.test(word) && /^\p{Ll}/u.test(after[index + 1] ?? ""),
		);
	if (possessive) return true;
	if (
		/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu.test(after[0] ?? "") &&
		/^\p{Ll}/u.test(after[1] ?? "")
	)
		return true;
	const capitals = after.findIndex((word) => !/^[\p{Lu}\p{Lo}]/u.test(word));
	return !isFirst && capitals >= 0 && (capitals < 2 || text.length > 160);
}
