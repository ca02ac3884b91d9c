/** Front matter that is understood, with its agents, images and chapters → the publication. */
import { basename } from "node:path";
import type { Agent } from "../../model/agent.ts";
import type { Credit, CreditStyle } from "../../model/credit.ts";
import type {
	ImageAsset,
	Publication,
	SourceFile,
	UnfetchedImage,
	Work,
} from "../../model/publication.ts";
import { slugify } from "../../prose/headings.ts";
import type { ReadChapter } from "../chapters/read-chapter.ts";
import type { ManuscriptDefaults } from "../manuscript.ts";
import type { Registry } from "./registry.ts";
import type { FrontMatter, WorkEntry } from "./schema.ts";
import type { Source } from "./source.ts";

/** What front matter refers to. */
interface Resolved {
	readonly registry: Registry;
	readonly author: readonly Credit[];
	readonly contributor: readonly Credit[];
	readonly images: readonly ImageAsset[];
	readonly unfetched: readonly UnfetchedImage[];
	readonly chapters: readonly ReadChapter[];
}

/** Every default is resolved here. */
export function assemble(
	matter: FrontMatter,
	source: Source,
	defaults: ManuscriptDefaults,
	resolved: Resolved,
): Publication {
	const { registry } = resolved;
	const agent = (id: string | undefined, path: readonly PropertyKey[]) =>
		id === undefined ? undefined : registry.find(id, path);
	const {
		people: _people,
		organizations: _organizations,
		images: _images,
		imageDefaults: _imageDefaults,
		chapters: _chapters,
		...plain
	} = matter;
	return {
		...plain,
		file: source.file,
		// A file’s name may be without letters.
		slug: matter.slug ?? (slugify(source.slug) || source.form),
		form: source.form,
		type: matter.type ?? (source.form === "book" ? "Book" : "Article"),
		agents: [...registry.agents.values()],
		author: resolved.author,
		contributor: resolved.contributor,
		sourceOrganization: agent(matter.sourceOrganization, [
			"sourceOrganization",
		]),
		provider: agent(matter.provider, ["provider"]),
		publisher: agent(matter.publisher, ["publisher"]),
		rights: {
			copyrightHolder: [matter.copyrightHolder ?? []]
				.flat()
				.flatMap((id) => registry.find(id, ["copyrightHolder"]) ?? []),
			copyrightYear: matter.copyrightYear,
			copyrightNotice: matter.copyrightNotice,
			license: matter.license,
			acquireLicensePage: matter.acquireLicensePage,
			usageInfo: matter.usageInfo,
			rightsBasis: matter.rightsBasis,
			robots: matter.robots,
		},
		isBasedOn: (matter.isBasedOn ?? []).map((work, index) =>
			resolveWork(work, ["isBasedOn", index], registry),
		),
		translationOf: matter.translationOf
			? resolveWork(matter.translationOf, ["translationOf"], registry)
			: undefined,
		correction: matter.correction ?? [],
		updateNote: matter.updateNote ?? [],
		editorNote: matter.editorNote ?? [],
		creditLines: matter.creditLines ?? [],
		identifier: matter.identifier ?? {},
		keywords: matter.keywords ?? [],
		creditStyle: creditStyle(matter),
		house: matter.house ?? defaults.house,
		chapters: resolved.chapters.map(({ chapter }) => chapter),
		images: resolved.images,
		unfetched: resolved.unfetched,
		sources: [...ownFile(source), ...resolved.chapters.map(({ file }) => file)],
		accessibility: certified(matter.accessibility, registry),
	};
}

/** An article’s one chapter is the file with the front matter. */
function ownFile({ form, file, bytes }: Source): SourceFile[] {
	return form === "book"
		? [{ name: basename(file), mediaType: "application/yaml", bytes }]
		: [];
}

function certified(
	claim: FrontMatter["accessibility"],
	registry: Registry,
): Publication["accessibility"] {
	const certifiedBy =
		claim && registry.find(claim.certifiedBy, ["accessibility", "certifiedBy"]);
	return certifiedBy && { conformsTo: claim.conformsTo, certifiedBy };
}

/** News style has no serial comma and AP possessives, book style has Chicago’s; front matter may say otherwise. */
function creditStyle(matter: FrontMatter): CreditStyle {
	const book = matter.type === "Book" || matter.chapters !== undefined;
	const english = matter.inLanguage.toLowerCase().startsWith("en");
	return {
		seriesComma: matter.creditStyle?.seriesComma ?? (book && english),
		possessive: matter.creditStyle?.possessive ?? (book ? "chicago" : "ap"),
	};
}

function resolveWork(
	work: WorkEntry,
	path: readonly PropertyKey[],
	registry: Registry,
): Work {
	const author = (work.author ?? [])
		.map((id, index) => registry.find(id, [...path, "author", index]))
		.filter((agent): agent is Agent => agent !== undefined);
	return {
		...work,
		author,
		publisher:
			work.publisher === undefined
				? undefined
				: registry.find(work.publisher, [...path, "publisher"]),
	};
}
