/** What is TeX between brackets and dollars that may also be of prose. */

/** Whether TeX stands between brackets that may also be of prose. */
export function says(value: string, inTex: boolean): boolean {
	if (isPlainly(value)) return true;
	const bare = value.replace(/\\[^a-zA-Z]/g, " ");
	const isWords = /(?:^|[^\\\p{L}])\p{L}{3}/u.test(bare);
	if (isWords || !/\p{L}/u.test(value)) return false;
	return inTex || /\S\s*[=<>+]\s*\S/.test(bare);
}

function isPlainly(value: string): boolean {
	return /\\[a-zA-Z]{2}|\^|(?:^|\P{L})\p{L}_[\p{L}\p{N}{\\]/u.test(
		value.replace(/\\[^a-zA-Z]/g, " "),
	);
}

/** Whether somewhere in a chapter there is TeX between such brackets for certain. */
export function isWrittenInTex(markdown: string): boolean {
	if (!/\\[([]/.test(markdown)) return false;
	const signs = [...markdown.matchAll(/\\[^a-zA-Z]/g)].filter(({ 0: sign }) =>
		/^\\[()[\]]$/.test(sign),
	);
	return signs.some(({ 0: sign, index }, at) => {
		// Up to the next that opens or closes such a one.
		const next = signs
			.slice(at + 1, at + 50)
			.find(({ 0: other }) => /[([]$/.test(other) || other === closing[sign]);
		return (
			next !== undefined &&
			next[0] === closing[sign] &&
			isPlainly(markdown.slice(index + 2, next.index).slice(0, 2000))
		);
	});
}

const closing: Readonly<Record<string, string>> = {
	"\\(": "\\)",
	"\\[": "\\]",
};
