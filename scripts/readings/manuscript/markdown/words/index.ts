/** The words of a paragraph, a heading or a cell → nodes, by CommonMark and GFM, with formulas and `:lang[…]`. */
import type { PhrasingContent } from "mdast";
import { linkAddresses, nextAddress, readAddress } from "./addresses.ts";
import { readFormula } from "./formulas.ts";
import { readLanguage } from "./language.ts";
import { closeBracket, openBracket, openPicture } from "./links.ts";
import { addText, openReading, type Reading, type Setting } from "./reading.ts";
import {
	readAngle,
	readBackslash,
	readCode,
	readEntity,
	readLineEnd,
} from "./signs.ts";
import { joinSpans, readRun } from "./spans.ts";

export function readWords(
	text: string,
	firstLine: number,
	setting: Setting,
): PhrasingContent[] {
	const reading = openReading(text, firstLine, setting, (within, line) =>
		readWords(within, line, setting),
	);
	const hasAddress = bareAddress.test(text);
	let address = hasAddress ? nextAddress(text, 0) : text.length;
	let sign = nextSign(text, 0);
	while (reading.at < text.length) {
		const { at } = reading;
		const next = Math.min(sign, address);
		if (next > at) {
			addText(reading, text.slice(at, next), reading.lineOf(at));
			reading.at = next;
		} else if (
			!(next === address && readAddress(reading)) &&
			!readers[text.charAt(next)]?.(reading)
		) {
			addText(reading, text.charAt(next), reading.lineOf(next));
			reading.at = next + 1;
		}
		if (sign < reading.at) sign = nextSign(text, reading.at);
		if (address < reading.at) address = nextAddress(text, reading.at);
	}
	const nodes = joinSpans(reading.parts, reading.first === "stress");
	return hasAddress ? linkAddresses(nodes) : nodes;
}

/** What every address has that stands in a text without a mark around it. */
const bareAddress = /www\.|:\/\/|@/i;

/** Signs that may mean something. */
const meaning = /[\n!$&*:<[\\\]_`~]/g;

function nextSign(text: string, at: number): number {
	meaning.lastIndex = at;
	return meaning.exec(text)?.index ?? text.length;
}

/** True where the sign at the place of the reading meant something. */
const readers: Readonly<Record<string, (reading: Reading) => boolean>> = {
	"\n": readLineEnd,
	"!": openPicture,
	$: readFormula,
	"&": readEntity,
	"*": readRun,
	":": readLanguage,
	"<": readAngle,
	"[": openBracket,
	"\\": (reading) => readFormula(reading) || readBackslash(reading),
	"]": closeBracket,
	_: readRun,
	"`": readCode,
	"~": readRun,
};
