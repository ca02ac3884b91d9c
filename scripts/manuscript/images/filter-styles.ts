/** Styles of an SVG picture → the same with known properties alone, which refer to places of the picture and nowhere else. */
import { functions, idleProperties, properties } from "./svg-vocabulary.ts";
import { UnfitPicture } from "./unfit-picture.ts";

/** A style attribute, or what stands between the braces of a rule. */
export function filterDeclarations(text: string): string {
	return splitOutsideStrings(withoutComments(text), ";")
		.map((declaration) => declaration.trim())
		.filter((declaration) => declaration !== "")
		.flatMap(filterDeclaration)
		.join(";");
}

function filterDeclaration(declaration: string): string[] {
	const [, written = "", value = ""] =
		/^([^:]*):([\s\S]*)$/.exec(declaration) ?? [];
	const name = written.trim().toLowerCase();
	requireHarmless(value);
	// Values that other properties take up.
	if (/^--[\w-]+$/.test(name)) return [`${name}:${value.trim()}`];
	if (properties.has(name)) return [`${name}:${value.trim()}`];
	if (/^(?:animation|transition|offset)/.test(name))
		throw new UnfitPicture(`it moves (${name}); save one picture of it`);
	if (name === "" || idleProperties.test(name)) return [];
	throw new UnfitPicture(
		`it has a style that is unknown in pictures (${name.slice(0, 40)}); export it as plain SVG`,
	);
}

/** Throws where a value refers to anything but a place of the picture. */
export function requireHarmless(value: string): void {
	if (/[\\{}@<]/.test(value)) throw hidden();
	const outside = value.replace(
		/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)/gi,
		(_all, ...targets: readonly (string | undefined)[]) => {
			const target = targets.slice(0, 3).find((item) => item !== undefined);
			if (!target?.trim().startsWith("#")) throw refersOutside();
			return " ";
		},
	);
	const bare = outside.replace(/"[^"\n]*"|'[^'\n]*'/g, " ");
	if (/["']/.test(bare)) throw unclosed();
	for (const [, name = ""] of bare.matchAll(/([^\s(),/*+]*)\(/g)) {
		const called = name.toLowerCase();
		if (called === "url") throw refersOutside();
		if (called !== "" && called !== "-" && !functions.has(called))
			throw new UnfitPicture(
				`it has a style that is unknown in pictures (${called.slice(0, 40)}); export it as plain SVG`,
			);
	}
}

export function refersOutside(): UnfitPicture {
	return new UnfitPicture(
		"it refers to another file or address; embed what it needs",
	);
}

function hidden(): UnfitPicture {
	return new UnfitPicture(
		"it writes styles in a way that hides what they say; export it as plain SVG",
	);
}

function unclosed(): UnfitPicture {
	return new UnfitPicture("its styles are not closed; export it as plain SVG");
}

/** A style sheet: plain rules, and those for a kind of screen or paper. Fonts that it brings are left out, and told to `leaveFont`. */
export function filterStyleSheet(text: string, leaveFont: () => void): string {
	const sheet = withoutComments(text)
		.replaceAll("<!--", " ")
		.replaceAll("-->", " ")
		.replace(/@charset\s+["'][\w-]*["']\s*;/gi, " ");
	return filterRules(sheet, 0, leaveFont);
}

/** Conditions inside one another. */
const deepest = 8;

function filterRules(
	sheet: string,
	depth: number,
	leaveFont: () => void,
): string {
	const rules: string[] = [];
	let rest = sheet.trim();
	while (rest !== "") {
		const font = fontRule.exec(rest);
		if (font) {
			leaveFont();
			rest = rest.slice(font[0].length).trimStart();
			continue;
		}
		const end = endOfBlock(rest);
		const open = rest.indexOf("{");
		const selector = rest.slice(0, open).trim();
		const name = /^@([\w-]*)/.exec(rest)?.[1];
		if (name !== undefined && !conditions.test(rest)) throw refusedRule(name);
		if (end === undefined || selector === "" || depth > deepest)
			throw unclosed();
		const body = rest.slice(open + 1, end);
		if (name === undefined && /[\\@<;]/.test(selector)) throw hidden();
		const inner =
			name === undefined
				? filterDeclarations(body)
				: filterRules(body, depth + 1, leaveFont);
		if (inner !== "") rules.push(`${selector}{${inner}}`);
		rest = rest.slice(end + 1).trimStart();
	}
	return rules.join("\n");
}

/** A font, and a sheet that a host of fonts is asked for. */
const fontRule =
	/^(?:@font-face\s*\{[^{}]*\}|@import\s+(?:url\(\s*)?["']?https?:\/\/fonts\.[\w.-]+\/[^\s"'();{}]*["']?\s*\)?\s*;)/i;

/** Words, numbers and comparisons: “@media (prefers-color-scheme: dark)”. */
const conditions = /^@(?:media|supports)\b[\w\s():,./<>=-]*\{/;

/** Where the first block closes. */
function endOfBlock(text: string): number | undefined {
	let depth = 0;
	for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
		depth += brace === "{" ? 1 : -1;
		if (depth < 0) return undefined;
		if (depth === 0) return index;
	}
	return undefined;
}

function refusedRule(name: string): UnfitPicture {
	if (name.toLowerCase() === "import") return refersOutside();
	return new UnfitPicture(
		name.toLowerCase() === "font-face"
			? "its font (@font-face) is not closed; convert its text to paths"
			: `it has a rule that is unknown in pictures (@${name.slice(0, 40)}); export it as plain SVG`,
	);
}

/** A blank in place of each, since words that a comment divides are two. */
function withoutComments(text: string): string {
	const bare = text.replace(/\/\*[\s\S]*?\*\//g, " ");
	if (bare.includes("/*")) throw unclosed();
	return bare;
}

function splitOutsideStrings(text: string, separator: string): string[] {
	const parts: string[] = [];
	let [start, quote] = [0, ""];
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? "";
		if (quote) quote = character === quote ? "" : quote;
		else if (character === '"' || character === "'") quote = character;
		else if (character === separator) {
			parts.push(text.slice(start, at));
			start = at + 1;
		}
	}
	return [...parts, text.slice(start)];
}
