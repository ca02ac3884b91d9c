/** Bytes → text: UTF-8; another encoding is named, and read only with `--encoding`. */
import type { Problem } from "../../model/problem.ts";

/** The largest source, in bytes. */
export const maxSourceBytes = 10_000_000;

/** The text of `bytes`, or the problem with them. `encoding` is a label of the WHATWG Encoding Standard. */
export function decodeText(
	bytes: Uint8Array,
	file: string,
	encoding?: string,
): string | Problem {
	if (bytes.length > maxSourceBytes) return tooLarge(bytes.length, file);
	if (encoding !== undefined) return decodeAs(bytes, file, encoding);
	if (bytes.length === 0)
		return problem(
			file,
			"file-empty",
			"Unexpected empty file, expected wire copy",
		);
	const marked = byteOrderMark(bytes) ?? wideText(bytes);
	if (marked)
		return problem(
			file,
			"encoding",
			`Unexpected encoding ${marked}, expected UTF-8: give --encoding ${marked}, or save the file as UTF-8`,
		);
	const nul = bytes.subarray(0, 65_536).indexOf(0);
	if (nul >= 0)
		return problem(
			file,
			"file-binary",
			"Unexpected binary file, expected text, Markdown, HTML or DOCX",
		);
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		if (text.trim() === "")
			return problem(
				file,
				"file-empty",
				"Unexpected empty file, expected wire copy",
			);
		return text;
	} catch {
		const guess = guessEncoding(bytes);
		return problem(
			file,
			"encoding",
			`Unexpected bytes, expected UTF-8: this looks like ${guess}; give --encoding ${guess}, or save the file as UTF-8`,
		);
	}
}

/** The problem with a file of `size` bytes, which need not be read for it. */
export function tooLarge(size: number, file: string): Problem {
	return problem(
		file,
		"file-too-large",
		`Unexpected size of ${Math.ceil(size / 1e6)} MB, expected at most ${maxSourceBytes / 1e6} MB: give one article`,
	);
}

function decodeAs(
	bytes: Uint8Array,
	file: string,
	encoding: string,
): string | Problem {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return problem(
			file,
			"encoding",
			`Unexpected encoding ${encoding}: the file is not written in it, or it is not known; expected a label such as windows-1252 or utf-16le`,
		);
	}
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** UTF-16 without a mark: in Latin text every second byte is nought. */
function wideText(bytes: Uint8Array): string | undefined {
	const sample = bytes.subarray(0, 400);
	if (sample.length < 8) return undefined;
	const zeros = (rest: number) =>
		sample.filter((byte, at) => byte === 0 && at % 2 === rest).length;
	const [even, odd] = [zeros(0), zeros(1)];
	const half = sample.length / 2;
	if (odd > half * 0.7 && even < half * 0.1) return "utf-16le";
	return even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : undefined;
}

/** Windows-1252 where its quotation marks occur, a multi-byte encoding where high bytes come in pairs, else ISO 8859-1’s superset. */
function guessEncoding(bytes: Uint8Array): string {
	const sample = bytes.subarray(0, 65_536);
	const high = sample.filter((byte) => byte >= 0x80).length;
	if (high > sample.length * 0.3) {
		for (const label of ["shift_jis", "gb18030", "euc-kr", "windows-1251"]) {
			try {
				const text = new TextDecoder(label, { fatal: true }).decode(sample);
				if (!text.includes("\ufffd")) return label;
			} catch {}
		}
	}
	return "windows-1252";
}

function problem(file: string, rule: string, message: string): Problem {
	return { rule, message, file };
}
