/** A picture in the heading that is the title stands below it, since titles are repeated where no picture can be. */
import type { Element, ElementContent, Root } from "hast";
import type { ProseContext } from "./context.ts";
import { element, isElement } from "./elements.ts";
import { pictureOf } from "./figures.ts";
import { isTitle } from "./headings.ts";
import { wordsOf } from "./words-of.ts";

export function titlePictures(context: ProseContext) {
	return (tree: Root): void => {
		const at = tree.children.findIndex((node) => node.type === "element");
		const heading = tree.children[at];
		if (!isElement(heading)) return;
		const pictures: ElementContent[] = [];
		const words = without(heading, pictures);
		if (pictures.length === 0 || wordsOf(words) === "") return;
		if (!isTitle(words, context)) return;
		const { position } = heading;
		context.note(
			"title-picture",
			"Unexpected picture in the title, which is repeated where no picture can be: it stands below it",
			position?.start,
		);
		const line = pictures.flatMap((picture, index): ElementContent[] =>
			index === 0 ? [picture] : [{ type: "text", value: " " }, picture],
		);
		tree.children.splice(at, 1, words, {
			...element("p", {}, line),
			...(position && { position }),
		});
	};
}

/** The element without the pictures in it, which go to `taken`. */
function without(node: Element, taken: ElementContent[]): Element {
	const children = node.children.flatMap((child): ElementContent[] => {
		if (pictureOf(child)) {
			taken.push(child);
			return [];
		}
		return [isElement(child) ? without(child, taken) : child];
	});
	return { ...node, children };
}
