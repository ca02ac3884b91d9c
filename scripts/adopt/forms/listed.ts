/** What a book of another tool says of itself: types. */
import type { Values } from "../adopt-matter.ts";

export interface OtherBook {
	/** As front matter of others has it. */
	readonly matter: Values;
	/** In the order of its table of contents. */
	readonly listed: readonly Listed[];
	/** What is to be looked at, in sentences. */
	readonly remarks: readonly string[];
}

export type Listed =
	| {
			/** Written as in the table, from the folder on; its ending may be absent. */
			readonly file: string;
			readonly title?: string | undefined;
	  }
	| { readonly part: string }
	| { readonly leftOut: string; readonly because: string };

/** Chapters and parts that a book may list, and levels of them. */
export const most = { listed: 5_000, levels: 20 } as const;
