/** What the marked content that is open says together of the text within: whose it is, whether it counts, and what it says in place of its glyphs. */
import type { ContentMark } from "./marked-content.ts";

export class OpenMarks {
	readonly #marks: OpenMark[] = [];
	#innermost: OpenMark | undefined;
	/** The element’s number; absent where it belongs to none. */
	mcid: number | undefined;
	/** A running head, a rule, a background: nothing that is read. */
	isArtifact = false;

	open({ actualText, isArtifact, mcid }: ContentMark): void {
		this.#marks.push({ isArtifact, mcid, actualText, isSaid: false });
		this.#settle();
	}

	close(): void {
		this.#marks.pop();
		this.#settle();
	}

	/** Whether the text of the glyphs is another than what they stand for. */
	get replacesGlyphs(): boolean {
		return this.#innermost !== undefined;
	}

	/** What is said in place of all glyphs within; once, with the first of them. */
	takeText(): string {
		const mark = this.#innermost;
		if (!mark || mark.isSaid) return "";
		mark.isSaid = true;
		return mark.actualText ?? "";
	}

	/** What the mark that was opened last says, where it held no glyphs to say it with. */
	get isLeftUnsaid(): boolean {
		const mark = this.#marks.at(-1);
		return Boolean(mark?.actualText) && mark?.isSaid === false;
	}

	#settle(): void {
		const marks = this.#marks;
		this.mcid = marks.findLast(({ mcid }) => mcid !== undefined)?.mcid;
		this.isArtifact = marks.some(({ isArtifact }) => isArtifact);
		this.#innermost = marks.findLast(
			({ actualText }) => actualText !== undefined,
		);
	}
}

interface OpenMark extends ContentMark {
	isSaid: boolean;
}
