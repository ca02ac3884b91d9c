/** How readers of front matter say what is wrong. */

/** Reports a problem at a path of the front matter. */
export type Report = (
	rule: string,
	path: readonly PropertyKey[],
	message: string,
) => void;
