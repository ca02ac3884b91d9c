/** Manuscripts → publications, each with the house that sets it, and every problem in them. */
import { checkGlyphs } from "../fonts/check-glyphs.ts";
import { findFonts } from "../fonts/find-fonts.ts";
import { houseNames, readHouse } from "../house/index.ts";
import { readManuscript } from "../manuscript/index.ts";
import type { House } from "../model/house.ts";
import type { Problem } from "../model/problem.ts";
import { setLabels } from "../prose/set-labels.ts";
import { setQuotationMarks } from "../prose/set-quotation-marks.ts";
import { statementOf } from "../statement/index.ts";
import type { Manuscript } from "../trace/index.ts";

/** A manuscript with the house that sets it. */
export interface HousedManuscript extends Manuscript {
	readonly house: House;
	/** What became of its pictures, in sentences. */
	readonly remarks: readonly string[];
}

export interface ReadManuscripts {
	readonly manuscripts: readonly HousedManuscript[];
	readonly problems: readonly Problem[];
}

/** Houses by their names, each read once. */
export interface Houses {
	readonly names: readonly string[];
	readonly get: (id: string) => House;
}

export function openHouses(): Houses {
	const read = new Map<string, House>();
	return {
		names: houseNames(),
		get(id) {
			const house = read.get(id) ?? readHouse(id);
			read.set(id, house);
			return house;
		},
	};
}

/** `house` is for those that name none; `strict` makes notes problems. */
export async function readManuscripts(
	paths: readonly string[],
	{
		house,
		strict,
		author,
		houses = openHouses(),
	}: {
		readonly house: string;
		readonly strict: boolean;
		readonly author?: string | undefined;
		readonly houses?: Houses | undefined;
	},
	onRead: (path: string) => void,
): Promise<ReadManuscripts> {
	const { names } = houses;
	const imageCredits = (id: string) =>
		names.includes(id) ? houses.get(id).imageCredits : "noted";
	const assets = (id: string) =>
		names.includes(id) ? houses.get(id).assets : [];
	const problems: Problem[] = [];
	const manuscripts: HousedManuscript[] = [];
	for (const path of paths) {
		onRead(path);
		const read = await readManuscript(path, {
			house,
			houses: names,
			imageCredits,
			assets,
			author,
		});
		problems.push(...read.problems);
		const { frontMatter } = read;
		if (!read.publication || !frontMatter) {
			if (strict || read.strict) problems.push(...read.notes);
			continue;
		}
		const own = houses.get(read.publication.house);
		const publication = setQuotationMarks(
			setLabels(read.publication, own),
			own.quotes,
		);
		const statement = statementOf(publication);
		const { fonts, lacking } = findFonts(statement, own);
		const notes = [
			...read.notes,
			...checkGlyphs(statement, publication, lacking),
		];
		if (strict || read.strict || own.strict) problems.push(...notes);
		manuscripts.push({
			publication,
			statement,
			frontMatter,
			house: { ...own, fonts },
			notes,
			remarks: read.remarks ?? [],
		});
	}
	return { manuscripts, problems };
}
