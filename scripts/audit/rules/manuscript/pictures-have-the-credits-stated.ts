/** Compares what the front matter itself states of each picture with what stands beside it, and in metadata. */
import type { HtmlReading } from "../../../readings/html.ts";
import {
	compareStated,
	foldedValue,
	sameValues,
	type Value,
	valuesOf,
} from "../../compare-stated.ts";
import {
	type JsonLdNode,
	nameOf,
	nodesOf,
	textsOf,
	topNodes,
} from "../../json-ld.ts";
import type { Context, Finding, Rule } from "../../rule.ts";
import type { WitnessedStated } from "../../witness.ts";
import { creditsStandWithTheirImages } from "../images/credits-stand-with-their-images.ts";

export const picturesHaveTheCreditsStated: Rule = {
	id: "W07",
	says: "Each picture has the credit that the front matter, its caption or its file states of it beside it, and in metadata its maker, notice and licence.",
	clause:
		"Colophon, the witness: who is credited is whom the bytes of the manuscript name",
	html: (html, context) =>
		compareStated(context, (stated) => [
			...(creditsStandWithTheirImages.html?.(html, asStated(context, stated)) ??
				[]),
			...inJsonLd(html, pictures(stated, context)),
		]),
	epub: (epub, context) =>
		compareStated(
			context,
			(stated) =>
				creditsStandWithTheirImages.epub?.(epub, asStated(context, stated)) ??
				[],
		),
	pdf: (pdf, context) =>
		compareStated(
			context,
			(stated) =>
				creditsStandWithTheirImages.pdf?.(pdf, asStated(context, stated)) ?? [],
		),
};

interface Picture {
	readonly path: string;
	readonly credit: readonly Value[];
	readonly creator: readonly Value[];
	/** The values of a key. */
	readonly valuesOf: (key: string) => readonly Value[];
}

const known = new WeakMap<Context, readonly Picture[]>();

/** Those that are credited: the line is the supplier’s or, without one, the maker’s name. Made once for all editions. */
function pictures(
	stated: readonly WitnessedStated[],
	context: Context,
): readonly Picture[] {
	const made = known.get(context) ?? makePictures(stated, context);
	known.set(context, made);
	return made;
}

function makePictures(
	stated: readonly WitnessedStated[],
	{ record }: Context,
): Picture[] {
	const said = stated.filter(({ of }) => of === "image");
	const names = new Map(
		said.map((one) => [one, foldedValue("path", one.name ?? "")] as const),
	);
	const foundIn = (paths: readonly string[]) =>
		places.flatMap(
			(place) =>
				stated.find(
					({ of, name = "" }) =>
						of === place && paths.includes(foldedValue("path", name)),
				) ?? [],
		)[0];
	const all = new Set(record.images.flatMap(pathsOf));
	const absent = new Set(
		record.unfetched?.map(({ address }) => foldedValue("path", address)),
	);
	const met = new Set<WitnessedStated>();
	const shown = record.images.map((image) => {
		const paths = pathsOf(image);
		const own = said.filter((one) => isOf(names.get(one) ?? "", paths, all));
		for (const one of own) met.add(one);
		return pictureOf(foldedValue("path", image.path), own, foundIn(paths));
	});
	const missing = said
		.filter((one) => !met.has(one) && !isPattern(one))
		.map((one) => pictureOf(foldedValue("path", one.name ?? ""), [one]))
		.filter(({ path }) => !absent.has(path));
	return [...shown, ...missing].filter(({ credit }) => credit.length > 0);
}

/** Where credits are found that front matter does not say; the first holds. */
const places = ["image caption", "image file", "image sidecar"];

/** What is stated of it, the most particular first: who is credited stands in one place, and the rest wherever it is said. What is `found` holds where front matter credits nobody. */
function pictureOf(
	path: string,
	stated: readonly WitnessedStated[],
	found?: WitnessedStated,
): Picture {
	const sorted = [...stated].sort(
		(one, other) =>
			Number(isPattern(one)) - Number(isPattern(other)) ||
			(other.name ?? "").length - (one.name ?? "").length,
	);
	const own = sorted.find(
		(one) =>
			valuesOf(one, "creditText", "creator").length > 0 ||
			valuesOf(one, "own")[0]?.text === "true",
	);
	const crediting = own ?? found;
	const saying = own || !found ? sorted : [...sorted, found];
	return {
		path,
		credit: crediting ? valuesOf(crediting, "creditText", "creator") : [],
		creator: crediting ? valuesOf(crediting, "creator") : [],
		valuesOf: (key) =>
			saying
				.map((one) => valuesOf(one, key))
				.find((values) => values.length > 0) ?? [],
	};
}

type RecordedImage = Context["record"]["images"][number];

/** The names by which front matter may mean it. */
function pathsOf({ path, fetchedFrom }: RecordedImage): string[] {
	return [path, ...(fetchedFrom ? [fetchedFrom] : [])].map((name) =>
		foldedValue("path", name),
	);
}

function isPattern({ name = "" }: WitnessedStated): boolean {
	return name.includes("*");
}

/** A path from the root of a site is the end of that in the manuscript’s folder. */
function isOf(
	name: string,
	paths: readonly string[],
	known: ReadonlySet<string>,
): boolean {
	if (name.includes("*")) return paths.some((path) => fits(name, path));
	if (known.has(name)) return paths.includes(name);
	return paths.some((path) =>
		path.toLowerCase().endsWith(`/${name.toLowerCase()}`),
	);
}

/** From the end of both: one star stands for signs of a name, two for folders. */
function fits(pattern: string, path: string): boolean {
	const signs = pattern.split(/(\*\*\/?|\*)/u).filter((part) => part !== "");
	let ends = new Set([path.length]);
	for (const part of signs.reverse()) {
		const next = new Set<number>();
		for (const end of ends) {
			if (!part.startsWith("*")) {
				if (path.endsWith(part, end)) next.add(end - part.length);
				continue;
			}
			for (let at = end; at >= 0; at -= 1) {
				if (part === "*" && path[at] === "/" && at < end) break;
				next.add(at);
			}
		}
		ends = next;
	}
	return ends.has(0);
}

/** With the lines of the front matter in place of the record’s. */
function asStated(
	context: Context,
	stated: readonly WitnessedStated[],
): Context {
	const lines = new Map(
		pictures(stated, context).map(({ path, credit }) => [
			path,
			credit[0]?.text,
		]),
	);
	const images = context.record.images.map((image) => ({
		...image,
		creditText: lines.get(foldedValue("path", image.path)),
	}));
	return { ...context, record: { ...context.record, images } };
}

/** Where JSON-LD has what is stated of a picture. */
const properties: Readonly<Record<string, string>> = {
	copyrightNotice: "copyrightNotice",
	license: "license",
	acquireLicensePage: "acquireLicensePage",
};

function inJsonLd(html: HtmlReading, credited: readonly Picture[]): Finding[] {
	const [work = {}] = topNodes(html);
	const nodes = nodesOf(work, "image");
	return credited.flatMap(({ path, credit, creator, valuesOf: stated }) => {
		const node: JsonLdNode =
			nodes.find((own) => foldedValue("path", nameOf(own)) === path) ?? {};
		const where = (property: string) => `JSON-LD ${property} of ${path}`;
		return [
			...sameValues(credit, textsOf(node, "creditText"), where("creditText")),
			...sameValues(
				creator,
				nodesOf(node, "creator").map(nameOf),
				where("creator"),
			),
			...Object.entries(properties).flatMap(([key, property]) =>
				sameValues(stated(key), textsOf(node, property), where(property)),
			),
		];
	});
}
