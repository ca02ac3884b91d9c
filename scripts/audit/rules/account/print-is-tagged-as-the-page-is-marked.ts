/** Holds the tags of a PDF against the markup of the page of the same publication, which the manuscript explains: what each run of text, picture and formula is, and what stands around it. */

import { findAll } from "../../../readings/markup.ts";
import type { PdfTag, TagStep } from "../../../readings/pdf.ts";
import { noPage } from "../../account/no-page.ts";
import { type PageTag, tagsOfPage } from "../../account/tags-of-page.ts";
import { hashLetters, rightToLeft } from "../../body-blocks.ts";
import { nothing, type Subject } from "../../finding.ts";
import type { PageEdition } from "../../lines.ts";
import { bareText, seenText } from "../../normalize.ts";
import type { Context, Finding, Rule } from "../../rule.ts";

export const printIsTaggedAsThePageIsMarked: Rule = {
	id: "A12",
	says: "Each run of text, picture and formula of the PDF has the tag that its element in the page asks for, in the same list, table, quotation, note or figure.",
	clause:
		"ISO 14289-1 §7.1: content is tagged with what it is; ISO 32000-1 §14.8.4",
	pdf: (pdf, { readings, record }: Context) => {
		const page = readings.html ?? readings.epub;
		if (!page) return noPage;
		// An EPUB has a document for each chapter, whose headings begin anew.
		const hasLevels = page.edition === "html";
		const wanted = tagsOfPage(page.documents).map((tag) =>
			wantedOf(tag, hasLevels),
		);
		const found = pdf.tags
			.filter(({ path }) => path.length > 0 && !isLabel(path))
			.map((tag) => foundOf(tag, hasLevels));
		const pairs = pairsOf(wanted, found);
		return [
			...withoutAlike(
				pairs.map((pair, index) => comparePair(pair, pairs[index - 1])),
			),
			...outsideOfArticle(pairs, record.form !== "book" && isArticle(page)),
			...unpaired(wanted, found, pairs),
			...labelsOf(pdf.tags),
			...outsideOfTree(pdf.tags),
		];
	},
};

/** A run or an object with those elements around it that say something. */
interface Placed<Tag> {
	readonly tag: Tag;
	readonly chain: readonly TagStep[];
	readonly key: string;
	/** Of what may be an entry of printed contents, which has the number of a page behind it: all that it says without figures. */
	readonly entry?: string | undefined;
}

function wantedOf(tag: PageTag, hasLevels: boolean): Placed<PageTag> {
	return { tag, ...placed(tag, tag.path, hasLevels) };
}

function foundOf(tag: PdfTag, hasLevels: boolean): Placed<PdfTag> {
	const own = placed(tag, meaningful(tag), hasLevels);
	const isEntry = own.chain[0]?.tag === "L";
	return { tag, ...own, entry: isEntry ? entryOf(tag.text) : undefined };
}

function placed(
	{ kind, text }: Pick<PdfTag, "kind" | "text">,
	path: readonly TagStep[],
	hasLevels: boolean,
) {
	const last = path.at(-1)?.tag ?? "";
	const bare = keyOf(text);
	const isEmptyCell = bare === "" && /^T[DH]$/.test(last);
	return {
		chain: withFigures(path).map((step) => ({
			...step,
			tag: nameOf(step, step === path.at(-1) && isEmptyCell, hasLevels),
		})),
		key:
			// What is told of it is for other rules.
			kind === "object" ? `\n${last}` : isEmptyCell ? "\nempty" : bare,
	};
}

/** A cell without words heads nothing. */
function nameOf(
	{ tag, cell }: TagStep,
	isEmptyCell: boolean,
	hasLevels: boolean,
): string {
	if (isEmptyCell) return "TD";
	if (!hasLevels && /^H[1-6]$/.test(tag)) return "H";
	return cell ? `${tag} (${cell})` : tag;
}

/** Letters that print may set in another order are known by themselves. */
function keyOf(text: string): string {
	return rightToLeft.test(text) ? `~${hashLetters(text)}` : bareText(text);
}

function entryOf(text: string): string {
	return keyOf(text.replace(/\p{N}+/gu, ""));
}

/** Figures matter to pictures and captions alone. */
function withFigures(path: readonly TagStep[]): TagStep[] {
	return path.filter(
		({ tag }, index) =>
			tag !== "Div" || /^(?:Figure|Caption)$/.test(path[index + 1]?.tag ?? ""),
	);
}

/** Elements of print that say nothing more than what they hold, where they stand where they belong. */
const unmeant: readonly {
	readonly tag: RegExp;
	readonly isInPlace: (place: TagPlace) => boolean;
	readonly reason: string;
}[] = [
	{
		tag: /^(?:Document|Part|Art|Sect|Div|Aside|NonStruct)$/,
		isInPlace: ({ after }) => after.length > 0,
		reason: "they group blocks, and hold no text of their own",
	},
	{
		tag: /^P$/,
		isInPlace: () => true,
		reason:
			"a run of text is a paragraph where it is nothing else, and markup of an author’s own may hold blocks in one",
	},
	{
		tag: /^LBody$/,
		isInPlace: ({ before }) => before.at(-1) === "LI",
		reason: "an item of a list is its label and its body",
	},
	{
		tag: /^T(?:Head|Body|Foot)$/,
		isInPlace: ({ before, after }) =>
			before.at(-1) === "Table" && after[0] === "TR",
		reason: "the rows of a table may be grouped",
	},
];

interface TagPlace {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

function meaningful({ path }: PdfTag): readonly TagStep[] {
	const tags = path.map(({ tag }) => tag);
	const named = path.map((step, index) =>
		step.tag === "LI" && !/^(?:LBody|Lbl)$/.test(tags[index + 1] ?? "")
			? { ...step, tag: "LI without LBody" }
			: step,
	);
	return named.filter(({ tag }, index) => {
		const place = {
			before: tags.slice(0, index),
			after: tags.slice(index + 1),
		};
		// Before pictures and captions a figure is one.
		if (tag === "Div" && isFigure(place)) return true;
		return !unmeant.some((one) => one.tag.test(tag) && one.isInPlace(place));
	});
}

function isFigure({ after }: TagPlace): boolean {
	return /^(?:Figure|Caption)$/.test(after.find((tag) => tag !== "P") ?? "");
}

/** The number or the sign before an item of a list. */
function isLabel(path: readonly TagStep[]): boolean {
	return path.at(-1)?.tag === "Lbl" && path.at(-2)?.tag === "LI";
}

/** In a list each item has a label, before what it holds, or none has; the box of a task is one. A label is read. */
function labelsOf(tags: readonly PdfTag[]): Finding[] {
	const lists = new Map<unknown, Set<unknown>>();
	const labelled = new Set<unknown>();
	const boxed = new Set<unknown>();
	const opened = new Set<unknown>();
	const findings: Finding[] = [];
	for (const tag of tags) {
		const at = tag.path.findLastIndex((step) => step.tag === "LI");
		const item = tag.path[at]?.element;
		const list = tag.path[at - 1]?.element;
		if (item === undefined) continue;
		lists.set(list, (lists.get(list) ?? new Set()).add(item));
		if (tag.kind === "object" && !opened.has(item)) boxed.add(item);
		if (isLabel(tag.path) && (opened.has(item) || isSilent(tag)))
			findings.push({
				expected: "a label before its item",
				actual: described("Lbl", tag),
				where: placeOf(tag),
			});
		if (isLabel(tag.path)) labelled.add(item);
		opened.add(item);
	}
	return [
		...findings,
		...[...lists.values()]
			.map((items) => [...items])
			.filter((items) => items.some((item) => labelled.has(item)))
			.flatMap((items) =>
				items.filter((item) => !labelled.has(item) && !boxed.has(item)),
			)
			.map((item) => ({
				expected: "Lbl",
				actual: nothing,
				where: `an item of a list, ${itemText(tags, item)}`,
			})),
	];
}

function isSilent({ kind, text }: PdfTag): boolean {
	return kind === "empty" && text === "";
}

function itemText(tags: readonly PdfTag[], item: unknown): string {
	const tag = tags.find(({ path }) =>
		path.some(({ element }) => element === item),
	);
	return tag ? excerpt(tag.text) : "";
}

interface Pair {
	readonly wanted: Placed<PageTag>;
	readonly found: Placed<PdfTag>;
}

/** Runs that are looked through for the place where both go on alike. */
const farthest = 60;

/** Those that say the same, in their order. */
function pairsOf(
	wanted: readonly Placed<PageTag>[],
	found: readonly Placed<PdfTag>[],
): Pair[] {
	const pairs: Pair[] = [];
	let [at, from] = [0, 0];
	while (at < wanted.length && from < found.length) {
		const [skipped, more] = stepTo(wanted, at, found, from);
		at += skipped;
		from += more;
		const [one, other] = [wanted[at], found[from]];
		if (one && other && saysSame(one, other))
			pairs.push({ wanted: one, found: other });
		at += 1;
		from += 1;
	}
	return pairs;
}

/** How many are passed over on both sides before both say the same; those that are nearest. */
function stepTo(
	wanted: readonly Placed<PageTag>[],
	at: number,
	found: readonly Placed<PdfTag>[],
	from: number,
): readonly [number, number] {
	for (let sum = 0; sum < 2 * farthest; sum += 1)
		for (let skipped = 0; skipped <= sum; skipped += 1) {
			const [one, other] = [wanted[at + skipped], found[from + sum - skipped]];
			if (one && other && saysSame(one, other)) return [skipped, sum - skipped];
		}
	return [0, 0];
}

function saysSame(one: Placed<PageTag>, other: Placed<PdfTag>): boolean {
	if (one.key === other.key) return true;
	if (other.entry === undefined) return false;
	// A number beside words from the right stands on either side of them.
	if (rightToLeft.test(one.tag.text))
		return entryOf(one.tag.text) === other.entry;
	// A title may be of figures alone, or end in them.
	return (
		one.key !== "" &&
		other.key.startsWith(one.key) &&
		/^\p{N}{1,6}$/u.test(other.key.slice(one.key.length))
	);
}

function comparePair(
	{ wanted, found }: Pair,
	before: Pair | undefined,
): Finding[] {
	const where = placeOf(found.tag);
	const [expected, actual] = [namesOf(wanted.chain), namesOf(found.chain)];
	if (expected !== actual && expected !== withoutScopes(actual))
		return [
			{
				expected: described(expected, wanted.tag),
				actual: described(actual, found.tag),
				where,
				about: {
					...both(found.tag),
					cause: odd(wanted.chain, found.chain),
					isOfBoth: true,
					restsOn: ["A13"],
				},
			},
		];
	return [
		...(before ? compareHolders({ wanted, found }, before, where) : []),
		...(wanted.key === found.key
			? compareLines(wanted.tag, found.tag, where)
			: compareEntry(wanted.tag, found.tag, where)),
	];
}

/** The element that is too much, missing, or another: all that stands in it is tagged otherwise by it. */
function odd(wanted: readonly TagStep[], found: readonly TagStep[]): unknown {
	const longer = wanted.length > found.length ? wanted : found;
	return longer.find((_, index) => wanted[index]?.tag !== found[index]?.tag)
		?.element;
}

/** Whether the page has its title in an `article`. */
function isArticle({ documents }: PageEdition): boolean {
	return documents.some(({ root }) =>
		findAll(root, "article").some((own) => findAll(own, "h1").length > 0),
	);
}

/** Title and text of an article stand in one element; in a book, where the print has it. */
function outsideOfArticle(
	pairs: readonly Pair[],
	isWanted: boolean,
): Finding[] {
	const parts = pairs
		.filter(
			({ wanted: { tag, chain } }) =>
				tag.isInText || chain.some((step) => step.tag === "H1"),
		)
		.map(({ found: { tag } }) => ({
			tag,
			article: tag.path.find((step) => step.tag === "Art")?.element,
		}));
	const article = parts.find((part) => part.article)?.article;
	const [first] = parts;
	if (isWanted && !article && first)
		return [
			{
				expected: described("Art", first.tag),
				actual: described(first.tag.path[1]?.tag ?? nothing, first.tag),
				where: placeOf(first.tag),
				about: { ...both(first.tag), cause: first.tag.path[1]?.element },
			},
		];
	return parts
		.filter((part) => part.article !== article)
		.map(({ tag }) => ({
			kind: "moved",
			expected: "in the article",
			actual: excerpt(tag.text),
			where: placeOf(tag),
			about: both(tag),
		}));
}

/** What holds several runs, as a list its items, is tagged once, and told once. */
function withoutAlike(found: readonly (readonly Finding[])[]): Finding[] {
	return found.flatMap((own, index) => {
		const before = found[index - 1]?.map(tagsIn) ?? [];
		return own.filter((finding) => !before.includes(tagsIn(finding)));
	});
}

/** "L > LI: P"; what is no exchange of tags is itself. */
function tagsIn({ expected, actual, kind }: Finding): string {
	const [own, other] = [expected, actual].map(
		(text) => /^([A-Z][^:]*): /.exec(text)?.[1],
	);
	return kind || !own || !other
		? `${kind} ${expected}\n${actual}`
		: `${own}: ${other}`;
}

/** Rules that tell of texts, without which tags are empty and others stand beside each other. */
const ofTexts = ["A14", "W02"];

/** It is there, and not as it should be. */
function both({ text }: Pick<PdfTag, "text">): Subject {
	return { lacks: [text], has: [text] };
}

/** What the browser says of a header cell of which the page says nothing. */
function withoutScopes(names: string): string {
	return names.replace(/ \((?:Column|Row)\)/g, "");
}

/** Whether the elements around two runs that follow each other are the same ones. */
function compareHolders(pair: Pair, before: Pair, where: string): Finding[] {
	const shared = sharedOf(before.wanted.chain, pair.wanted.chain);
	const own = sharedOf(before.found.chain, pair.found.chain);
	if (shared === own) return [];
	const tag = pair.wanted.chain[Math.min(shared, own)]?.tag ?? "";
	const first = excerpt(before.wanted.tag.text);
	const say = (isSame: boolean) =>
		`${excerpt(pair.wanted.tag.text)}, in ${isSame ? "the" : "another"} ${tag} ${isSame ? "of" : "than"} ${first}`;
	return [
		{
			kind: "moved",
			expected: say(shared > own),
			actual: say(own > shared),
			where,
			about: { ...both(pair.found.tag), isOfBoth: true, restsOn: ofTexts },
		},
	];
}

function sharedOf(one: readonly TagStep[], other: readonly TagStep[]): number {
	const at = one.findIndex(
		({ element }, index) => element !== other[index]?.element,
	);
	return at < 0 ? one.length : at;
}

/** Links, references and code in lines; letters that print sets in another order are not told apart. */
function compareLines(
	wanted: PageTag,
	found: PdfTag,
	where: string,
): Finding[] {
	if (rightToLeft.test(wanted.text)) return [];
	const [own, other] = [linesOf(wanted), linesOf(found)];
	const lacking = own.filter((item) => !other.includes(item));
	const extra = other.filter((item) => !own.includes(item));
	if (lacking.length === 0 && extra.length === 0) return [];
	return [
		{
			expected: lacking.join(" | ") || nothing,
			actual: extra.join(" | ") || nothing,
			where,
		},
	];
}

/** Contents have their links around other words in print. */
function compareEntry(
	wanted: PageTag,
	found: PdfTag,
	where: string,
): Finding[] {
	const hasLink = ({ inLine }: Pick<PdfTag, "inLine">) =>
		inLine.some(({ tag }) => tag === "Link");
	return hasLink(wanted) && !hasLink(found)
		? [{ expected: described("Link", wanted), actual: nothing, where }]
		: [];
}

const compared: ReadonlySet<string> = new Set(
	"Quote Reference BibEntry Code Link Annot".split(" "),
);

function linesOf({ inLine }: Pick<PdfTag, "inLine">): string[] {
	return inLine
		.filter(({ tag }) => compared.has(tag))
		.map(({ tag, text }) => ({ tag, text: bareText(text) }))
		.filter(({ text }) => text !== "")
		.map(({ tag, text }) => `${tag}: ${text}`);
}

/** What has no counterpart is told by others, but for how it is tagged. */
function unpaired(
	wanted: readonly Placed<PageTag>[],
	found: readonly Placed<PdfTag>[],
	pairs: readonly Pair[],
): Finding[] {
	const known = new Set<unknown>(
		pairs.flatMap((pair) => [pair.wanted, pair.found]),
	);
	const left = new Set(
		found.filter((one) => !known.has(one)).map(({ key }) => key),
	);
	return [
		...wanted
			.filter(
				(one) =>
					!known.has(one) &&
					one.tag.isInText &&
					one.tag.kind === "text" &&
					left.has(one.key),
			)
			.map(({ chain, tag }) => ({
				kind: "moved" as const,
				expected: "in the order of the page",
				actual: described(namesOf(chain), tag),
				where: "structure",
				about: { ...both(tag), isOfBoth: true as const, restsOn: ofTexts },
			})),
		...wanted
			.filter((one) => !known.has(one) && isObject(one))
			.map(({ chain, tag }) => ({
				expected: described(namesOf(chain), tag),
				actual: nothing,
				where: "structure",
			})),
		...found
			.filter((one) => !known.has(one) && !isSound(one))
			.map(({ chain, tag }) => ({
				kind: "foreign" as const,
				expected: nothing,
				actual: described(namesOf(chain), tag),
				where: placeOf(tag),
				about: {
					has: [tag.text],
					restsOn: tag.kind === "empty" ? ofTexts : [],
				},
			})),
	];
}

/** What is shown as content, and is none of any element. */
function outsideOfTree(tags: readonly PdfTag[]): Finding[] {
	return tags
		.filter(({ path, text }) => path.length === 0 && bareText(text) !== "")
		.map((tag) => ({
			expected: "an element of the structure around it",
			actual: seenText(tag.text).slice(0, 300),
			where: placeOf(tag),
			about: both(tag),
		}));
}

function isObject({ tag }: Placed<PageTag>): boolean {
	return tag.kind === "object" && tag.isInText;
}

/** Whether each element stands where it may. */
function isSound({ tag, chain }: Placed<PdfTag>): boolean {
	if (tag.kind === "empty") return false;
	return chain.every(({ tag: own }) => usual.test(own));
}

const usual =
	/^(?:H[1-6]?|L|LI|BlockQuote|Table|TR|T[HD](?: \(.*\))?|Caption|Note|Div|Figure|Formula|TOC|TOCI|Lbl)$/;

/** What has no element of its own around it is a paragraph. */
function namesOf(chain: readonly TagStep[]): string {
	return chain.map(({ tag }) => tag).join(" > ") || "P";
}

function described(names: string, { text }: Pick<PdfTag, "text">): string {
	return text.trim() === "" ? names : `${names}: ${excerpt(text)}`;
}

function excerpt(text: string): string {
	return seenText(text).slice(0, 80);
}

function placeOf({ page }: PdfTag): string {
	return page === undefined ? "structure" : `page ${page}`;
}
