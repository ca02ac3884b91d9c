/** Text as it stands in columns of signs of one width: what is drawn with signs shows by its columns what belongs together. */

/** Letters that take two columns: those of East Asia in their full width, and emoji (Unicode, UAX #11). */
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** What stands on or within another letter. */
const without = /\p{M}|\p{Default_Ignorable_Code_Point}/u;

/** The text between each of `stops` and the next, the last to the end of the line; nothing where a wide letter stands across one. */
export function cutAt(
	line: string,
	stops: readonly number[],
): string[] | undefined {
	const text = withoutTabs(line);
	const ends = stops.slice(1);
	if (/^[\x20-\x7e]*$/.test(text))
		return stops.map((stop, index) => text.slice(stop, ends[index]));
	const pieces = stops.map(() => "");
	let column = 0;
	let next = 0;
	for (const sign of text) {
		while (next < stops.length && column >= (stops[next] ?? 0)) next += 1;
		const end = column + widthOf(sign);
		if (next < stops.length && end > (stops[next] ?? 0)) return undefined;
		if (next > 0) pieces[next - 1] += sign;
		column = end;
	}
	return pieces;
}

export function columnsIn(text: string): number {
	let columns = 0;
	for (const sign of text) columns += widthOf(sign);
	return columns;
}

function widthOf(sign: string): number {
	if (sign < "\u0300") return 1;
	return without.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
}

/** A tab goes on to the next multiple of four. */
export function withoutTabs(line: string): string {
	if (!line.includes("\t")) return line;
	let text = "";
	for (const sign of line)
		text += sign === "\t" ? " ".repeat(4 - (columnsIn(text) % 4)) : sign;
	return text;
}
