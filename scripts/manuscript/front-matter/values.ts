/** The kinds of values that front matter has: texts, ids, addresses, licences, languages and dates, each with what is said of one that is none. */
import { z } from "zod";
import { licenceAddress } from "./licence-address.ts";
import { unprintable } from "./unprintable.ts";
import { findUnsoundSign } from "./unsound-signs.ts";

/** Letters, with blanks and signs, beyond which no line of front matter goes. */
const longest = { text: 20_000, title: 2_000, name: 500 } as const;

/** RFC 5646 §2.1: a language, its script, region and variants, extensions and what is for private use; the latter may stand alone. */
const wellFormed =
	/^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?|[Xx](?:-[A-Za-z0-9]{1,8})+)$/;

export const text = textUpTo("text");
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {
	error: say(
		(value) =>
			`Unexpected id “${value}”, expected lower-case letters, digits and hyphens`,
	),
});
export const url = z
	.string()
	.regex(/^https?:\/\/[^\s]+$/, {
		error: say(
			(value) =>
				`Unexpected address “${value}”, expected one that begins with https://`,
		),
	})
	.check(requireSoundSigns);
export const licence = text.overwrite(licenceAddress).refine(isAddress, {
	error: say(
		(value) =>
			`Unexpected licence “${value}”, expected its address, or a name with its version such as CC BY 4.0`,
	),
});
export const language = z.string().regex(wellFormed, {
	error: say(
		(value) =>
			`Unexpected language “${value}”, expected a BCP 47 tag such as en-US`,
	),
});
export const date = z.string().refine(isIsoDate, { error: say(describeDate) });
/** For a key whose value becomes part of a path or an address. */
export const slugLike = (what: string) => ({
	error: say(
		(value: string) =>
			`Unexpected ${what} “${value}”, expected lower-case letters, digits and hyphens`,
	),
});
/** One item, or a list of them. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
	z.union([item, z.array(item)]);

/** A text that is not empty, holds no control character or unsound sign, and is no longer than its kind may be. */
export function textUpTo(kind: keyof typeof longest) {
	const most = longest[kind];
	return z
		.string()
		.trim()
		.min(1)
		.refine((value) => !unprintable.test(value), {
			error: "Unexpected control character: remove it",
		})
		.refine((value) => value.length <= most || [...value].length <= most, {
			error: (issue) =>
				`Unexpected length of ${[...String(issue.input)].length} letters, expected at most ${most}: shorten it`,
		})
		.check((checked) =>
			requireSoundSigns(
				checked,
				// A title is printed with a frame in their place, and a note; a name would not be somebody’s.
				kind === "title"
					? checked.value.replace(/\p{Co}/gu, " ")
					: checked.value,
			),
		);
}

function requireSoundSigns(
	checked: z.core.ParsePayload<string>,
	value = checked.value,
): void {
	const found = findUnsoundSign(value);
	if (found)
		checked.issues.push({
			code: "custom",
			input: checked.value,
			message: found.message,
			params: { sign: found.sign },
		});
}

function isAddress(value: string): boolean {
	return /^https?:\/\/\S+$/.test(value);
}

/** An error that shows what is written, cut where it is long. */
export function say(describe: (value: string) => string) {
	return (issue: { readonly input?: unknown }) =>
		describe(String(issue.input).slice(0, 80));
}

function describeDate(value: string): string {
	const form = "expected a form such as 2025-03-18";
	if (/[“”‘’]/.test(value))
		return `Unexpected curly quotation marks around the date ${value}: write straight ones (") or none`;
	if (isoDate.test(value))
		return `Unexpected date “${value}”: there is no such day`;
	return `Unexpected date “${value}”, ${form}`;
}

const isoDate =
	/^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

function isIsoDate(value: string): boolean {
	const match = isoDate.exec(value);
	if (!match) return false;
	const [, year = "0", month = "1", day = "1"] = match;
	const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return (
		real.getUTCMonth() === Number(month) - 1 &&
		real.getUTCDate() === Number(day)
	);
}
