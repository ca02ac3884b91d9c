/** Code, tags, addresses in angle brackets, escaped signs, entities and the ends of lines (CommonMark §2.4–2.5 and §6). */
import { decoded as changed } from "../../../legitimate-changes.ts";
import { decoded } from "../decoded.ts";
import { addPart, addText, matchAt, placed, type Reading } from "./reading.ts";

const { controls } = changed;

/** A line ends; blanks around its end say whether it must, and are no words. */
export function readLineEnd(reading: Reading): true {
	const { text, at, parts } = reading;
	const last = parts.at(-1);
	const line = reading.lineOf(at);
	let isHard = false;
	if (last?.type === "text") {
		const words = last.value.replace(/[ \t]+$/, "");
		isHard = /^ {2,}$/.test(last.value.slice(words.length));
		last.value = words;
		if (words === "") parts.pop();
	}
	if (isHard) parts.push({ type: "break", ...placed(line) });
	else addText(reading, "\n", line);
	reading.at = afterBlanks(text, at + 1);
	return true;
}

function afterBlanks(text: string, at: number): number {
	let end = at;
	while (text[end] === " " || text[end] === "\t") end += 1;
	return end;
}

export function readBackslash(reading: Reading): boolean {
	const { text, at } = reading;
	const sign = text.charAt(at + 1);
	if (sign === "\n")
		return addPart(
			reading,
			(place) => ({ type: "break", ...place }),
			afterBlanks(text, at + 2),
		);
	if (!/[!-/:-@[-`{-~]/.test(sign)) return false;
	return addPart(
		reading,
		(place) => ({ type: "itself", value: sign, ...place }),
		at + 2,
	);
}

const entity = /&(?:#(?:x[\da-f]{1,6}|\d{1,7})|[a-z][\da-z]{0,31});/iy;

export function readEntity(reading: Reading): boolean {
	const { text, at } = reading;
	const [written] = matchAt(entity, text, at) ?? [];
	const value =
		written === undefined
			? undefined
			: (ofWindows(written) ?? decoded(written));
	if (written === undefined || value === undefined || value === written)
		return false;
	return addPart(
		reading,
		(place) => ({ type: "itself", value, ...place }),
		at + written.length,
	);
}

/** The numbers that HTML takes for those of Windows-1252. */
function ofWindows(entity: string): string | undefined {
	const number = Number(
		/^&#(x?\w+);$/i.exec(entity)?.[1]?.replace(/^x/i, "0x"),
	);
	return number >= 0x80 && number <= 0x9f
		? controls.fold(String.fromCodePoint(number)) || undefined
		: undefined;
}

export function readCode(reading: Reading): true {
	const { text, at } = reading;
	const [open, end] = runOf(text, at);
	const close = closingRun(reading, open, end);
	if (close < 0) {
		addText(reading, open, reading.lineOf(at));
		reading.at = end;
		return true;
	}
	const value = withoutPadding(text.slice(end, close));
	return addPart(
		reading,
		(place) => ({ type: "inlineCode", value, ...place }),
		close + open.length,
	);
}

export function runOf(text: string, at: number): readonly [string, number] {
	let end = at + 1;
	while (text[end] === text[at]) end += 1;
	return [text.slice(at, end), end];
}

/** The place of the next run of signs that is as long as `open`. */
export function closingRun(
	reading: Reading,
	open: string,
	from: number,
): number {
	const { text, lastRuns } = reading;
	const sign = open.charAt(0);
	if (!lastRuns.has(sign)) findRuns(text, sign, lastRuns);
	if ((lastRuns.get(open) ?? -1) < from) return -1;
	let at = text.indexOf(open, from);
	while (at >= 0) {
		const [run, end] = runOf(text, at);
		if (run === open) return at;
		at = text.indexOf(open, end);
	}
	return -1;
}

function findRuns(text: string, sign: string, found: Map<string, number>) {
	found.set(sign, -1);
	for (let at = text.indexOf(sign); at >= 0; ) {
		const [run, end] = runOf(text, at);
		found.set(run, at);
		at = text.indexOf(sign, end);
	}
}

/** One blank on each side is there for signs that would run together. */
export function withoutPadding(value: string): string {
	const isPadded = /^[ \n][\s\S]*[ \n]$/.test(value) && /[^ \n]/.test(value);
	return isPadded ? value.slice(1, -1) : value;
}

const tag =
	/<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'/=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z\d-]*\s*)>/iy;

/** A tag with an address that no quotation marks hold. */
const tagOfAddress =
	/<[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^'<]*'|"[^"<]*"))?)*\s*\/?>/iy;
const longestTag = 2_000;

function tagEnd(text: string, at: number): number | undefined {
	if (matchAt(tag, text, at)) return tag.lastIndex;
	const [written] = matchAt(tagOfAddress, text, at) ?? [];
	return written !== undefined && written.length <= longestTag
		? at + written.length
		: undefined;
}

/** Whether a line is one tag, which no other block begins with. */
export function isTag(line: string): boolean {
	return (
		matchAt(tag, line, 0) !== null && line.slice(tag.lastIndex).trim() === ""
	);
}

const addressIn =
	/<(?:([a-z][a-z\d+.-]{1,31}:[^\p{Cc} <>]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*))>/iuy;

/** An address, or HTML. */
export function readAngle(reading: Reading): boolean {
	const { text, at } = reading;
	const [whole, address, mail] = matchAt(addressIn, text, at) ?? [];
	if (whole !== undefined) {
		const value = address ?? mail ?? "";
		return addPart(
			reading,
			(place) => ({
				type: "link",
				url: mail === undefined ? value : `mailto:${mail}`,
				children: [{ type: "text", value, ...place }],
				...place,
			}),
			at + whole.length,
		);
	}
	const end = tagEnd(text, at) ?? endOfSpecial(reading);
	if (end < 0) return false;
	return addPart(
		reading,
		(place) => ({ type: "html", value: text.slice(at, end), ...place }),
		end,
	);
}

/** The end of a comment, a declaration and the like, which nothing but its own end ends. */
function endOfSpecial({ text, at, endless }: Reading): number {
	const [start = ""] =
		matchAt(/<(?:!--(?:-?>)?|!\[CDATA\[|\?|![a-z])/iy, text, at) ?? [];
	if (start === "" || start.endsWith(">"))
		return start === "" ? -1 : at + start.length;
	const end = start.startsWith("<!--")
		? "-->"
		: start.startsWith("<![")
			? "]]>"
			: start.startsWith("<?")
				? "?>"
				: ">";
	const found = endless.has(end) ? -1 : text.indexOf(end, at + start.length);
	if (found < 0) endless.add(end);
	return found < 0 ? -1 : found + end.length;
}
