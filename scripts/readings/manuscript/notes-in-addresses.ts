/** Notes behind bare addresses, for the witness: GFM makes one address of both, and the author meant two things. */
import type { Nodes, Parents, Root } from "mdast";

export function endAddresses(tree: Root): void {
	const names = new Set<string>();
	const gather = (node: Nodes): void => {
		if (node.type === "footnoteDefinition") names.add(node.identifier);
		if ("children" in node) for (const child of node.children) gather(child);
	};
	gather(tree);
	endIn(tree, names);
}

function endIn(parent: Parents, names: ReadonlySet<string>): void {
	const set: Nodes[] = [];
	const children: readonly Nodes[] = parent.children;
	for (let at = 0; at < children.length; at += 1) {
		const child = children[at] as Nodes;
		const next = children[at + 1];
		const tail = next?.type === "text" ? next.value : "";
		const parts = partsOf(child, tail, names);
		if (parts) {
			for (const part of parts) set.push(part);
			if (next?.type === "text") at += 1;
			continue;
		}
		if ("children" in child) endIn(child, names);
		set.push(child);
	}
	parent.children = set as typeof parent.children;
}

/** Address, note, words: nothing where no note stands in an address. */
function partsOf(
	link: Nodes,
	tail: string,
	names: ReadonlySet<string>,
): Nodes[] | undefined {
	if (link.type !== "link" || link.children.length !== 1) return undefined;
	const [inside] = link.children;
	const place = link.position;
	if (inside?.type !== "text" || !place || !link.data?.isBare) return undefined;
	const text = inside.value + tail;
	const found =
		/^(?<address>\S*?)(?<stops>[.,:;!?]*)(?=\[\^[^\][\s]{1,100}\])/.exec(text);
	const { address = "", stops = "" } = found?.groups ?? {};
	const begins = address.length + stops.length;
	if (!found || begins > inside.value.length) return undefined;
	const isWhole = link.url.slice(0, address.length) === address;
	const parts: Nodes[] = [
		{
			...link,
			url: isWhole ? address : `http://${address}`,
			children: [{ ...inside, value: address }],
		},
	];
	let words = stops;
	let rest = text.slice(begins);
	for (let open = true; open; ) {
		const [all, name = ""] = /^\[\^([^\][\s]{1,100})\]/.exec(rest) ?? [];
		const size = all === undefined ? 1 : all.length;
		if (all !== undefined && names.has(name.toLowerCase())) {
			parts.push({ ...inside, value: words });
			words = "";
			parts.push({
				type: "footnoteReference",
				identifier: name.toLowerCase(),
				label: name,
				position: place,
			});
		} else words += rest.slice(0, size);
		rest = rest.slice(size);
		open = /^\S/.test(rest);
	}
	parts.push({ ...inside, value: words + rest });
	return parts;
}
