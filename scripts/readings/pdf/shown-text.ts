/** The pages’ content → every run of text that is shown: where, how big, in which colour, and as part of what. */
import type { PdfDocument } from "./document.ts";
import type { Font, Glyph } from "./fonts.ts";
import type { ContentMark } from "./marked-content.ts";
import { apart, type GlyphRun, leastRoom, noGlyphs } from "./measure-glyphs.ts";
import { OpenMarks } from "./open-marks.ts";
import {
	type Listener,
	type Pen,
	runPage,
	SharedContent,
} from "./run-content.ts";
import { whyHidden } from "./why-hidden.ts";

export interface Shown {
	readonly text: string;
	/** What the glyphs themselves stand for, where the file says that the text is another. */
	readonly drawn: string;
	/** From 0. */
	readonly page: number;
	/** Number of the marked content, absent where it belongs to no element of the structure. */
	readonly mcid?: number | undefined;
	/** Number of the form that holds it, where it is no page’s own content. */
	readonly form?: number | undefined;
	readonly isArtifact: boolean;
	/** Points from the lower left corner of the page. */
	readonly x: number;
	readonly y: number;
	/** Points. */
	readonly size: number;
	/** Glyphs that show the box of a missing character. */
	readonly missing: number;
	/** Characters whose glyph draws nothing although it should. */
	readonly blank: string;
	/** Whether the font is in the file. */
	readonly isEmbedded: boolean;
	/** The boxes around what the glyphs of each word draw: left, bottom, right and top of the first, of the second … Points. */
	readonly boxes: readonly number[];
	/** Why it does not show. */
	readonly hidden?: string | undefined;
}

/** A font that pages show text in. */
export interface ShownFont extends Pick<Font, "name" | "program"> {
	/** The glyphs that are shown, by code. */
	readonly glyphs: ReadonlyMap<number, Glyph>;
	/** What is set in it, or begins or ends so. */
	readonly runs: ReadonlySet<Shown>;
}

export interface ShownText {
	readonly shown: readonly Shown[];
	readonly fonts: readonly ShownFont[];
}

export function showText({ pages }: PdfDocument): ShownText {
	const shared = new SharedContent();
	const runs = new Map<Font, Set<Shown>>();
	const shown = pages.flatMap((page, index) => {
		const text = new PageText(index, page.box, runs);
		runPage(page, text, shared);
		return text.shown;
	});
	const fonts = [...runs].map(([{ name, program, asked }, own]) => ({
		name,
		program,
		glyphs: asked,
		runs: own,
	}));
	return { shown, fonts };
}

/** A run that still grows. */
type Growing = { -readonly [K in keyof Shown]: Shown[K] } & {
	boxes: number[];
};

class PageText implements Listener {
	readonly shown: Growing[] = [];
	readonly #page: number;
	readonly #sheet: readonly number[];
	readonly #marks = new OpenMarks();
	/** Of all pages. */
	readonly #runs: Map<Font, Set<Shown>>;
	/** Where the last run ends on its line. */
	#end = 0;
	/** Letters that operators of their own show, one after the other. */
	#pile: Pile | undefined;

	constructor(
		page: number,
		sheet: readonly number[],
		runs: Map<Font, Set<Shown>>,
	) {
		this.#page = page;
		this.#sheet = sheet;
		this.#runs = runs;
	}

	openMark(mark: ContentMark): void {
		this.#marks.open(mark);
	}

	/** Words around no glyphs of their own still say something. */
	closeMark(pen: Pen): void {
		if (this.#marks.isLeftUnsaid) this.#add(noGlyphs, pen);
		this.#marks.close();
	}

	show(glyphs: GlyphRun, pen: Pen): void {
		const run = this.#add(glyphs, pen);
		if (!pen.font) return;
		const known = this.#runs.get(pen.font);
		if (known) known.add(run);
		else this.#runs.set(pen.font, new Set([run]));
	}

	/** A line that is set glyph by glyph becomes one run. */
	#add(glyphs: GlyphRun, pen: Pen): Shown {
		const run = this.#runOf(glyphs, pen);
		const last = this.shown.at(-1);
		const continues = last !== undefined && this.#continues(last, run);
		this.#pile = pileOf(
			run,
			pen.place[0] * glyphs.length,
			continues ? this.#pile : undefined,
		);
		if (continues) {
			if (this.#pile && isCrowded(this.#pile)) last.hidden ??= crowded;
			last.text += run.text;
			last.drawn += run.drawn;
			last.missing += run.missing;
			last.blank += run.blank;
			for (const edge of run.boxes) last.boxes.push(edge);
			this.#end = run.x + pen.place[0] * glyphs.length;
			return last;
		}
		this.shown.push(run);
		this.#end = run.x + pen.place[0] * glyphs.length;
		return run;
	}

	#runOf(glyphs: GlyphRun, pen: Pen): Growing {
		const [a, b, c, d, x, y] = pen.place;
		const { mcid, isArtifact, replacesGlyphs } = this.#marks;
		const { length, missing } = glyphs;
		const text = replacesGlyphs ? this.#marks.takeText() : glyphs.text;
		// How high it is: to lean makes no letter larger.
		const height =
			c === 0 ? d : (a * d - b * c) / (Math.hypot(a, b) || Infinity);
		const size = Math.abs(pen.size * height);
		const end = [x + a * length, y + b * length] as const;
		return {
			text,
			drawn: glyphs.text,
			page: this.#page,
			mcid,
			form: pen.form,
			isArtifact,
			x,
			y,
			size,
			missing,
			blank: replacesGlyphs && isOneSign(text, glyphs) ? "" : glyphs.blank,
			isEmbedded: pen.font?.isEmbedded ?? false,
			hidden:
				whyHidden(pen, { start: [x, y], end, size }, this.#sheet) ??
				(glyphs.isCrowded ? crowded : undefined),
			boxes: [...glyphs.boxes],
		};
	}

	#continues(last: Shown, run: Shown): boolean {
		return (
			last.mcid === run.mcid &&
			last.form === run.form &&
			last.isArtifact === run.isArtifact &&
			// Two running heads on one line are two.
			(!run.isArtifact || Math.abs(run.x - this.#end) < run.size) &&
			last.y === run.y &&
			last.size === run.size &&
			last.isEmbedded === run.isEmbedded &&
			last.hidden === run.hidden
		);
	}
}

const crowded = "letters upon letters";

/** Points from the left. */
interface Pile {
	readonly start: number;
	readonly end: number;
	/** How far the letters go by themselves, and how many they are. */
	readonly natural: number;
	readonly count: number;
}

/** Letters of an upright line, behind those `before` them. */
function pileOf(
	{ drawn, x }: Shown,
	length: number,
	before: Pile | undefined,
): Pile | undefined {
	if (!apart.test(drawn) || length <= 0) return undefined;
	return {
		start: Math.min(x, before?.start ?? x),
		end: Math.max(x + length, before?.end ?? x),
		natural: length + (before?.natural ?? 0),
		count: drawn.length + (before?.count ?? 0),
	};
}

function isCrowded({ start, end, natural, count }: Pile): boolean {
	return count > 2 && end - start < leastRoom * natural;
}

/** The letters of the longest syllables that are drawn as one sign, as in Burmese and Malayalam. */
const longestSign = 12;

/** Whether glyphs draw one sign together, of which one may do no more than make room. */
function isOneSign(text: string, { boxes }: GlyphRun): boolean {
	return text !== "" && [...text].length <= longestSign && boxes.length > 0;
}
