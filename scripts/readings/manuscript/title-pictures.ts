/** A heading that may be the title, for the witness: its words, and the pictures in it, which stand below a title. */
import type { Nodes, Parents, RootContent } from "mdast";

interface Parted {
	readonly words: RootContent;
	/** Absent where there are none. */
	readonly pictures?: RootContent;
}

/** A tag of a picture, with the link that is around nothing else. */
const picture =
	/<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a\s*>|<picture\b[^>]*>[\s\S]*?<\/picture\s*>|<img\b[^>]*>/gi;

export function partTitle(heading: RootContent): Parted {
	if (heading.type === "html") {
		const found = heading.value.match(picture) ?? [];
		if (found.length === 0) return { words: heading };
		return {
			words: { ...heading, value: heading.value.replace(picture, "") },
			pictures: { ...heading, value: `<p>${found.join(" ")}</p>` },
		};
	}
	if (heading.type !== "heading") return { words: heading };
	const taken: Nodes[] = [];
	const words = {
		...heading,
		children: wordsIn(heading, taken),
	} as RootContent;
	if (taken.length === 0) return { words };
	const children = taken.flatMap((node, index) =>
		index === 0 ? [node] : [{ type: "text", value: " " } as const, node],
	);
	return {
		words,
		pictures: {
			type: "paragraph",
			children,
			...(heading.position && { position: heading.position }),
		} as RootContent,
	};
}

/** What is left of it; the pictures go to `taken`. */
function wordsIn(parent: Parents, taken: Nodes[]): Nodes[] {
	const left: Nodes[] = [];
	const children: readonly Nodes[] = joined(parent.children);
	for (const child of children) {
		if (isPicture(child)) taken.push(child);
		else if ("children" in child)
			left.push({ ...child, children: wordsIn(child, taken) } as Nodes);
		else left.push(child);
	}
	return left;
}

/** Tags in a line stand each for itself: those around a picture alone are one with it. */
function joined(children: readonly Nodes[]): Nodes[] {
	const set: Nodes[] = [];
	for (let at = 0; at < children.length; at += 1) {
		const run = children
			.slice(at, at + 5)
			.map((node) =>
				node.type === "html" || node.type === "text" ? node.value : "\0",
			);
		const size = [5, 4, 3].find((count) =>
			/^<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a\s*>$/i.test(
				run.slice(0, count).join(""),
			),
		);
		const child = children[at] as Nodes;
		set.push(
			size
				? ({
						...child,
						type: "html",
						value: run.slice(0, size).join(""),
					} as Nodes)
				: child,
		);
		if (size) at += size - 1;
	}
	return set;
}

/** By itself, or alone in a link or a stress. */
function isPicture(node: Nodes): boolean {
	if (node.type === "image" || node.type === "imageReference") return true;
	if (node.type === "html")
		return /^<(?:a\b[^>]*>\s*<)?img\b/i.test(node.value);
	if (!/^(?:link|linkReference|emphasis|strong|delete)$/.test(node.type))
		return false;
	const inside = "children" in node ? node.children : [];
	const [only, ...more] = inside.filter(
		(child) => child.type !== "text" || child.value.trim() !== "",
	);
	return only !== undefined && more.length === 0 && isPicture(only);
}
