/** Whether a screen reader is told of each credit what the eye sees of it: its words, in their order, as what they are, and nothing else in their place. It knows nothing of browsers but the form of their trees. */
import type { Protocol } from "puppeteer";

/** A node of the tree, as the browser gives it. */
export type TreeNode = Protocol.Accessibility.AXNode;

export interface HeardZone {
	readonly index: number;
	readonly kind: string;
	/** In their order. */
	readonly texts: readonly HeardText[];
	/** Names of the elements for messages, by the number that the browser gives each. */
	readonly elements: ReadonlyMap<number, string>;
	/** Numbers of what has words that are none of its line. */
	readonly apart: ReadonlySet<number>;
}

export interface HeardText {
	/** Number of the text. */
	readonly node: number;
	readonly text: string;
	/** Numbers of the elements of the zone around it, from the innermost on. */
	readonly around: readonly number[];
}

/** The first fault of each zone that has any, by its index. Parts of a tree may be all that there is of it, and some twice. */
export function judgeHeard(
	zones: readonly HeardZone[],
	nodes: readonly TreeNode[],
): ReadonlyMap<number, string> {
	const tree = treeOf(nodes);
	const known = new Set(
		zones.flatMap(({ texts }) => texts.map(({ node }) => node)),
	);
	const faults = new Map<number, string>();
	const told = new Set<TreeNode>();
	let last: { readonly place: number; readonly text: string } | undefined;
	for (const zone of zones) {
		if (wordsOf(zone).length === 0) continue;
		const fault = firstOf(
			() => untold(zone, tree),
			() => toldAsOther(zone, tree, told),
			() => toldBeside(zone, tree, known),
		);
		if (fault) faults.set(zone.index, fault);
		for (const { node, text } of wordsOf(zone)) {
			const place = tree.placeOf(node);
			if (place === undefined) continue;
			if (last && place < last.place && !faults.has(zone.index))
				faults.set(
					zone.index,
					`“${flat(text)}” told before “${last.text}”, which is read first`,
				);
			last = { place, text: flat(text) };
		}
	}
	return faults;
}

function firstOf(
	...judges: readonly (() => string | undefined)[]
): string | undefined {
	for (const judge of judges) {
		const fault = judge();
		if (fault) return fault;
	}
	return undefined;
}

interface Tree {
	readonly of: (number: number) => TreeNode | undefined;
	/** From the one around it to the root. */
	readonly around: (node: TreeNode) => TreeNode[];
	/** Those that are told, without what is told around them. */
	readonly leaves: (node: TreeNode) => TreeNode[];
	/** In the order of reading; nothing for what is not told. */
	readonly placeOf: (number: number) => number | undefined;
	/** What is said of it beside what it holds; asked for each word in it, and found once. */
	readonly saidOf: (node: TreeNode) => string | undefined;
}

function treeOf(nodes: readonly TreeNode[]): Tree {
	const byId = new Map<string, TreeNode>();
	const byNumber = new Map<number, TreeNode>();
	for (const node of nodes) {
		// Lines that a text is broken into are the picture’s.
		if (node.role?.value === "InlineTextBox") continue;
		byId.set(node.nodeId, node);
		const { backendDOMNodeId: number } = node;
		if (number !== undefined && !byNumber.has(number))
			byNumber.set(number, node);
	}
	const kidsOf = ({ childIds = [] }: TreeNode) =>
		childIds.flatMap((id) => byId.get(id) ?? []);
	const places = new Map<number, number>();
	const visit = (node: TreeNode): void => {
		const { backendDOMNodeId: number } = node;
		if (number !== undefined && !node.ignored && !places.has(number))
			places.set(number, places.size);
		for (const kid of kidsOf(node)) visit(kid);
	};
	for (const node of byId.values()) if (!node.parentId) visit(node);
	const said = new Map<TreeNode, string | undefined>();
	const leaves = (node: TreeNode): TreeNode[] => {
		const kids = kidsOf(node);
		if (kids.length > 0) return kids.flatMap(leaves);
		return node.ignored ? [] : [node];
	};
	return {
		of: (number) => byNumber.get(number),
		around(node) {
			const above: TreeNode[] = [];
			let { parentId } = node;
			while (parentId !== undefined) {
				const parent = byId.get(parentId);
				if (!parent) break;
				above.push(parent);
				({ parentId } = parent);
			}
			return above;
		},
		leaves,
		placeOf: (number) => places.get(number),
		saidOf(node) {
			if (!said.has(node)) said.set(node, saidBeside(node, leaves(node)));
			return said.get(node);
		},
	};
}

/** Those texts that have words. */
function wordsOf({ texts }: HeardZone): readonly HeardText[] {
	return texts.filter(({ text }) => bare(text) !== "");
}

/** Words that are not in the tree, or are other ones there. */
function untold(zone: HeardZone, tree: Tree): string | undefined {
	for (const text of wordsOf(zone)) {
		const node = tree.of(text.node);
		if (!node || node.ignored || node.role?.value !== "StaticText")
			return `“${flat(text.text)}” not told: ${whyUntold(zone, text, tree)}`;
		const told = nameIn(node);
		if (!isSame(told, text.text))
			return `“${flat(text.text)}” told as “${flat(told)}”`;
	}
	return undefined;
}

function whyUntold(zone: HeardZone, text: HeardText, tree: Tree): string {
	const own = tree.of(text.node);
	const reason = own && reasonOf(own);
	if (reason) return reason;
	for (const number of text.around) {
		const node = tree.of(number);
		if (!node) continue;
		const on = ` on ${zone.elements.get(number)}`;
		const found = reasonOf(node);
		if (found) return found + on;
		for (const one of [node, ...tree.around(node)]) {
			const role = roleOf(one);
			if (!plainRoles.has(role)) return `role ${role}${one === node ? on : ""}`;
		}
	}
	return "it is not in the accessibility tree";
}

/** Why a browser leaves something out; that it is of no interest by itself hides nothing. */
function reasonOf({ ignored, ignoredReasons = [] }: TreeNode) {
	if (!ignored) return undefined;
	const names = ignoredReasons.map(({ name }) => name);
	return names.find((name) => name !== "uninteresting");
}

/** What else is said of the words, or of what holds them; what is `told` of several zones is told of the first. */
function toldAsOther(
	zone: HeardZone,
	tree: Tree,
	told: Set<TreeNode>,
): string | undefined {
	for (const { node: number, text } of wordsOf(zone)) {
		const node = tree.of(number);
		if (!node) continue;
		const above = tree.around(node).filter(({ ignored }) => !ignored);
		for (const one of above) {
			const role = roleOf(one);
			if (!plainRoles.has(role)) {
				if (told.has(one)) return undefined;
				told.add(one);
				return `“${flat(text)}” told as ${role}`;
			}
			const own = zone.elements.get(one.backendDOMNodeId ?? -1);
			const other = own === undefined ? undefined : tree.saidOf(one);
			if (other) return `${other} on ${own}`;
		}
		if (zone.kind === "title" && !above.some(isTitle))
			return `“${flat(text)}” told as no heading of the first level`;
	}
	return undefined;
}

function isTitle(node: TreeNode): boolean {
	return roleOf(node) === "heading" && propertyOf(node, "level") === 1;
}

/** A name, a description or a role in words that is not what it holds. */
function saidBeside(
	node: TreeNode,
	leaves: readonly TreeNode[],
): string | undefined {
	const role = propertyOf(node, "roledescription");
	if (typeof role === "string" && role !== "") return `told as “${role}”`;
	const words = leaves.map(nameIn).join("");
	const name = nameIn(node);
	if (bare(name) !== "" && !isSame(name, words))
		return `told as “${flat(name)}”`;
	const description: unknown = node.description?.value;
	// What stands above letters is told as a description of them.
	return typeof description === "string" &&
		bare(description) !== "" &&
		!/ruby/i.test(roleOf(node))
		? `described as “${flat(description)}”`
		: undefined;
}

/** What is told among the words and is none of them. */
function toldBeside(
	zone: HeardZone,
	tree: Tree,
	known: ReadonlySet<number>,
): string | undefined {
	for (const number of zone.elements.keys()) {
		const node = tree.of(number);
		if (!node || zone.apart.has(number)) continue;
		for (const leaf of tree.leaves(node)) {
			const own = leaf.backendDOMNodeId ?? -1;
			const name = nameIn(leaf);
			// Quotation marks are the browser’s.
			if (known.has(own) || zone.apart.has(own) || !/[\p{L}\p{N}]/u.test(name))
				continue;
			if (tree.around(leaf).some(isApart(zone))) continue;
			return `“${flat(name)}” told beside its words`;
		}
	}
	return undefined;
}

function isApart({ apart }: HeardZone): (node: TreeNode) => boolean {
	return ({ backendDOMNodeId: number }) =>
		number !== undefined && apart.has(number);
}

/**
 * Roles around words that leave them as they are: groups and landmarks, lines and what stands in them. All others make of
 * them something else, a picture, a control, a message or what somebody took out (WAI-ARIA 1.2 §5.2.8, §5.3), or hide them.
 */
const plainRoles: ReadonlySet<string> = new Set(
	[
		"RootWebArea none generic",
		"main article banner contentinfo complementary region sectionheader sectionfooter group",
		"doc-chapter doc-credits doc-colophon doc-endnotes doc-endnote doc-footnote doc-pullquote",
		"paragraph heading list listitem term definition DescriptionList blockquote note",
		"table row rowgroup cell columnheader rowheader caption figure Figcaption",
		"LayoutTable LayoutTableRow LayoutTableCell DisclosureTriangle",
		"link time emphasis strong code superscript subscript mark insertion Ruby Abbr",
	].flatMap((names) => names.split(" ")),
);

function roleOf({ role }: TreeNode): string {
	const value: unknown = role?.value;
	return typeof value === "string" ? value : "";
}

function nameIn({ name }: TreeNode): string {
	const value: unknown = name?.value;
	return typeof value === "string" ? value : "";
}

function propertyOf({ properties = [] }: TreeNode, wanted: string): unknown {
	return properties.find(({ name }) => name === wanted)?.value.value;
}

/** Characters of a text that the browser tells a debugger; of longer ones it tells as much, and a sign that there is more. */
const longest = 10_000;

function isSame(told: string, text: string): boolean {
	return text.length > longest
		? bare(told).startsWith(bare(text.slice(0, longest)))
		: bare(told) === bare(text);
}

/** Without what lines and styles change: blanks, signs that show nothing, and capitals, which in Greek have no accents. */
function bare(text: string): string {
	return text
		.normalize("NFD")
		.replace(/[\s\p{Default_Ignorable_Code_Point}\p{M}]/gu, "")
		.toUpperCase();
}

function flat(text: string): string {
	return text.replace(/\s+/g, " ").trim().slice(0, 60);
}
