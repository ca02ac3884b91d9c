/** What a table that is drawn with signs consists of, whatever its signs. */
import type { Line } from "./lines.ts";

export interface DrawnTable {
	/** Lines. */
	readonly taken: number;
	/** Columns before its first one. */
	readonly margin: number;
	readonly rows: readonly DrawnRow[];
	/** Whether there are blocks in its cells, or words alone. */
	readonly holdsBlocks: boolean;
}

export interface DrawnRow {
	readonly part: "head" | "body" | "foot";
	readonly cells: readonly DrawnCell[];
}

export interface DrawnCell {
	readonly lines: readonly Line[];
	readonly align: Alignment;
}

export type Alignment = "left" | "center" | "right" | undefined;
