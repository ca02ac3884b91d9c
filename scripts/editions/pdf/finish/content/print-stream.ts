/** Writes a content stream anew beside the operators that it is read from: what stays, what takes its place, and the marks around it. */
import { PDFHexString } from "@cantoo/pdf-lib";
import type { MarkedContent } from "../structure/structure-tree.ts";
import type { GraphicsPen } from "./graphics-pen.ts";
import type { OperatorScanner } from "./scan-operators.ts";
import { StreamOutput } from "./stream-output.ts";

/** The artifact that was written last, as long as the next thing can still continue it. */
interface OpenArtifact {
	/** The piece that closes it. */
	readonly closing: number;
	readonly kind: "Layout" | "Pagination";
	readonly nesting: number;
	/** Where its text ended. */
	readonly baseline: number;
	readonly right: number;
}

/** A running head or foot. */
export interface Furniture {
	/** The empty piece before its text. */
	readonly piece: number;
	/** Where its text begins on the page. */
	readonly start: readonly [number, number];
	readonly isHead: boolean;
}

/** A piece is a place in the new stream that can still be changed. */
export class StreamPrinter {
	private readonly scanner: OperatorScanner;
	private readonly pen: GraphicsPen;
	private readonly output: StreamOutput;
	private artifact: OpenArtifact | undefined;

	constructor(scanner: OperatorScanner, pen: GraphicsPen) {
		this.scanner = scanner;
		this.pen = pen;
		this.output = new StreamOutput(scanner.bytes);
	}

	/** Puts a piece before the current operator. */
	writeBefore(text: string): number {
		this.output.copyTo(this.scanner.start);
		return this.output.write(text);
	}

	/** Puts a piece behind the current operator. */
	writeAfter(text: string): number {
		this.output.copyTo(this.scanner.end);
		return this.output.write(text);
	}

	/** Puts a piece in the place of the current operator. */
	replace(text: string): number {
		const piece = this.writeBefore(text);
		this.output.skipTo(this.scanner.end);
		return piece;
	}

	/** Puts a piece behind the last one. */
	write(text: string): number {
		return this.output.write(text);
	}

	change(piece: number, text: string): void {
		this.output.change(piece, text);
	}

	/** Copies the old stream to its end. */
	copyRest(): void {
		this.output.copyTo(this.scanner.bytes.length);
	}

	bytes(): Uint8Array {
		return this.output.bytes();
	}

	/** What comes next is no part of the artifact before it. */
	endArtifact(): void {
		this.artifact = undefined;
	}

	/** Makes an artifact of what was painted since `start`; it runs on from the one before where nothing came between. */
	wrapArtifact(start: number): void {
		const { artifact, output } = this;
		const continues =
			artifact?.kind === "Layout" && artifact.nesting === this.pen.nesting;
		if (continues) output.change(artifact.closing, "\n");
		output.copyTo(start);
		if (!continues) output.write("/Artifact <</Type/Layout>> BDC\n");
		output.copyTo(this.scanner.end);
		this.closeArtifact("Layout");
	}

	/** A running head that is set in several faces is one artifact. */
	wrapFurniture({ piece, start, isHead }: Furniture): void {
		const { artifact, output } = this;
		const [left, baseline] = start;
		const continues =
			artifact?.kind === "Pagination" &&
			artifact.nesting === this.pen.nesting &&
			artifact.baseline === baseline &&
			Math.abs(left - artifact.right) < furnitureGap;
		output.copyTo(this.scanner.end);
		if (continues) output.change(artifact.closing, "\n");
		else output.change(piece, furnitureTag(isHead));
		this.closeArtifact("Pagination");
	}

	/** Makes content of the text behind an empty piece. */
	wrapContent(piece: number, content: MarkedContent): void {
		this.output.copyTo(this.scanner.end);
		this.output.change(piece, `${contentTag(content)}\n`);
		this.output.write("\nEMC\n");
		this.artifact = undefined;
	}

	private closeArtifact(kind: OpenArtifact["kind"]): void {
		const [right, baseline] = this.pen.place;
		const closing = this.output.write("\nEMC\n");
		const { nesting } = this.pen;
		this.artifact = { closing, kind, nesting, baseline, right };
	}
}

/** Points between two runs of one running head. */
const furnitureGap = 20;

export const artifactTag = "/Artifact BMC";

export function contentTag({ mcid }: MarkedContent): string {
	return `/Span <</MCID ${mcid}>> BDC`;
}

export function actualTag(words: string): string {
	return `/Span <</ActualText ${PDFHexString.fromText(words).toString()}>> BDC`;
}

function furnitureTag(isHead: boolean): string {
	return isHead
		? "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC\n"
		: "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC\n";
}
