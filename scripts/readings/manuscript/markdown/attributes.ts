/** The label and the attributes of a directive, `[label]{#id .class key=value}`. */
import { decoded } from "./decoded.ts";

export interface Attributes {
	readonly values: Readonly<Record<string, string>>;
	readonly end: number;
}

const blank = /[ \t\n]*/y;
const shortcut = /([#.])([^"#'.<=>`}\s][^"#'.<=>`}\s]*)(?=[#.}\s])/y;
const key = /[^\s\p{P}\p{S}]|[-_]/uy;
const keyRest = /(?:[^\s\p{P}\p{S}]|[-_.:])*/uy;
const value =
	/[ \t\n]*=[ \t\n]*(?:"([^"]*)"(?=[}\s])|'([^']*)'(?=[}\s])|([^\s"'<=>`}][^\s"'<=>`}]*)(?=[}\s]))/y;

/** Those in the braces at a place. */
export function attributesAt(text: string, at: number): Attributes | undefined {
	if (text[at] !== "{") return undefined;
	const values: Record<string, string> = {};
	let end = at + 1;
	const match = (pattern: RegExp) => {
		pattern.lastIndex = end;
		const found = pattern.exec(text);
		if (found) end = pattern.lastIndex;
		return found;
	};
	for (;;) {
		match(blank);
		if (text[end] === "}") return { values, end: end + 1 };
		const short = match(shortcut);
		if (short) {
			const [, sign, name = ""] = short;
			add(values, sign === "#" ? "id" : "class", name);
			continue;
		}
		const first = match(key);
		if (!first) return undefined;
		const name = first[0] + (match(keyRest)?.[0] ?? "");
		const hasValue = /^[ \t\n]*=/.test(text.slice(end, end + 200));
		const said = hasValue ? match(value) : undefined;
		if (said === null) return undefined;
		add(values, name, withEntities(said?.slice(1).find(Boolean) ?? ""));
	}
}

function add(values: Record<string, string>, name: string, value: string) {
	const known = name === "class" ? values.class : undefined;
	values[name] = known === undefined ? value : `${known} ${value}`;
}

function withEntities(written: string): string {
	return written.replace(/&#?\w{1,32};/g, decoded);
}

/** The end of the label whose bracket opens at a place; brackets in it are in pairs. */
export function labelEnd(text: string, at: number): number | undefined {
	if (text[at] !== "[") return undefined;
	let open = 0;
	for (let end = at + 1; end < text.length; end += 1) {
		const sign = text[end];
		if (sign === "\\" && /[[\]\\]/.test(text.charAt(end + 1))) end += 1;
		else if (sign === "[") {
			open += 1;
			if (open >= 32) return undefined;
		} else if (sign === "]") {
			if (open === 0) return end + 1;
			open -= 1;
		}
	}
	return undefined;
}
