/** A date as other tools write it → year, month and day, where it has one meaning. */

/** ISO 8601 to the day; nothing where the text is no date, or two at once. */
export function readDate(written: string): string | undefined {
	const text = written.trim();
	const iso =
		/^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ][\d:.]+ ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i.exec(
			text,
		);
	if (iso) return joined(iso[1], iso[2], iso[3]);
	const words = text.replace(/^\p{L}{3,9},\s+/u, "").replace(/[,.]/g, " ");
	const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}{3,9})\s+(\d{4})$/u.exec(
		words,
	);
	if (dayFirst) return joined(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
	const monthFirst =
		/^(\p{L}{3,9})\s+(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(\d{4})$/u.exec(words);
	if (monthFirst)
		return joined(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
	return undefined;
}

/** Whether it is a command that another tool puts a date in place of: `today`, “`r Sys.Date()`”. */
export function isMadeDate(written: string): boolean {
	return /^(?:today|now|last-modified|git last modified|\\today|`r [^`]*`|\{\{.*\}\}|<%.*%>)$/i.test(
		written.trim(),
	);
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const names =
	"january february march april may june july august september october november december".split(
		" ",
	);

function monthOf(word = ""): string {
	const plain = word.toLowerCase();
	const full = names.indexOf(plain);
	const short = months.indexOf(plain === "sept" ? "sep" : plain);
	return String(Math.max(full, short) + 1);
}

function joined(year = "", month?: string, day?: string): string | undefined {
	const parts = [month, day].flatMap((part) =>
		part === undefined ? [] : [part.padStart(2, "0")],
	);
	return parts.includes("00") ? undefined : [year, ...parts].join("-");
}
