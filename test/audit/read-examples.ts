/**
 * The examples of the audit’s rules: folders beside this file, one for each rule and in it one for each example, good and bad.
 * What is changed in which built file is data; what cannot be said so is `change.ts`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { parse } from "yaml";
import * as z from "zod";
import { editionNames } from "../../scripts/model/edition.ts";
import { FontStep } from "./edit-fonts.ts";
import { DataStep, TextStep } from "./steps.ts";

const common = {
	publication: z.enum([
		"port",
		"salt-ledger",
		"northern-basins",
		"mud",
		"silt",
	]),
	/** Whether the rule needs a browser to see it. */
	browser: z.literal(true).optional(),
	/** Whether it shows in some of the states alone in which a thorough check looks. */
	thorough: z.literal(true).optional(),
	/** What the credit record says in that case. */
	record: z.array(DataStep).optional(),
};
const textSteps = z.array(TextStep).min(1);
const dataSteps = z.array(DataStep).min(1);

/** What is changed, and how. */
const Change = z.discriminatedUnion("changed", [
	z.strictObject({ ...common, changed: z.literal("html"), steps: textSteps }),
	z.strictObject({
		...common,
		changed: z.literal("json-ld"),
		steps: dataSteps,
	}),
	/** `part` is an entry of the container, beside the package document. */
	z.strictObject({
		...common,
		changed: z.literal("epub"),
		part: z.string(),
		steps: textSteps,
	}),
	z.strictObject({ ...common, changed: z.literal("xmp"), steps: textSteps }),
	z.strictObject({
		...common,
		changed: z.literal("info"),
		set: z.record(z.string(), z.string()),
	}),
	/** The content of a page, from 1, as Latin-1. */
	z.strictObject({
		...common,
		changed: z.literal("page"),
		page: z.number().int().min(1),
		steps: textSteps,
	}),
	/** An object of the PDF: the first that is such a thing, or the one of that number, from 1. */
	z.strictObject({
		...common,
		changed: z.literal("object"),
		object: z.enum(["element", "annotation", "action", "page", "catalog"]),
		/** Of an element, its tag. */
		tag: z.string().optional(),
		number: z.number().int().min(1).optional(),
		/** Texts, numbers, names after a slash; null takes a key away. */
		set: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
	}),
	/** A font that the edition brings along, by its PostScript name. */
	z.strictObject({
		...common,
		changed: z.literal("font"),
		edition: z.enum(editionNames),
		font: z.string(),
		steps: z.array(FontStep).min(1),
	}),
	/** The PDF, by `change.ts`. */
	z.strictObject({ ...common, changed: z.literal("pdf") }),
	/** The manuscript from which the PDF, and nothing else, is printed anew. */
	z.strictObject({
		...common,
		publication: z.enum(["port", "salt-ledger"]),
		changed: z.literal("manuscript"),
		steps: textSteps,
	}),
	z.strictObject({
		...common,
		changed: z.literal("credits.json"),
		steps: dataSteps,
	}),
]);
export type Change = z.infer<typeof Change>;

/** What the rule says of it. */
const Verdict = z.union([
	z.strictObject({
		bad: z.string(),
		/** A part of the sentence that somebody reads. */
		reports: z.string().min(1),
	}),
	z.strictObject({
		good: z.string(),
		/** Ids of other rules that this is a matter of. */
		others: z.array(z.string()).optional(),
	}),
]);
export type Verdict = z.infer<typeof Verdict>;

export interface Example {
	/** As the rule’s file: `epub/one-element-for-each-agent`. */
	readonly rule: string;
	readonly name: string;
	readonly verdict: Verdict;
	readonly change: Change;
	/** Of `change.ts`. */
	readonly edit?: ((document: PDFDocument) => void) | undefined;
}

export const examplesFolder = join(import.meta.dirname, "rules");

export async function readExamples(): Promise<readonly Example[]> {
	const folders = subfolders("").flatMap((area) =>
		subfolders(area).flatMap((rule) =>
			subfolders(rule).map((path) => ({ rule, path })),
		),
	);
	return Promise.all(folders.map(readExample));
}

/** Paths from the folder of examples, in an order that is the same everywhere. */
function subfolders(path: string): string[] {
	return readdirSync(join(examplesFolder, path), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => (path === "" ? name : `${path}/${name}`))
		.sort();
}

async function readExample({
	rule,
	path,
}: {
	readonly rule: string;
	readonly path: string;
}): Promise<Example> {
	const folder = join(examplesFolder, path);
	const file = join(folder, "example.yaml");
	try {
		const { bad, good, reports, others, ...rest } = z
			.looseObject({})
			.parse(parse(readFileSync(file, "utf8")));
		const verdict = Verdict.parse(given({ bad, good, reports, others }));
		return {
			rule,
			name: path.slice(rule.length + 1),
			verdict,
			change: Change.parse(rest),
			edit: await readEdit(join(folder, "change.ts")),
		};
	} catch (cause) {
		throw new Error(`Unexpected example ${path}`, { cause });
	}
}

function given(values: Readonly<Record<string, unknown>>) {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined),
	);
}

async function readEdit(file: string): Promise<Example["edit"]> {
	if (!existsSync(file)) return undefined;
	const { change } = (await import(file)) as {
		readonly change: (document: PDFDocument) => void;
	};
	return change;
}
