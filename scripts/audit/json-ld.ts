/** Reads the JSON-LD of an HTML edition: the node of the work, its agents in order and their roles. */
import type { HtmlReading } from "../readings/html.ts";

export type JsonLdNode = Readonly<Record<string, unknown>>;

/** An object, and no list. */
export function isNode(value: unknown): value is JsonLdNode {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The values of a property, one or many. */
function valuesOf(node: JsonLdNode, property: string): readonly unknown[] {
	const value = node[property];
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

/** The objects among the values of a property, one or many. */
export function nodesOf(node: JsonLdNode, property: string): JsonLdNode[] {
	return valuesOf(node, property).filter(isNode);
}

/** Strings and numbers of a property, as text. */
export function textsOf(node: JsonLdNode, property: string): string[] {
	return valuesOf(node, property).map((value) =>
		typeof value === "string" ? value : JSON.stringify(value),
	);
}

/** Every node at the top of a block, or in its graph. */
export function topNodes(html: HtmlReading): JsonLdNode[] {
	return html.jsonLd
		.flatMap((block) => (Array.isArray(block) ? block : [block]))
		.filter(isNode)
		.flatMap((node) => ("@graph" in node ? nodesOf(node, "@graph") : [node]));
}

/** The node of the work: the one that has a title; nothing when there is none or more than one. */
export function workNode(html: HtmlReading): JsonLdNode | undefined {
	const [work, ...others] = topNodes(html);
	return others.length === 0 ? work : undefined;
}

/** The agent inside a Role node, or the node itself. */
export function agentIn(node: JsonLdNode, property: string): JsonLdNode {
	return textsOf(node, "@type").includes("Role")
		? (nodesOf(node, property)[0] ?? {})
		: node;
}

/** The first of its names, or "(no name)". */
export function nameOf(node: JsonLdNode): string {
	const [name = "(no name)"] = textsOf(node, "name");
	return name;
}

/** The node of every person and organization, wherever it stands. */
export function agentNodes(html: HtmlReading): JsonLdNode[] {
	const nodes: JsonLdNode[] = [];
	const visit = (value: unknown, depth: number): void => {
		if (depth > 50) return;
		if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
		if (!isNode(value)) return;
		if (
			textsOf(value, "@type").some((type) => /Person|Organization/.test(type))
		)
			nodes.push(value);
		for (const item of Object.values(value)) visit(item, depth + 1);
	};
	visit(html.jsonLd, 0);
	return nodes;
}

/** All that data says, and the names of its properties; not what stands deeper than anything that has a meaning. */
export function leavesOf(value: unknown, depth = 0): string[] {
	if (depth > 50) return [];
	if (Array.isArray(value))
		return value.flatMap((item) => leavesOf(item, depth + 1));
	if (typeof value === "object" && value !== null)
		return Object.entries(value).flatMap(([key, own]) => [
			key,
			...leavesOf(own, depth + 1),
		]);
	return value === undefined ? [] : [String(value)];
}
