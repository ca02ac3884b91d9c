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
	says: "Each picture has the credit that the front matter states of it beside it, and in metadata its maker, notice and licence.",
	clause:
		"Colophon, the witness: who is credited is whom the bytes of the manuscript name",
	html: (html, context) =>
		compareStated(context, (stated) => [
			...(creditsStandWithTheirImages.html?.(html, asStated(context, stated)) ??
				[]),
			...inJsonLd(html, shown(stated, context)),
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
	readonly stated: WitnessedStated;
}

/** Those that are credited: the line is the supplier’s or, without one, the maker’s name. */
function pictures(stated: readonly WitnessedStated[]): Picture[] {
	return stated
		.filter(({ of }) => of === "image")
		.map((picture) => ({
			path: foldedValue("path", picture.name ?? ""),
			credit: valuesOf(picture, "creditText", "creator"),
			creator: valuesOf(picture, "creator"),
			stated: picture,
		}))
		.filter(({ credit }) => credit.length > 0);
}

/** Without those for which a frame stands. */
function shown(
	stated: readonly WitnessedStated[],
	{ record }: Context,
): Picture[] {
	const absent = new Set(
		record.unfetched?.map(({ address }) => foldedValue("path", address)),
	);
	return pictures(stated).filter(({ path }) => !absent.has(path));
}

/** With the lines of the front matter in place of the record’s. */
function asStated(
	context: Context,
	stated: readonly WitnessedStated[],
): Context {
	const lines = new Map(
		pictures(stated).map(({ path, credit }) => [path, credit[0]?.text]),
	);
	const images = context.record.images.map((image) => ({
		...image,
		creditText: lines.get(foldedValue("path", image.path)),
	}));
	return { ...context, record: { ...context.record, images } };
}

/** Where JSON-LD has what is stated of a picture. */
const places: Readonly<Record<string, string>> = {
	copyrightNotice: "copyrightNotice",
	license: "license",
	acquireLicensePage: "acquireLicensePage",
};

function inJsonLd(html: HtmlReading, credited: readonly Picture[]): Finding[] {
	const [work = {}] = topNodes(html);
	const nodes = nodesOf(work, "image");
	return credited.flatMap(({ path, credit, creator, stated }) => {
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
			...Object.entries(places).flatMap(([key, property]) =>
				sameValues(
					valuesOf(stated, key),
					textsOf(node, property),
					where(property),
				),
			),
		];
	});
}
