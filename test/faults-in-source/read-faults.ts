/** The faults of this folder: small changes of one file each, of kinds that happen, with the rule that must find them. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { editionNames } from "../../scripts/model/edition.ts";

/** The manuscripts that faults are looked for in. */
export const manuscripts = {
	article: "manuscript/rare-earths.md",
	book: "test/fixtures/northern-basins",
	specimen: "templates/specimen/specimen.md",
	/** One of each thing in few words, so that its print takes no longer than it must. */
	short: "test/faults-in-source/short/short.md",
	/** A book whose front matter is in the forms of other tools, its chapters’ too. */
	others: "test/faults-in-source/others",
	translation: "test/fixtures/translation/mud.md",
	/** Its chapters have makers of every kind. */
	collection: "test/audit/odd-front-matter/chapters-in-languages",
} as const;

const rooms =
	/^scripts\/(manuscript|prose|names|credits|statement|editions|fonts)\/.+\.ts$/;

const fault = z.strictObject({
	/** A sentence: what a reader or an author would see. */
	goesWrong: z.string().endsWith("."),
	file: z.string().regex(rooms),
	/** Stands in the file exactly once. */
	search: z.string(),
	replace: z.string(),
	of: z.literal(Object.keys(manuscripts) as (keyof typeof manuscripts)[]),
	/** The rule of the audit that is meant for it. */
	rule: z.string(),
	/** Those in which the rule must find it. */
	editions: z.array(z.literal(editionNames)).nonempty(),
});

export interface Fault extends z.infer<typeof fault> {
	/** `a-note-is-lost`. */
	readonly name: string;
}

const folder = join(import.meta.dirname, "faults");

/** All of them. */
export function readFaults(): Fault[] {
	return readdirSync(folder)
		.sort()
		.map((file) => ({
			name: basename(file, ".yaml"),
			...fault.parse(parse(readFileSync(join(folder, file), "utf8"))),
		}));
}

/** One of each kind: of each rule in each room, the fault that needs the fewest editions. */
export function oneOfEachKind(faults: readonly Fault[]): ReadonlySet<Fault> {
	const found = new Set<string>();
	const first = faults
		.toSorted((a, b) => a.editions.length - b.editions.length)
		.filter((fault) => {
			const kind = `${roomOf(fault)} ${fault.rule}`;
			const isNew = !found.has(kind);
			found.add(kind);
			return isNew;
		});
	return new Set(first);
}

function roomOf({ file }: Fault): string | undefined {
	return file.split("/")[1];
}
