/** What paragraphs beside tables and at the head of quotations are, for the witness: captions, and titles of remarks; and headings that are none. */
import type {
	Blockquote,
	Nodes,
	Paragraph,
	Parents,
	PhrasingContent,
	Root,
	Table,
} from "mdast";

interface Captioned {
	caption?: Paragraph;
}

export function captionOf({ data }: Table): Paragraph | undefined {
	return (data as Captioned | undefined)?.caption;
}

/** A paragraph, a heading and a table hold words alone. */
function holdsBlocks(node: Nodes): node is Parents {
	return "children" in node && !/^(?:paragraph|heading|table)$/.test(node.type);
}

/** Gives each table the paragraph that is its caption. */
export function takeCaptions(tree: Root | Parents): void {
	for (let at = 0; at < tree.children.length; at += 1) {
		const [node, next] = [tree.children[at], tree.children[at + 1]];
		if (!node) continue;
		if (holdsBlocks(node)) takeCaptions(node);
		if (node.type === "table" && takeLastRows(node)) continue;
		const isAbove = next?.type === "table" && node.type === "paragraph";
		const [table, words] = isAbove ? [next, node] : [node, next];
		if (table.type !== "table" || words?.type !== "paragraph") continue;
		const caption = captionIn(words);
		if (!caption) continue;
		table.data = Object.assign({}, table.data, { caption });
		tree.children.splice(at, 2, table as never);
	}
}

/** A caption that stands right below the rows is one of them to a parser of tables: a row without a bar, and all that follow it. */
function takeLastRows(table: Table): boolean {
	const from = table.children.findIndex((row, index) => {
		const [cell] = row.children;
		const [first] = cell?.children ?? [];
		return (
			index > 0 &&
			row.children.length === 1 &&
			first?.type === "text" &&
			/^(?:[Tt]able:|:)[ \t]+/.test(first.value) &&
			(row.data as { isBare?: boolean } | undefined)?.isBare === true
		);
	});
	const rows = from < 0 ? [] : table.children.slice(from);
	const [first] = rows;
	if (!first) return false;
	const children = rows.flatMap((row, index): PhrasingContent[] => [
		...(index > 0 ? [{ type: "text" as const, value: " " }] : []),
		...row.children.flatMap((cell) => cell.children),
	]);
	const caption = captionIn({ ...first, type: "paragraph", children });
	if (!caption) return false;
	table.children.splice(from);
	table.data = Object.assign({}, table.data, { caption });
	return true;
}

/** A heading of nothing, or of comments, stands nowhere. */
export function dropEmptyHeadings(tree: Root | Parents): void {
	const isShown = (node: Nodes): boolean =>
		node.type !== "heading" ||
		node.children.some(
			(child) =>
				!("value" in child) ||
				(child.type === "html"
					? !/^<!--[\s\S]*-->$/.test(child.value)
					: child.type !== "text" || /\S/.test(child.value)),
		);
	tree.children = tree.children.filter(isShown) as typeof tree.children;
	for (const child of tree.children)
		if (holdsBlocks(child)) dropEmptyHeadings(child);
}

/** A heading of pictures alone is a paragraph of them. */
export function standPictures(tree: Root | Parents): void {
	for (const [at, node] of tree.children.entries()) {
		standPicturesBetween(tree.children, at);
		if (node.type === "html") node.value = withoutHeadings(node.value);
		else if (node.type === "heading" && isOfPictures(node.children))
			tree.children[at] = { ...node, type: "paragraph" } as never;
		else if ("children" in node) standPictures(node);
	}
}

/** The tags of a heading may stand in blocks of their own. */
function standPicturesBetween(nodes: readonly Nodes[], at: number): void {
	const open = nodes[at];
	if (open?.type !== "html") return;
	const [, name] = /^\s*<(h[1-6])(?:\s[^<>]*)?>\s*$/i.exec(open.value) ?? [];
	const end = nodes.findIndex(
		(node, index) => index > at && node.type === "html",
	);
	const close = nodes[end];
	if (!name || close?.type !== "html") return;
	const isEnd = close.value.trim().toLowerCase() === `</${name.toLowerCase()}>`;
	const between = nodes.slice(at + 1, end);
	const isPictures = between.every(
		(node) => node.type === "paragraph" && isOfPictures(node.children),
	);
	if (!isEnd || between.length === 0 || !isPictures) return;
	open.value = "<div>";
	close.value = "</div>";
}

function isOfPictures(nodes: readonly Nodes[]): boolean {
	const isPicture = (node: Nodes): boolean =>
		node.type === "image" ||
		node.type === "imageReference" ||
		(node.type === "html" && /^<img\b/i.test(node.value)) ||
		("children" in node && isOfPictures(node.children));
	const isNothing = (node: Nodes): boolean =>
		node.type === "break" ||
		(node.type === "html" && !/^<(?:math|svg)\b/i.test(node.value)) ||
		(node.type === "text" && !/\S/.test(node.value));
	return (
		nodes.some(isPicture) &&
		nodes.every((node) => isPicture(node) || isNothing(node))
	);
}

function withoutHeadings(html: string): string {
	return html.replace(
		/<(h[1-6])(?=[\s>])((?:"[^"]*"|'[^']*'|[^"'>])*>)((?:\s|<\/?(?:a|b|i|br|em|span|strong|picture|source|img)(?=[\s>/])(?:"[^"]*"|'[^']*'|[^"'>])*>)*)<\/\1\s*>/gi,
		(whole, _name: string, rest: string, inner: string) =>
			/<img\b/i.test(inner) ? `<p${rest}${inner}</p>` : whole,
	);
}

function captionIn(paragraph: Paragraph): Paragraph | undefined {
	const [first, ...rest] = joinedText(paragraph.children);
	if (first?.type !== "text") return undefined;
	const words = first.value.replace(/^(?:[Tt]able:|:)[ \t]+/, "");
	if (words === first.value) return undefined;
	const children: PhrasingContent[] = [
		{ ...first, value: words.replace(/^\(\\?#[\w:-]+\)\s*/, "") },
		...rest,
	];
	const last = children.at(-1);
	if (last?.type === "text")
		children[children.length - 1] = {
			...last,
			value: last.value.replace(/\s*\{[^{}]*\}$/, ""),
		};
	return { ...paragraph, children };
}

/** Signs with a backslash may stand apart from the text around them. */
function joinedText(children: readonly Nodes[]): PhrasingContent[] {
	const joined: PhrasingContent[] = [];
	for (const child of children as readonly PhrasingContent[]) {
		const last = joined.at(-1);
		const isText = child.type === "text" || (child.type as string) === "itself";
		if (isText && "value" in child && last?.type === "text")
			joined[joined.length - 1] = { ...last, value: last.value + child.value };
		else joined.push(child);
	}
	return joined;
}

interface Alert {
	readonly kind: string;
	readonly title: Paragraph | undefined;
	readonly text: Blockquote;
}

/** `> [!NOTE]`, with a title in the same line or without. */
export function readAlert(quotation: Blockquote): Alert | undefined {
	const [paragraph, ...blocks] = quotation.children;
	const [first, ...others] =
		paragraph?.type === "paragraph" ? paragraph.children : [];
	if (paragraph?.type !== "paragraph" || first?.type !== "text")
		return undefined;
	const found = /^\[!([a-z][\w-]*)(?:\|[^\]]*)?\][+-]?[ \t]*/i.exec(
		first.value,
	);
	if (!found) return undefined;
	const above: PhrasingContent[] = [];
	const below: PhrasingContent[] = [];
	let isBelow = false;
	for (const part of [
		{ ...first, value: first.value.slice(found[0].length) },
		...others,
	]) {
		if (isBelow) below.push(part);
		else if (part.type === "break") isBelow = true;
		else if (part.type === "text" && part.value.includes("\n")) {
			const [line = "", ...lines] = part.value.split("\n");
			above.push({ ...part, value: line });
			below.push({ ...part, value: lines.join("\n") });
			isBelow = true;
		} else above.push(part);
	}
	const title = { ...paragraph, children: above };
	const rest = { ...paragraph, children: below };
	return {
		kind: (found[1] ?? "").toLowerCase(),
		title: isSaid(title) ? title : undefined,
		text: {
			...quotation,
			children: isSaid(rest) ? [rest, ...blocks] : blocks,
		},
	};
}

function isSaid({ children }: Paragraph): boolean {
	return children.some((part) => part.type !== "text" || part.value.trim());
}
