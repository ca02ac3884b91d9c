/** A manuscript’s own file → Publication, or every problem in it and in its chapters. */
import { defaultRoles } from "../credits/roles.ts";
import type { Place } from "../model/problem.ts";
import { readControls } from "../prose/controls.ts";
import { checkAmount } from "./chapters/check-amount.ts";
import { creditsInText } from "./chapters/credits-in-text.ts";
import { readChapters } from "./chapters/read-chapters.ts";
import { assemble } from "./front-matter/assemble.ts";
import { houseUnknown } from "./front-matter/checks/house-unknown.ts";
import { checks } from "./front-matter/checks/index.ts";
import { readCredits } from "./front-matter/credits.ts";
import { describeIssues } from "./front-matter/describe-issues.ts";
import { adaptMatter } from "./front-matter/others/adapt-matter.ts";
import {
	headingAbove,
	headingBelow,
} from "./front-matter/others/heading-above.ts";
import { parseToml } from "./front-matter/others/parse-toml.ts";
import { parseFrontMatter } from "./front-matter/parse-front-matter.ts";
import { plainTitles } from "./front-matter/plain-titles.ts";
import { readRegistry } from "./front-matter/registry.ts";
import type { ReportAtPath } from "./front-matter/report.ts";
import type { Source } from "./front-matter/source.ts";
import { type PlacedYaml, parseYaml } from "./front-matter/yaml.ts";
import { collectImages } from "./images/collect-images.ts";
import type { ManuscriptDefaults, ReadManuscript, Told } from "./manuscript.ts";

/** The publication, or all problems of the manuscript in the order of its files and lines. */
export async function resolvePublication(
	source: Source,
	defaults: ManuscriptDefaults,
): Promise<ReadManuscript> {
	const written = placedMatter(source);
	if (written.problems.length > 0)
		return { problems: written.problems, notes: [] };
	const prose = readControls(source.prose);
	const titled = plainTitles(written);
	const adapted = adaptMatter(titled.yaml, {
		author: defaults.author,
		heading: headingAbove(prose),
		headingBelow: () => headingBelow(prose),
	});
	const { yaml } = adapted;
	const parsed = parseFrontMatter(yaml);
	if (!parsed.success || adapted.problems.length > 0)
		return {
			problems: inOrder(
				[
					...adapted.problems,
					...(parsed.success ? [] : describeIssues(parsed.error.issues, yaml)),
				],
				source.file,
			),
			notes: [],
		};
	const told: Told = {
		problems: [],
		notes: [...titled.notes, ...adapted.notes],
	};
	const report: ReportAtPath = (rule, message, path) =>
		told.problems.push({ rule, message, ...yaml.place(path) });
	const note: ReportAtPath = (rule, message, path) =>
		told.notes.push({ rule, message, ...yaml.place(path) });
	const matter = parsed.data;
	const excess = await checkAmount(source, matter, yaml);
	if (excess) return { problems: [excess], notes: [] };
	const registry = readRegistry(matter, report);
	const author = readCredits(
		matter.author ?? [],
		["author"],
		{ registry, report },
		defaultRoles.author,
	);
	const contributor = readCredits(matter.contributor ?? [], ["contributor"], {
		registry,
		report,
	});
	const checked = { matter, form: source.form, author, contributor, registry };
	for (const check of checks) check(checked, report, note);
	const { house = defaults.house } = matter;
	const images = collectImages(source.folder, registry, report, {
		entries: matter.images ?? {},
		defaults: matter.imageDefaults,
		assets: [
			matter.static ?? [],
			matter.assets ?? [],
			defaults.assets?.(house) ?? [],
		].flat(),
		credits: matter.imageCredits ?? defaults.imageCredits?.(house) ?? "noted",
	});
	const chapters = await readChapters(source, matter, {
		registry,
		images,
		report,
		note,
		told,
	});
	images.reportUnused();
	const finished = await images.finish();
	const publication = assemble(matter, source, defaults, {
		registry,
		author,
		contributor,
		images: finished,
		unfetched: images.absent(),
		chapters,
	});
	told.problems.push(...creditsInText(publication));
	houseUnknown(publication, defaults.houses, report);
	const sorted = {
		problems: inOrder(told.problems, source.file),
		notes: inOrder(told.notes, source.file),
		onWeb: images.onWeb(),
		strict: matter.strict,
	};
	return sorted.problems.length > 0
		? sorted
		: { ...sorted, publication, frontMatter: yaml, remarks: images.remarks() };
}

/** A text without front matter lacks it at its first line. */
function placedMatter(source: Source): PlacedYaml {
	const { yaml, file, yamlLine, prose } = source;
	const parse = source.syntax === "toml" ? parseToml : parseYaml;
	const parsed = parse(yaml, file, yamlLine);
	if (yaml !== "" || prose === "") return parsed;
	const first = prose.split("\n", 1)[0] ?? "";
	const place = () => ({ file, line: 1, column: 1, source: first });
	return { ...parsed, place, placeOfKey: place, placeOfSign: place };
}

/** In the order in which they are mended: front matter first, then chapter after chapter, from top to bottom. */
function inOrder<T extends Place>(told: readonly T[], first: string): T[] {
	const files = [...new Set([first, ...told.map(({ file }) => file)])];
	return [...told].sort(
		(a, b) =>
			files.indexOf(a.file) - files.indexOf(b.file) ||
			(a.line ?? 0) - (b.line ?? 0) ||
			(a.column ?? 0) - (b.column ?? 0),
	);
}
