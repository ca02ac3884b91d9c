/** The roles that copy names, their MARC codes, and the words by which a credit line leads them in. */

import { relatorCodes, relatorTerm } from "../../credits/roles.ts";
import { creditLanguages, wordsOf } from "../../credits/words/index.ts";
import { bare } from "../../names/words.ts";

/** The roles that copy names by words of its own → MARC relator. */
const usualRoles: Readonly<Record<string, string>> = {
	author: "aut",
	writer: "aut",
	contributor: "ctb",
	reporter: "rpt",
	editor: "edt",
	"editor-in-chief": "edd",
	photographer: "pht",
	videographer: "vdg",
	illustrator: "ill",
	cartographer: "ctg",
	artist: "art",
	translator: "trl",
	compiler: "com",
	adapter: "adp",
	abridger: "abr",
	narrator: "nrt",
	interviewer: "ivr",
	interviewee: "ive",
	researcher: "res",
	"fact-checker": "ctb",
	reviewer: "rev",
	proofreader: "pfr",
	commentary: "cwt",
	"data-contributor": "dtc",
	provider: "prv",
	producer: "pro",
	foreword: "wfw",
	preface: "wpr",
	introduction: "win",
	afterword: "aft",
	"cover-designer": "cov",
	"book-designer": "bkd",
	funder: "fnd",
	sponsor: "spn",
	designer: "dsr",
	developer: "swd",
};

/** Role of a reading → MARC relator: the usual ones, and every other by MARC’s term. */
export const roleCodes: Readonly<Record<string, string>> = {
	...Object.fromEntries(relatorCodes.map((code) => [relatorTerm(code), code])),
	...usualRoles,
};

/** What to name when a role is unknown. */
export const usualRoleNames: readonly string[] = Object.keys(usualRoles);

/** Words before "by", "from" or a colon → role. */
export const roleWords: Readonly<Record<string, string>> = {
	story: "author",
	stories: "author",
	words: "author",
	word: "author",
	text: "author",
	written: "author",
	author: "author",
	authors: "author",
	byline: "author",
	writer: "author",
	writing: "writer",
	reporting: "reporter",
	reported: "reporter",
	reporter: "reporter",
	reporters: "reporter",
	editing: "editor",
	edited: "editor",
	editor: "editor",
	editors: "editor",
	"copy editing": "editor",
	"copy edited": "editor",
	"copy editor": "editor",
	"photo editor": "editor",
	"photo editing": "editor",
	photograph: "photographer",
	photographs: "photographer",
	photography: "photographer",
	photo: "photographer",
	photos: "photographer",
	photographed: "photographer",
	photographer: "photographer",
	photographers: "photographer",
	picture: "photographer",
	pictures: "photographer",
	image: "photographer",
	images: "photographer",
	video: "videographer",
	videos: "videographer",
	videography: "videographer",
	filmed: "videographer",
	videographer: "videographer",
	camera: "videographer",
	illustration: "illustrator",
	illustrations: "illustrator",
	illustrated: "illustrator",
	illustrator: "illustrator",
	graphic: "illustrator",
	graphics: "illustrator",
	drawings: "illustrator",
	drawing: "illustrator",
	cartoon: "illustrator",
	infographic: "illustrator",
	infographics: "illustrator",
	map: "cartographer",
	maps: "cartographer",
	art: "artist",
	artwork: "artist",
	translated: "translator",
	translation: "translator",
	translator: "translator",
	translators: "translator",
	compiled: "compiler",
	adapted: "adapter",
	abridged: "abridger",
	narrated: "narrator",
	narration: "narrator",
	narrator: "narrator",
	interview: "interviewer",
	interviewed: "interviewer",
	interviewer: "interviewer",
	research: "researcher",
	researched: "researcher",
	researcher: "researcher",
	researchers: "researcher",
	"fact-checked": "fact-checker",
	"fact checked": "fact-checker",
	"fact-checking": "fact-checker",
	"fact checking": "fact-checker",
	"fact-checker": "fact-checker",
	"fact checker": "fact-checker",
	reviewed: "reviewer",
	reviewer: "reviewer",
	proofread: "proofreader",
	commentary: "commentary",
	produced: "producer",
	producer: "producer",
	producers: "producer",
	production: "producer",
	foreword: "foreword",
	preface: "preface",
	introduction: "introduction",
	afterword: "afterword",
	cover: "cover-designer",
	"cover design": "cover-designer",
	"book design": "book-designer",
	contributions: "contributor",
	contribution: "contributor",
	contributor: "contributor",
	contributors: "contributor",
	contributing: "contributor",
	files: "contributor",
	assistance: "contributor",
	help: "contributor",
	data: "data-contributor",
	design: "designer",
	designed: "designer",
	designer: "designer",
	designers: "designer",
	developed: "developer",
	developer: "developer",
	development: "developer",
	courtesy: "provider",
	provided: "provider",
	funded: "funder",
	sponsored: "sponsor",
	文: "author",
	取材: "reporter",
	写真: "photographer",
	撮影: "photographer",
	摄影: "photographer",
	攝影: "photographer",
	图: "photographer",
	編集: "editor",
	编辑: "editor",
	翻訳: "translator",
	翻译: "translator",
	글: "author",
	사진: "photographer",
	texte: "author",
	textes: "author",
	bericht: "reporter",
	fotos: "photographer",
	foto: "photographer",
	texto: "author",
	testo: "author",
	mitarbeit: "contributor",
	redaktion: "editor",
	redacción: "author",
	автор: "author",
	авторы: "author",
	фото: "photographer",
};

/** Words that may stand before a role word without changing it. */
const modifiers: ReadonlySet<string> = new Set(
	"additional, further, extra, original, medically, with, and, all, based on, exclusive, lead, supplementary, other, special, main, field, live, original, more, also, sound, senior, contributing".split(
		", ",
	),
);

/** Kinds of writing that lead a byline: "Analysis by". */
const genres: Readonly<Record<string, string>> = {
	analysis: "AnalysisNewsArticle",
	"news analysis": "AnalysisNewsArticle",
	explainer: "AnalysisNewsArticle",
	opinion: "OpinionNewsArticle",
	"opinion piece": "OpinionNewsArticle",
	perspective: "OpinionNewsArticle",
	column: "OpinionNewsArticle",
	editorial: "OpinionNewsArticle",
	essay: "OpinionNewsArticle",
	"an essay": "OpinionNewsArticle",
	"guest essay": "OpinionNewsArticle",
	viewpoint: "OpinionNewsArticle",
	exclusive: "NewsArticle",
	feature: "NewsArticle",
	dispatch: "NewsArticle",
	profile: "NewsArticle",
	"special report": "NewsArticle",
};

export interface LeadRoles {
	readonly roles: readonly string[];
	/** A type of schema.org, for a genre. */
	readonly genre?: string | undefined;
	readonly language: string;
}

/** What leads a list of agents in: "By", "Text and photos by" → author, photographer. Nothing for words that lead nothing. */
export function readLead(words: string): LeadRoles | undefined {
	const folded = bare(words).replace(/\s+/g, " ").trim();
	return (
		bylineWords[folded] ??
		foreignLeads.get(folded) ??
		genreLead(folded) ??
		roleLead(folded)
	);
}

const author = (language: string): LeadRoles => ({
	roles: ["author"],
	language,
});

const bylineWords: Readonly<Record<string, LeadRoles>> = {
	by: author("en"),
	byline: author("en"),
	par: author("fr"),
	von: author("de"),
	por: author("es"),
	di: author("it"),
	door: author("nl"),
	av: author("sv"),
	af: author("da"),
	автор: author("ru"),
	авторы: author("ru"),
	"reported and written by": author("en"),
	"written and reported by": author("en"),
	"written by": author("en"),
	"an essay by": {
		roles: ["author"],
		genre: "OpinionNewsArticle",
		language: "en",
	},
	بقلم: author("ar"),
	מאת: author("he"),
	本报记者: author("zh"),
	本報記者: author("zh"),
	記者: author("zh"),
	记者: author("zh"),
	"interview with": { roles: ["interviewee"], language: "en" },
	"editor-in-chief": { roles: ["editor-in-chief"], language: "en" },
	courtesy: { roles: ["provider"], language: "en" },
	"courtesy of": { roles: ["provider"], language: "en" },
};

/** What `credits` prints in every language is read again; a word that is English too, as “Text”, is that. */
const foreignLeads: ReadonlyMap<string, LeadRoles> = new Map(
	creditLanguages.flatMap((language) =>
		Object.entries(wordsOf(language).groups)
			.map(([code, lead]): [string, LeadRoles] => [
				bare(lead.replace(/\s*[:：]$/u, "")),
				{ roles: [roleOf(code)], language },
			])
			.filter(([lead]) => roleWords[lead] === undefined),
	),
);

function roleOf(code: string): string {
	if (code === "aut") return "writer";
	return (
		usualRoleNames.find((role) => usualRoles[role] === code) ??
		relatorTerm(code)
	);
}

function genreLead(folded: string): LeadRoles | undefined {
	const kind = /^(.+) by$/.exec(folded)?.[1] ?? "";
	const genre = genres[kind];
	return genre ? { roles: ["author"], genre, language: "en" } : undefined;
}

function roleLead(folded: string): LeadRoles | undefined {
	const core = folded
		.replace(/ ?(?:by|from)$/, "")
		.replace(/^based on /, "")
		.replace(/^with /, "");
	const parts = core
		.split(/(?: and | & |&|, |,|\/|・|、|\+)/)
		.map((part) => part.trim());
	const roles = parts.map(
		(part) => roleWords[part] ?? roleWords[withoutModifiers(part)],
	);
	if (roles.length === 0 || roles.length > 4) return undefined;
	const known = roles.filter((role) => role !== undefined);
	return known.length === roles.length
		? { roles: [...new Set(known)], language: languageOf(core) }
		: undefined;
}

function withoutModifiers(part: string): string {
	const words = part.split(" ");
	while (words.length > 1 && modifiers.has(words[0] ?? "")) words.shift();
	return words.join(" ");
}

function languageOf(core: string): string {
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(core))
		return "ja";
	if (/\p{Script=Hangul}/u.test(core)) return "ko";
	return "en";
}
