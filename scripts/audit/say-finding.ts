/** A result of the audit → the sentence that a build prints for the manuscript’s author: what stands there, what was expected, where, and what to do. */
import { editionNames } from "../model/edition.ts";
import { differenceOfAlike } from "./compare.ts";
import { nothing } from "./finding.ts";
import type { AuditResult } from "./rule.ts";

export function sayFinding(result: AuditResult): string {
	const say = sentences[result.rule] ?? plainly;
	return `${say(result)} (${placeOf(result)}${follow(result)}): ${remedyOf(result)}`;
}

/** How much more has failed by it, and where else. */
function follow({ edition, follows = [] }: AuditResult): string {
	const count = follows.length;
	if (count === 0) return "";
	const others = editionNames
		.filter(
			(name) =>
				name !== edition && follows.some((result) => result.edition === name),
		)
		.map((name) => `the ${name.toUpperCase()}`);
	const also = others.length > 0 ? `, in ${others.join(" and ")} too` : "";
	return `; ${count} more finding${count === 1 ? " follows" : "s follow"} from it${also}`;
}

type Say = (result: AuditResult) => string;

/** For findings whose two sides are no texts that could be held against each other. */
const sentences: Readonly<Record<string, Say>> = {
	readable: ({ actual }) => `Unexpected damage: ${actual}`,
	A14: ({ expected }) => `Missing ${expected}`,
	A06: (result) =>
		result.kind === "moved" ? sayMoved(result) : plainly(result),
	I01: ({ actual }) => {
		const unknown = /^an unknown image: (.*)$/s.exec(actual)?.[1];
		return unknown === undefined
			? `Missing credit of the image ${actual.replace(/, without$/, "")}`
			: `Unexpected image “${unknown}”, which is none of the manuscript’s`;
	},
	I02: (result) =>
		result.actual === "elsewhere"
			? `Unexpected place of an image credit, expected “${result.expected}”`
			: plainly(result),
	I04: ({ expected }) => `Missing image, expected ${expected}`,
	P05: ({ expected, actual }) =>
		`Unexpected glyphs, ${actual}, expected ${expected}`,
	P10: ({ expected, actual }) => `Unexpected ${actual}, expected ${expected}`,
	V03: ({ expected, actual }) => `Unexpected ${actual}, expected ${expected}`,
	V04: ({ expected, actual }) =>
		`Unexpected “${actual}”, expected “${expected.replace(/, to be seen$/, "")}” to be seen`,
	V05: ({ expected }) => {
		const [, text, place] = /^(.*), ([^,]*)$/s.exec(expected) ?? [];
		return `Unexpected place of “${text ?? expected}”, expected it ${place ?? "elsewhere"}`;
	},
	V09: ({ expected, actual }) =>
		`Unexpected “${actual}” over other text, expected ${expected}`,
	V11: ({ expected, actual }) => `Unexpected ${actual}, expected ${expected}`,
	V12: ({ expected, actual }) =>
		`Unexpected in what screen readers are told, ${actual}, expected “${expected.replace(/, to be told$/, "")}”`,
	W02: sayInFlow,
	W03: sayInFlow,
	W04: sayInFlow,
	Z01: ({ actual }) =>
		`Unexpected credit “${actual}” outside the places that are made for credits`,
	Z03: (result) => {
		const { expected, actual } = result;
		// One edition against another has both texts.
		if (result.edition === "all") return plainly(result);
		return actual === nothing
			? `Missing ${expected}`
			: `Unexpected “${actual}”, expected ${expected}`;
	},
};

function sayInFlow(result: AuditResult): string {
	if (result.kind === "moved") return sayMoved(result);
	return result.expected === nothing
		? `Unexpected “${result.actual}”, which the manuscript does not say there`
		: plainly(result);
}

/** Of which `expected` is a place. */
function sayMoved({ expected, actual }: AuditResult): string {
	return `Unexpected place of “${actual}”, expected it ${expected}`;
}

/** Two texts; where they are nearly the same, also the first character that differs. */
const plainly: Say = ({ expected, actual, kind }) => {
	if (kind === "foreign") return `Unexpected “${actual}”, which nobody said`;
	if (kind === "doubled") return `Unexpected second “${actual}”`;
	if (kind === "moved")
		return `Unexpected place: “${actual}”, expected “${expected}”`;
	if (actual === nothing || actual === "") return `Missing “${expected}”`;
	if (expected === nothing || expected === "")
		return `Unexpected “${actual}”, expected nothing there`;
	const difference = differenceOfAlike(expected, actual);
	return `Unexpected “${actual}”, expected “${expected}”${difference ? `; they differ at ${difference}` : ""}`;
};

/** "page 3 of the PDF", "line 245 of the HTML", "dc:creator of the EPUB". */
function placeOf({ edition, where }: AuditResult): string {
	if (edition === "all") return where;
	const name = edition.toUpperCase();
	const place = where
		.replace(/^(?:[\w-]+, )?page:(\d+)$/, "line $1")
		.replace(/, page:(\d+)$/, ", line $1")
		.replace(/^(?:[\w-]+, )?(\S+):(\d+)$/, "line $2 of $1")
		.replace(/, (\S+):(\d+)$/, ", line $2 of $1");
	return where === "" || where === edition ? name : `${place} of the ${name}`;
}

/** What its author can mend in the manuscript; all else is between the build and its own editions. */
const remedies: Readonly<Record<string, string>> = {
	I05: "describe what the image shows in its alternative text",
	M03: "add author, or noByline with the reason",
	M04: "credit everybody once, with all roles",
	M05: "write the name with the letters of one script",
	M07: "correct fileAs",
	M08: "correct the identifier",
	M09: "correct the date",
	M10: "give each person an entry of their own",
	M12: "correct copyrightNotice, copyrightYear or copyrightHolder",
	R02: "say in changes what was changed",
	R03: "credit the authors of the source",
	R04: "choose a source whose licence allows it",
};

const fault =
	"nothing in the manuscript forbids this, so report it as a fault of Colophon";

function remedyOf({ rule }: AuditResult): string {
	return remedies[rule] ?? fault;
}
