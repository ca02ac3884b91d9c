/** Captions: the credit of a picture, word for word as its supplier wrote it, and who made the picture. */

import {
	courtesy,
	organizationPhoto,
	photoLead,
} from "../../names/caption-credit.ts";
import { isNameShaped, organizationLikeness } from "../../names/read-name.ts";
import { readAgents } from "../copy/read-agents.ts";
import { isSentence, longestCredit } from "../copy/triggers.ts";
import type { CopyReading, WireCredit } from "../model.ts";
import { nothing } from "../model.ts";
import type { CreditContext } from "./read-credits.ts";
import { type LineResult, open, parsed } from "./read-tail.ts";

interface CaptionResult extends LineResult {
	/** The words about the picture. */
	readonly caption: string;
	/** The supplier’s line, verbatim. */
	readonly creditText?: string | undefined;
}

/** Reads a caption: words about the picture, its credit, or both. */
export function readCaption(
	text: string,
	context: CreditContext,
): CaptionResult {
	const flat = text.replace(/\s+/g, " ").trim();
	const whole =
		flat.length > longestCredit ? undefined : readCredit(flat, context);
	if (whole && whole.flags.length === 0)
		return { ...parsed("image-credit", whole), caption: "", creditText: flat };
	const split = splitCaption(flat);
	const last = split && readCredit(split.credit, context);
	if (split && last && last.flags.length === 0)
		return {
			...parsed("image-credit", last),
			caption: split.caption,
			creditText: split.credit,
		};
	if (whole)
		return { ...parsed("image-credit", whole), caption: "", creditText: flat };
	if (split && last)
		return {
			...parsed("image-credit", last),
			caption: split.caption,
			creditText: split.credit,
		};
	if (
		isSentence(flat) &&
		!/[/©|]|\b(?:by|courtesy|handout|photos?|photographs?|images?|pictures?|credit|via|file)\b/iu.test(
			flat,
		)
	)
		return { status: "text", rule: "caption", reading: nothing, caption: flat };
	return {
		...open(
			"image-credit-unread",
			`Unread caption “${flat.slice(0, 120)}”: answer with the picture’s photographer and supplier, or with text if it credits nobody`,
		),
		caption: flat,
	};
}

/** "Words about the picture. Photo: A/B", "… (AP Photo/A)", "… A/AFP". */
function splitCaption(
	text: string,
): { caption: string; credit: string } | undefined {
	const bracket = /^(.*?)\s*(\([^()]{3,120}\)\.?)$/u.exec(text);
	if (bracket?.[1]) return { caption: bracket[1], credit: bracket[2] ?? "" };
	const match = /^(.*[.!?”"’)])\s+(\p{Lu}[^.!?]{2,120}\.?|©[^.]{2,120})$/u.exec(
		text,
	);
	if (match?.[1]) return { caption: match[1], credit: match[2] ?? "" };
	const bar = /^(.{10,}?)\s+[|—–]\s+(.{3,120})$/u.exec(text);
	return bar?.[1] ? { caption: bar[1], credit: bar[2] ?? "" } : undefined;
}

/** Words by which a paragraph under a picture shows itself to be its caption. */
export const photoCredit =
	/[/©]|\b(?:photos?|photographs?|images?|pictures?|illustration|graphic|credit|courtesy|handout)\b/iu;

const kinds: readonly (readonly [RegExp, string])[] = [
	[/^video/i, "videographer"],
	[/^(?:illustration|graphic|drawing)/i, "illustrator"],
	[/^map/i, "cartographer"],
];

function readCredit(
	text: string,
	context: CreditContext,
): CopyReading | undefined {
	const inner = (/^\((.*)\)\.?$/u.exec(text)?.[1] ?? text)
		.replace(/\.$/u, "")
		.replace(/^©\s*/u, "")
		.replace(/,? \(?file\)?$/iu, "")
		.trim();
	const given = courtesy.exec(inner)?.[1];
	if (given !== undefined) return provider(given, context);
	const owned = organizationPhoto.exec(inner);
	if (owned && organizationLikeness(owned[1] ?? "", context.lexicon) !== "none")
		return people(owned[2] ?? "", owned[1], "photographer", context);
	const lead = photoLead.exec(inner)?.[0];
	const role =
		kinds.find(([pattern]) => pattern.test(lead ?? ""))?.[1] ?? "photographer";
	const rest = inner.slice(lead?.length ?? 0);
	const slash = rest.search(/\s?[/／]\s?/u);
	if (slash > 0) return withSupplier(rest, slash, role, context);
	const via = /^(.+?)\s+(?:via|for|\|)\s+(.+)$/u.exec(rest);
	if (via)
		return checkSupplier(
			people(via[1] ?? "", via[2], role, context),
			via[2] ?? "",
			context,
		);
	if (lead !== undefined) return people(rest, undefined, role, context);
	return undefined;
}

/** "A/AFP/Getty Images": the name, then the chain of suppliers as it is printed. */
function withSupplier(
	text: string,
	slash: number,
	role: string,
	context: CreditContext,
): CopyReading | undefined {
	const parts = text.split(/;\s*|\s+and\s+|,\s+/u);
	if (parts.length > 1) return withSuppliers(parts, role, context);
	const name = text.slice(0, slash);
	const supplier = text.slice(slash).replace(/^\s?[/／]\s?/u, "");
	if (
		/^(?:handout|pool|reuters|afp|ap|file)$/iu.test(name) ||
		context.lexicon.knows(name)
	)
		return {
			...people(supplier, name, role, context),
			flags: [
				{
					rule: "image-credit-unclear",
					message: `Unexpected order in “${text}”: answer with the photographer and the supplier`,
				},
			],
		};
	return checkSupplier(
		people(name, supplier, role, context),
		supplier,
		context,
	);
}

/** A supplier that is no organization may be another photographer; one before it is no photographer. */
function checkSupplier(
	reading: CopyReading,
	supplier: string,
	context: CreditContext,
): CopyReading {
	const known = supplier
		.split(/\s?[/／]\s?|\s+via\s+/u)
		.every((part) =>
			/^(?:known|likely)$/.test(organizationLikeness(part, context.lexicon)),
		);
	const people = reading.contributors.every((one) => one.kind === "person");
	if (known && people) return reading;
	const flag = {
		rule: "organization-or-person",
		message: `Unknown supplier “${supplier}”: an organization, or another photographer; accept it if it is an organization`,
	};
	return { ...reading, flags: [...reading.flags, flag] };
}

/** "A/AFP and B/Reuters": each with its own supplier, or asked about. */
function withSuppliers(
	parts: readonly string[],
	role: string,
	context: CreditContext,
): CopyReading {
	const whole = parts.join(" and ");
	const readings = parts.map((part) => {
		const slash = part.search(/\s?[/／]\s?/u);
		return slash > 0 ? withSupplier(part, slash, role, context) : undefined;
	});
	const known = readings.filter((reading) => reading !== undefined);
	const unclear = {
		rule: "image-credit-unclear",
		message: `Unexpected list “${whole}”: answer with the photographers, each with the supplier`,
	};
	return {
		...nothing,
		contributors: known.flatMap((reading) => reading.contributors),
		flags: [
			...known.flatMap((reading) => reading.flags),
			...(known.length < readings.length ? [unclear] : []),
		],
	};
}

function people(
	names: string,
	affiliation: string | undefined,
	role: string,
	context: CreditContext,
): CopyReading {
	const list = readAgents(names, context);
	const credits = list.agents.map(
		(agent): WireCredit => ({
			...agent,
			role,
			line: context.line,
			...(affiliation !== undefined && agent.affiliation === undefined
				? { affiliation }
				: {}),
		}),
	);
	return { ...nothing, contributors: credits, flags: list.flags };
}

function provider(text: string, context: CreditContext): CopyReading {
	const list = readAgents(text.replace(/^the (?=\p{Lu})/u, "The "), context);
	if (
		!isNameShaped(text) &&
		list.flags.length === 0 &&
		list.agents.every((agent) => agent.kind === "person") &&
		!/ and |,/.test(text)
	)
		return {
			...nothing,
			flags: [
				{
					rule: "image-credit-unclear",
					message: `Unread courtesy line “${text}”: answer with who provided the picture`,
				},
			],
		};
	return {
		...nothing,
		contributors: list.agents.map((agent) => ({
			...agent,
			role: "provider",
			line: context.line,
		})),
		flags: list.flags,
	};
}
