/** An image by address of which there is no copy: a frame with its text, its caption, its credit and its address, which leads there. */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";
import { element } from "./elements.ts";
import { addressOnWeb } from "./web-address.ts";

export function unfetchedImages(context: ProseContext) {
	return (tree: Root): void => {
		const inLinks = new Set<Element>();
		visit(tree, "element", (link) => {
			if (link.tagName === "a")
				visit(link, "element", (node) => {
					inLinks.add(node);
				});
		});
		visit(tree, "element", (node, index, parent) => {
			if (node.tagName !== "img" || !parent || index === undefined) return;
			const written = String(node.properties.src ?? "").trim();
			if (/^#./.test(written)) {
				context.note(
					"image-embedded",
					`Unexpected picture ${written.slice(0, 120)}, which another program puts in by its label: a frame with the label stands in its place; name the file to have it shown`,
					node.position?.start,
				);
				const framed = { address: written, creditText: undefined };
				parent.children[index] = frame(node, { ...framed, isInLink: true });
				return [SKIP, index + 1];
			}
			const address = addressOnWeb(written);
			const found =
				address === undefined
					? undefined
					: context.unfetched(address, node.position?.start);
			if (address === undefined || !found) return;
			const { creditText } = found;
			const isInLink = inLinks.has(node);
			parent.children[index] = frame(node, { address, creditText, isInLink });
			return [SKIP, index + 1];
		});
	};
}

interface Framed {
	readonly address: string;
	readonly creditText: string | undefined;
	/** No link stands in another, nor leads to a label. */
	readonly isInLink: boolean;
}

function frame(
	{ properties, position }: Element,
	{ address, creditText, isInLink }: Framed,
): Element {
	const { id, lang, dir, alt, title } = properties;
	const placed = position ? { position } : {};
	const text = (value: string): ElementContent => ({
		type: "text",
		value,
		...placed,
	});
	const words = String(alt ?? "").trim();
	const caption = String(title ?? "").trim();
	const isDecorative = words === "" && (alt === "" || caption === "decorative");
	const link = isInLink
		? text(address)
		: { ...element("a", { href: address }, [text(address)]), ...placed };
	const lines = [
		...[words, isDecorative ? "" : caption]
			.filter((line) => line !== "")
			.map(text),
		link,
	];
	const kept = Object.entries({ id, lang, dir }).filter(
		([, value]) => value !== undefined,
	);
	return {
		...element(
			"span",
			{ ...Object.fromEntries(kept), className: ["unfetched"] },
			[
				...lines.flatMap((line, index) =>
					index === 0 ? [line] : [element("br", {}, []), text("\n"), line],
				),
			],
		),
		...placed,
		...(creditText ? { data: { imageLine: { caption: "", creditText } } } : {}),
	};
}
