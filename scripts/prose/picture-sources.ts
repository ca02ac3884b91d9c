/** Of a picture that comes in several sizes or forms, the best that is there is taken, and a note says so. */
import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { isElement } from "./elements.ts";

export function pictureSources(context: ProseContext) {
	return (tree: Root): void => {
		visit(tree, "element", (node, index, parent) => {
			if (!parent || index === undefined) return;
			if (node.tagName === "picture") {
				const image = node.children.find((child): child is Element =>
					isElement(child, "img"),
				);
				const sources = node.children.filter((child): child is Element =>
					isElement(child, "source"),
				);
				if (image) take(image, sources, context);
				const rest = node.children.filter(
					(child) => !isElement(child, "source"),
				);
				parent.children.splice(index, 1, ...rest);
				return [SKIP, index + rest.length];
			}
			if (node.tagName === "img" && node.properties.srcSet !== undefined)
				take(node, [], context);
			return;
		});
	};
}

function take(
	image: Element,
	sources: readonly Element[],
	context: ProseContext,
): void {
	const { properties } = image;
	const own = String(properties.src ?? "").trim();
	const offered = [...sources, image]
		.filter(isForAll)
		.flatMap(({ properties }) => candidatesIn(String(properties.srcSet ?? "")));
	// Where widths are told, the plain one is for browsers that know none.
	const isSized = offered.some(({ size }) => size % plainSize !== 0);
	const best = [
		...offered,
		...(own === "" ? [] : [{ address: own, size: isSized ? 0 : plainSize }]),
	].sort((one, other) => other.size - one.size);
	const there = best.find(({ address }) => context.isThere(address));
	const taken = there?.address ?? (own || best[0]?.address);
	if (taken === undefined) return;
	properties.src = taken;
	delete properties.srcSet;
	const others = new Set(
		[...best.map(({ address }) => address), own].filter(
			(address) => address !== taken && address !== "",
		),
	);
	if (others.size > 0 || sources.length > 0)
		context.note(
			"image-sources",
			`Unexpected choice of pictures: ${taken.slice(0, 120)} is shown, the largest that is there, and the others are left out`,
			image.position?.start,
		);
}

/** No picture for dark grounds or small screens, and of a kind that is read. */
function isForAll({ properties }: Element): boolean {
	return (
		!/dark|max-width|print/i.test(String(properties.media ?? "")) &&
		/^(?:image\/(?:jpe?g|png|gif|webp|avif|svg\+xml|tiff)|)$/i.test(
			String(properties.type ?? ""),
		)
	);
}

interface Candidate {
	readonly address: string;
	/** Pixels of its width, or as many as its density stands for. */
	readonly size: number;
}

const plainSize = 1_000;

/** The addresses of a `srcset` (HTML §4.8.4.2.1). */
function candidatesIn(written: string): Candidate[] {
	return written
		.split(/,\s+|,(?=[^\s,]*(?:\s|$))/)
		.slice(0, 100)
		.flatMap((part) => {
			const [address = "", sized = ""] = part.trim().split(/\s+/);
			const [, number = "1", unit = "x"] =
				/^(\d{1,6}(?:\.\d{1,3})?)([wx])$/.exec(sized) ?? [];
			const size = Number(number) * (unit === "x" ? plainSize : 1);
			return address === "" ? [] : [{ address, size }];
		});
}
