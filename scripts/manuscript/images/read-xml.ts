/** Untrusted XML → elements with namespaces, within bounds; what is no well-formed XML is thrown. */
import { SaxesParser } from "saxes";

export interface XmlElement {
	/** "" where there is none. */
	readonly namespace: string;
	readonly name: string;
	readonly attributes: readonly XmlAttribute[];
	readonly children: readonly (XmlElement | string)[];
	/** 1-based line at which its start tag ends. */
	readonly line: number;
}

export interface XmlAttribute {
	readonly namespace: string;
	readonly name: string;
	readonly value: string;
}

interface XmlLimits {
	readonly elements: number;
	/** Elements inside one another. */
	readonly depth: number;
	/** Characters of all text and attributes, with entities expanded. */
	readonly text: number;
}

interface Open extends XmlElement {
	readonly children: (XmlElement | string)[];
}

/** Its message is a part of a sentence: “line 3: unclosed tag”. */
export class MalformedXml extends Error {
	override readonly name = "MalformedXml";
}

/**
 * The root element; throws where there is none. Comments and processing instructions are left out.
 * Entities that the document declares for itself are expanded where they hold text alone; those from elsewhere are not.
 */
export function readXml(bytes: Uint8Array, limits: XmlLimits): XmlElement {
	const text = decodeXml(bytes);
	if (text === undefined) throw new MalformedXml("expected UTF-8 or UTF-16");
	try {
		return parse(text, limits);
	} catch (error) {
		// saxes says "2:14: unclosed tag".
		const why = error instanceof Error ? error.message : String(error);
		throw new MalformedXml(why.replace(/^(\d+):\d+: /, "line $1: "));
	}
}

function parse(text: string, limits: XmlLimits): XmlElement {
	const parser = new SaxesParser({ xmlns: true });
	const open: Open[] = [];
	let root: XmlElement | undefined;
	let [elements, characters] = [0, 0];
	const refuse = (what: string): never => {
		throw new Error(`${parser.line}:${parser.column}: ${what}`);
	};
	const count = (value: string) => {
		characters += value.length;
		if (characters > limits.text)
			refuse(`more than ${limits.text} characters of text`);
		return value;
	};
	const addText = (value: string) =>
		void open.at(-1)?.children.push(count(value));
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("doctype", (doctype) => {
		if (doctype.length > longestDoctype)
			refuse("a document type of more than 20,000 characters");
		const declared = declaredEntities(doctype, refuse);
		for (const [name, text] of Object.entries(declared))
			Object.defineProperty(parser.ENTITIES, name, { get: () => count(text) });
	});
	parser.on("processinginstruction", ({ target }) => {
		if (target === "xml-stylesheet")
			refuse("a style sheet that is to be read from elsewhere");
	});
	parser.on("text", addText);
	parser.on("cdata", addText);
	parser.on("opentag", (tag) => {
		elements += 1;
		if (elements > limits.elements)
			refuse(`more than ${limits.elements} elements`);
		if (open.length >= limits.depth)
			refuse(`elements nested more than ${limits.depth} deep`);
		const element: Open = {
			namespace: tag.uri,
			name: tag.local,
			attributes: Object.values(tag.attributes)
				.filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns")
				.map(({ uri, local, value }) => ({
					namespace: uri,
					name: local,
					value: count(value),
				})),
			children: [],
			line: parser.line,
		};
		open.at(-1)?.children.push(element);
		root ??= element;
		open.push(element);
	});
	parser.on("closetag", () => void open.pop());
	parser.write(text).close();
	return root ?? refuse("no element");
}

/** Characters. */
const longestDoctype = 20_000;

/** Characters that one entity may stand for: an address of a namespace, as Illustrator declares them. */
const longestEntity = 1_000;

/** The internal entities of a document type declaration; `refuse` throws what is wrong in it. An entity that refers to another is a way to bombs. */
function declaredEntities(
	doctype: string,
	refuse: (what: string) => never,
): Record<string, string> {
	const subset = /\[([\s\S]*)\]/.exec(doctype)?.[1] ?? "";
	const entities: Record<string, string> = {};
	for (const [, percent, name = "", rest = ""] of subset.matchAll(
		/<!ENTITY\s+(%\s+)?([^\s"'<>]+)\s+((?:[^"'>]|"[^"]*"|'[^']*')*)>/g,
	)) {
		const value = /^(?:"([^"]*)"|'([^']*)')\s*$/.exec(rest);
		const said = value?.[1] ?? value?.[2];
		if (percent || said === undefined)
			return refuse(`the entity ${name} is to be read from elsewhere`);
		if (/[&%<]/.test(said) || said.length > longestEntity)
			return refuse(`the entity ${name} stands for more than a short text`);
		// The first declaration holds (XML 1.0 §4.2).
		if (!Object.hasOwn(entities, name)) entities[name] = said;
	}
	return entities;
}

/** UTF-8 and UTF-16 are what every reader of XML knows (XML 1.0 §4.3.3); nothing else is guessed. */
function decodeXml(bytes: Uint8Array): string | undefined {
	const encoding = encodingOf(bytes);
	try {
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
		const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/i.exec(
			text.slice(0, 200),
		)?.[1];
		const known =
			encoding === "utf-8" ? /^(utf-?8|us-ascii)$/i : /^utf-?16(le|be)?$/i;
		return declared === undefined || known.test(declared) ? text : undefined;
	} catch {
		return undefined;
	}
}

function encodingOf([first = 0, second = 0]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return "utf-16le";
	if (first === 0xfe && second === 0xff) return "utf-16be";
	return "utf-8";
}

/** Text → text of a document or of an attribute in double quotes. */
export function escapeXml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
