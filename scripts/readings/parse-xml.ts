/** XML → elements, with namespaces. No entity is ever expanded but XML’s own five, so a bomb has nothing to go off with. */
import { SaxesParser } from "saxes";
import type { MarkupElement } from "./markup.ts";
import { sizeLimits, Unreadable } from "./unreadable.ts";
import { xmpPrefixes } from "./xmp-prefixes.ts";

const prefixes: Readonly<Record<string, string>> = {
	"http://www.idpf.org/2007/ops": "epub:",
	"http://www.idpf.org/2007/opf": "opf:",
	"http://www.w3.org/XML/1998/namespace": "xml:",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
	...Object.fromEntries(
		Object.entries(xmpPrefixes).map(([namespace, prefix]) => [
			namespace,
			`${prefix}:`,
		]),
	),
};

interface Open extends MarkupElement {
	readonly children: (MarkupElement | string)[];
}

/** `what` names the document in the message of an Unreadable: "OEBPS/content.opf". */
export function parseXml(text: string, what: string): MarkupElement {
	if (text.length > sizeLimits.markup)
		throw new Unreadable(
			`${what} has ${Math.round(text.length / 1e6)} million characters, expected at most ${sizeLimits.markup / 1e6} million`,
		);
	const parser = new SaxesParser({ xmlns: true });
	const root: Open = {
		name: "",
		namespace: "",
		attributes: new Map(),
		children: [],
		line: 1,
		column: 1,
	};
	const open: Open[] = [root];
	let count = 0;
	const add = (node: MarkupElement | string) =>
		open.at(-1)?.children.push(node);
	parser.on("error", (error) => {
		throw new Unreadable(`${what} is no well-formed XML: ${error.message}`);
	});
	parser.on("doctype", (doctype) => {
		if (doctype.includes("<!ENTITY"))
			throw new Unreadable(`Unexpected declaration of entities in ${what}`);
	});
	parser.on("text", add);
	parser.on("cdata", add);
	parser.on("opentag", (tag) => {
		count += 1;
		if (count > sizeLimits.elements)
			throw new Unreadable(
				`${what} has more than ${sizeLimits.elements} elements`,
			);
		if (open.length > sizeLimits.depth)
			throw new Unreadable(
				`Elements in ${what} are nested more than ${sizeLimits.depth} deep`,
			);
		const element: Open = {
			name: tag.local,
			namespace: tag.uri,
			attributes: new Map(
				Object.values(tag.attributes)
					// What declares prefixes says nothing.
					.filter(({ uri }) => uri !== "http://www.w3.org/2000/xmlns/")
					.map((item) => [
						`${prefixes[item.uri] ?? ""}${item.local}`,
						item.value,
					]),
			),
			children: [],
			line: parser.line,
			column: parser.column,
		};
		add(element);
		open.push(element);
	});
	// An instruction may name a style sheet (xml-stylesheet 1.0), so it is a part of what the document is made of.
	parser.on("processinginstruction", ({ target, body }) => {
		add({
			name: `?${target}`,
			namespace: "",
			attributes: new Map([["", body]]),
			children: [],
			line: parser.line,
			column: parser.column,
		});
	});
	parser.on("closetag", () => void open.pop());
	parser.write(text).close();
	return root;
}
