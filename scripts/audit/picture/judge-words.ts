/** Judges the words of a page by its pictures and by their places, whatever drew them. */
import type { DrawnBand } from "./bands.ts";
import {
	type Inked,
	type InkFault,
	inkElsewhere,
	inksOf,
	judgeInk,
} from "./judge-ink.ts";
import type { Misplaced, Placed } from "./judge-places.ts";
import type { Box } from "./picture.ts";

/** What is wrong with a word as a reader sees it. */
export interface WordFault {
	/** Index of its zone. */
	readonly zone: number;
	readonly text: string;
	/** `small`: its type is; `bent`: it is wider, narrower or lower than its type; `more`: something beside it is a part of it. */
	readonly fault:
		| InkFault
		| Misplaced
		| {
				readonly kind: "small";
				readonly size: number;
				readonly unit: "pixels" | "points";
		  }
		| { readonly kind: "bent" }
		| { readonly kind: "more" };
	/** What hides it, where that can be told. */
	readonly cause?: string | undefined;
}

/** A word, or the part of one that stands in one line. */
export interface ShownWord
	extends Pick<Placed, "zone" | "text" | "box" | "size"> {
	/** Whether it is set as text is: not as formulas are, or from top to bottom. */
	readonly isPlain: boolean;
}

export interface FoundFault {
	/** Of the word. */
	readonly index: number;
	readonly fault: WordFault["fault"];
}

/** What is gone comes before what is bent, and what something else explains comes last. */
const ranks: readonly WordFault["fault"]["kind"][] = [
	"unplaced",
	"small",
	"bent",
	"unseen",
	"faint",
	"partly",
	"upon",
	"early",
	"other",
	"more",
];

/** What hides one word of a zone hides others. */
export function worstOfZones(
	words: readonly ShownWord[],
	found: readonly FoundFault[],
): FoundFault[] {
	const worst = new Map<number, FoundFault>();
	const rankOf = ({ fault }: FoundFault) => ranks.indexOf(fault.kind);
	for (const item of found) {
		const zone = words[item.index]?.zone ?? -1;
		const other = worst.get(zone);
		if (!other || rankOf(item) < rankOf(other)) worst.set(zone, item);
	}
	return [...worst.values()];
}

/** How the pictures were drawn. */
export interface Drawing {
	/** Whether the faces were there that must draw the words. */
	readonly hasFaces: boolean;
	/** Whether the bare picture lacks the ink of these words and of no others. */
	readonly isTheirs: boolean;
}

/** What their places and pictures tell; words in none of the `bands` have no picture. */
export function judgeWords(
	words: readonly ShownWord[],
	bands: readonly DrawnBand[],
	drawing: Drawing,
): FoundFault[] {
	return [
		...bands.flatMap((band) => judgeBand(words, band, drawing)),
		...words.flatMap((word, index) => unplaced(word, index)),
	];
}

/** A word without a place is in no band. */
function unplaced({ text, box }: ShownWord, index: number): FoundFault[] {
	const isNowhere = !box || box.bottom <= 0 || box.right <= 0;
	return isNowhere && /\S/.test(text)
		? [{ index, fault: { kind: "unplaced" } }]
		: [];
}

function judgeBand(
	words: readonly ShownWord[],
	{ top, bottom, pictures }: DrawnBand,
	{ hasFaces: hasFace, isTheirs }: Drawing,
): FoundFault[] {
	const own = words.flatMap((word, index) =>
		word.box && word.box.top >= top && word.box.top < bottom
			? [
					{
						index,
						inked: { ...inkedAt(word, word.box, top), hasFace },
					},
				]
			: [],
	);
	const inked = own.map((item) => item.inked);
	const inks = inksOf(pictures);
	const found = judgeInk(inks, inked).flatMap((fault, at) => {
		const index = own[at]?.index;
		return fault && index !== undefined ? [{ index, fault }] : [];
	});
	const more = isTheirs ? inkElsewhere(inks, inked) : undefined;
	const index = more && nearest(own, more);
	return index === undefined
		? found
		: [...found, { index, fault: { kind: "more" } }];
}

function inkedAt(
	word: ShownWord,
	box: Box,
	top: number,
): Omit<Inked, "hasFace"> {
	return {
		size: word.size,
		hasShape: hasShape(word),
		box: { ...box, top: box.top - top, bottom: box.bottom - top },
	};
}

/** Signs alone may stand otherwise among others, and emoji have colours of their own. */
export function hasShape({ text, isPlain }: ShownWord): boolean {
	return (
		isPlain &&
		/[\p{L}\p{N}]/u.test(text) &&
		!/\p{Emoji_Presentation}|\ufe0f/u.test(text)
	);
}

function nearest(
	words: readonly { readonly index: number; readonly inked: Inked }[],
	place: Box,
): number | undefined {
	let best: number | undefined;
	let least = Infinity;
	for (const { index, inked } of words) {
		if (!inked.box) continue;
		const across = Math.max(
			inked.box.left - place.right,
			place.left - inked.box.right,
			0,
		);
		const down = Math.max(
			inked.box.top - place.bottom,
			place.top - inked.box.bottom,
			0,
		);
		if (across + down >= least) continue;
		least = across + down;
		best = index;
	}
	return best;
}
