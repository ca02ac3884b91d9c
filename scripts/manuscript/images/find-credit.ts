/** Where a picture’s credit stands: in front matter, in its caption, in its own file or in one beside it. The first of these holds, and a note tells of it and of those that say another. */
import type { Report } from "../../model/problem.ts";
import type { CreditSource } from "../../model/publication.ts";
import { creditInCaption } from "../../names/caption-credit.ts";
import type { Sidecar, StatedCredits } from "./stated-credits.ts";

interface Sources {
	readonly path: string;
	readonly captions: readonly string[];
	readonly inFile: StatedCredits;
	readonly sidecar: Sidecar | undefined;
	readonly note: Report<void>;
}

interface FoundCredit {
	readonly from: CreditSource;
	readonly stated: StatedCredits;
}

interface Said extends FoundCredit {
	/** As a note names it. */
	readonly place: string;
	readonly creditText: string;
}

/** `own` is what front matter says; nothing where it says that, or where nothing is found. */
export function findCredit(
	own: string | undefined,
	sources: Sources,
): FoundCredit | undefined {
	const { path, note } = sources;
	const said = saidIn(sources);
	const [first] = said;
	const printed = own ?? first?.creditText;
	if (printed === undefined) return undefined;
	if (own === undefined && first)
		note(
			"image-credit-found",
			`Missing credit of ${path} in front matter: “${printed}” stands beside it, from ${first.place}`,
		);
	const where = own === undefined ? first?.place : "front matter";
	for (const other of own === undefined ? said.slice(1) : said)
		if (!agree(printed, other.creditText))
			note(
				"image-credit-differs",
				`Unexpected credit “${other.creditText}” of ${path} in ${other.place}: “${printed}” stands beside it, from ${where}`,
			);
	return own === undefined ? first : undefined;
}

function saidIn({ captions, inFile, sidecar }: Sources): Said[] {
	const [caption] = captions.flatMap(
		(text) => creditInCaption(text.replace(/\s+/g, " ").trim()) ?? [],
	);
	const said: readonly Omit<Said, "creditText">[] = [
		{
			from: "caption",
			place: "its caption",
			stated: { creditText: caption?.text, terms: {} },
		},
		{ from: "file", place: "the file’s own metadata", stated: inFile },
		...(sidecar
			? [
					{
						from: "sidecar" as const,
						place: sidecar.path,
						stated: sidecar.stated,
					},
				]
			: []),
	];
	return said.flatMap((item) => {
		const { creditText } = item.stated;
		return creditText === undefined ? [] : [{ ...item, creditText }];
	});
}

/** Whether one names all whom the other names. */
function agree(one: string, other: string): boolean {
	const [a, b] = [namesIn(one), namesIn(other)];
	return isSubset(a, b) || isSubset(b, a);
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	return [...a].every((word) => b.has(word));
}

/** Words with a capital, or of scripts that have none, without those that announce a credit. */
function namesIn(text: string): ReadonlySet<string> {
	const names = creditInCaption(text)?.names ?? text;
	const words = names
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.match(/[\p{L}\p{N}]+/gu);
	return new Set(
		(words ?? [])
			.filter((word) => !/^\p{Ll}/u.test(word))
			.map((word) => word.toLowerCase()),
	);
}
