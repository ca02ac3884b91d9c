/** Manuscripts → publications, each with the house that sets it, and every problem in them. */
import { checkGlyphs } from "../fonts/check-glyphs.ts";
import { findFonts } from "../fonts/find-fonts.ts";
import { houseNames, readHouse } from "../house/index.ts";
import { type InputNotes, noteInputs } from "../machine/input-files.ts";
import { readManuscript } from "../manuscript/index.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import { setLabels } from "../prose/set-labels.ts";
import { setQuotationMarks } from "../prose/set-quotation-marks.ts";
import { statementOf } from "../statement/index.ts";
import type { Manuscript } from "../trace/index.ts";

/** A manuscript with the house that sets it. */
export interface HousedManuscript extends Manuscript {
	/** As it was named. */
	readonly path: string;
	/** The files that it is made from. */
	readonly inputs: InputNotes;
	readonly house: House;
	/** What became of its pictures, in sentences. */
	readonly remarks: readonly string[];
}

export interface ReadManuscripts {
	readonly manuscripts: readonly HousedManuscript[];
	readonly problems: readonly Problem[];
}

/** `house` is for those that name none; `strict` makes notes problems. */
export async function readManuscripts(
	paths: readonly string[],
	{
		house,
		strict,
		author,
		taken = new Map(),
	}: {
		readonly house: string;
		readonly strict: boolean;
		readonly author?: string | undefined;
		/** The files of publications that are made already, by their slugs. */
		readonly taken?: ReadonlyMap<string, string>;
	},
	onRead: (path: string) => void,
): Promise<ReadManuscripts> {
	const houses = houseNames();
	const styles = new Map<string, House>();
	const styleOf = (id: string) => {
		const style = styles.get(id) ?? readHouse(id);
		styles.set(id, style);
		return style;
	};
	const imageCredits = (id: string) =>
		houses.includes(id) ? styleOf(id).imageCredits : "noted";
	const assets = (id: string) =>
		houses.includes(id) ? styleOf(id).assets : [];
	const problems: Problem[] = [];
	const manuscripts = new Map<string, HousedManuscript>();
	for (const path of paths) {
		onRead(path);
		const inputs = noteInputs();
		const read = await inputs.during(() =>
			readManuscript(path, { house, houses, imageCredits, assets, author }),
		);
		problems.push(...read.problems);
		const { frontMatter } = read;
		if (!read.publication || !frontMatter) {
			if (strict || read.strict) problems.push(...read.notes);
			continue;
		}
		const own = styleOf(read.publication.house);
		const publication = setQuotationMarks(
			setLabels(read.publication, own),
			own.quotes,
		);
		const { slug } = publication;
		const statement = statementOf(publication);
		const { fonts, lacking } = findFonts(statement, own);
		const notes = [
			...read.notes,
			...checkGlyphs(statement, publication, lacking),
		];
		if (strict || read.strict || own.strict) problems.push(...notes);
		const first = manuscripts.get(slug)?.publication.file ?? taken.get(slug);
		if (first) problems.push(slugTwice(slug, path, first));
		manuscripts.set(slug, {
			path,
			inputs,
			publication,
			statement,
			frontMatter,
			house: { ...own, fonts },
			notes,
			remarks: read.remarks ?? [],
		});
	}
	return { manuscripts: [...manuscripts.values()], problems };
}

function slugTwice(slug: string, path: string, first: string): Problem {
	return {
		rule: "slug-twice",
		message: `Unexpected second publication with the slug “${slug}”, which ${first} has: rename the file, or add slug to its front matter`,
		file: path,
	};
}
