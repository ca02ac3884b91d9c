/** What a tag of a template means: a picture, an address, a box, code, a page break, or something that only another program knows. */

export type Meaning =
	| {
			readonly is: "picture";
			readonly source: string;
			readonly alt: string | undefined;
			readonly caption: string;
	  }
	| { readonly is: "link"; readonly address: string }
	/** Up to the tag that ends it. */
	| { readonly is: "box"; readonly name: string; readonly title: string }
	| { readonly is: "code"; readonly language: string }
	| { readonly is: "comment" }
	| { readonly is: "page break" }
	/** Has no words where it stands, and says so in itself. */
	| { readonly is: "nothing" }
	/** Has no words where it stands. */
	| { readonly is: "control" }
	| { readonly is: "end" }
	| { readonly is: "unknown" };

export interface Tag {
	readonly name: string;
	readonly words: readonly string[];
	readonly values: Readonly<Record<string, string>>;
	readonly meaning: Meaning;
	/** Whether it says itself that nothing is in it. */
	readonly isWhole: boolean;
}

/** `written` is the whole tag. */
export function readTag(written: string): Tag {
	const [, end = "", name = "", rest = ""] =
		/^\{(?:\{[<%]|%)-?\s*(\/?)\s*([\w.-]+)([\s\S]*?)\s*\/?-?(?:[>%]\}|%)\}$/.exec(
			written,
		) ?? [];
	const { words, values } = argumentsOf(rest);
	const isWhole = /\/[>%]\}\}$/.test(written);
	const tag = { name, words, values, isWhole };
	if (name === "") return { ...tag, meaning: ofVariable(written) };
	const isEnd = end !== "" || (written.startsWith("{%") && /^end./.test(name));
	return { ...tag, meaning: isEnd ? ofEnd(name) : meaningOf(tag, written) };
}

function ofEnd(name: string): Meaning {
	return { is: name === "endraw" ? "nothing" : "end" };
}

function ofVariable(written: string): Meaning {
	if (
		/^\{\{-?\s*\/\*[\s\S]*\*\/\s*-?\}\}$|^\{\{!--[\s\S]*--\}\}$/.test(written)
	)
		return { is: "nothing" };
	if (/^\{\{\s*(?:TOC|\[TOC\])\s*\}\}$/i.test(written))
		return { is: "control" };
	return { is: "unknown" };
}

const quoted = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/.source;
const part = `(?:${quoted}|[^\\s"'\`=]+)`;
/** Parts without a blank between them are one: a quotation mark inside a quoted word does not end it. */
const argument = new RegExp(
	`(?:([\\w-]+)\\s*[=:]\\s*)?(${part}(?:(?<!,)(?!,|[\\w-]+\\s*=)${part})*)`,
	"g",
);

function argumentsOf(text: string): Pick<Tag, "words" | "values"> {
	const words: string[] = [];
	const values: Record<string, string> = {};
	for (const [, key, written = ""] of text.matchAll(argument)) {
		const value = unquoted(written);
		if (key) values[key.toLowerCase()] ??= value;
		else if (value !== ",") words.push(value.replace(/,$/, ""));
	}
	return { words, values };
}

function unquoted(written: string): string {
	const [, mark, inside] = /^(["'`])([\s\S]*)\1$/.exec(written) ?? [];
	if (inside === undefined) return written;
	return mark === "`" ? inside : inside.replace(/\\(["'\\])/g, "$1");
}

type Named = Omit<Tag, "meaning">;

function meaningOf(tag: Named, written: string): Meaning {
	const { name, words, values } = tag;
	const own = name.toLowerCase();
	const video = videos[own];
	if (video !== undefined) {
		const id = values.id ?? values.url ?? values.src ?? words[0];
		if (id)
			return { is: "link", address: /^https?:/.test(id) ? id : video + id };
	}
	if (own === "raw" || own === "endraw") return { is: "nothing" };
	if (own === "comment") return { is: "comment" };
	if (/^(?:pagebreak|page-break|newpage)$/.test(own))
		return { is: "page break" };
	if (
		/^(?:highlight|code|codeblock|code-(?:block|toggle|example|snippet)|command|mermaid|graphviz|plantuml)$/.test(
			own,
		)
	)
		return {
			is: "code",
			language:
				values.lang ?? values.language ?? values.type ?? codeWord(words[0]),
		};
	if (boxes.test(own)) return boxOf(own, tag);
	if (
		/^(?:figure|img|image|include|picture|asset_img|imgproc|fig|lightbox|responsive-image)$/.test(
			own,
		)
	) {
		const picture = pictureOf(own, tag, written);
		if (picture) return picture;
	}
	if (controls.test(own)) return { is: "control" };
	return { is: "unknown" };
}

function codeWord(word = ""): string {
	return /^[\w+#.-]+$/.test(word) ? word : "";
}

const videos: Readonly<Record<string, string>> = {
	youtube: "https://www.youtube.com/watch?v=",
	youtuber: "https://www.youtube.com/watch?v=",
	vimeo: "https://vimeo.com/",
	video: "",
	embed: "",
	embedly: "",
	gist: "https://gist.github.com/",
	instagram: "https://www.instagram.com/p/",
	spotify: "https://open.spotify.com/",
	codepen: "https://codepen.io/",
	asciinema: "https://asciinema.org/a/",
};

/** What programs do, and tags that print lists of what every edition has. */
const controls =
	/^(?:if|elsif|elseif|elif|else|unless|case|when|for|break|continue|cycle|tablerow|assign|set|capture|increment|decrement|layout|extends|block|toc|more|endif|liquid|import|from|macro|tableofcontents|table_of_contents|clear|columns|column)$/;

const boxes =
	/^(?:note|info|tip|hint|important|warning|warn|caution|danger|error|attention|success|question|callout|notice|alert|admonition|admonition-block|hint-box|details|expand|collapse|spoiler|tab|card|aside|box)$/;

const kinds =
	/^(?:note|info|tip|hint|important|warning|warn|caution|danger|error|attention|success|question|example)$/;

/** `{{< notice tip "Title" >}}`, `{% hint style="info" %}`, `{{< details "Title" >}}`. */
function boxOf(name: string, { words, values }: Named): Meaning {
	const said = [
		values.type,
		values.style,
		values.kind,
		values.color,
		values.icon,
		name,
		words[0]?.toLowerCase(),
	];
	const kind = said.find((one) => one !== undefined && kinds.test(one));
	const rest =
		kind === words[0]?.toLowerCase() && kind !== undefined
			? words.slice(1)
			: words;
	const title =
		values.title ??
		values.header ??
		values.summary ??
		values.name ??
		rest.join(" ");
	return {
		is: "box",
		name: kind ?? (name === "aside" ? "aside" : "details"),
		title,
	};
}

function pictureOf(
	name: string,
	{ words, values }: Named,
	written: string,
): Meaning | undefined {
	const isInclude = name === "include";
	if (isInclude && !/image|img|fig|pic|photo/i.test(words[0] ?? ""))
		return undefined;
	const source =
		values.src ??
		values.url ??
		values.file ??
		values.image_path ??
		values.image ??
		values.path ??
		values.link_src ??
		(isInclude ? undefined : words.find((word) => /[./]/.test(word)));
	if (!source) return undefined;
	const rest = isInclude
		? []
		: words
				.slice(words.indexOf(source) + 1)
				.filter((word) => !/^\d+(?:px|%)?$/.test(word));
	const isAltFirst = altFirst.test(name);
	const title = written.startsWith("{%") && !isAltFirst ? rest[0] : undefined;
	const [alt, more] = isAltFirst
		? [rest[0], rest.slice(1)]
		: [rest[1], rest.slice(2)];
	const caption = [
		values.title ?? title,
		values.caption,
		values.attr ?? values.attribution,
		...more.filter((word) => /\s/.test(word)),
	]
		.filter((part) => part !== undefined && part !== "")
		.join(" ");
	return {
		is: "picture",
		source: cleanAddress(source) ?? source,
		alt: values.alt ?? alt,
		caption,
	};
}

/** Tags whose first words after the address say what is in the picture; with others these are its title. */
const altFirst = /^(?:image|picture|responsive-image)$/;

/** An address with tags in it, as far as they say themselves what they become; nothing where one does not. */
export function cleanAddress(written: string): string | undefined {
	let isKnown = true;
	const address = written.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (tag) => {
		const said = addressSaid(tag);
		isKnown &&= said !== undefined;
		return said ?? "";
	});
	return isKnown ? address : undefined;
}

function addressSaid(tag: string): string | undefined {
	const { name, words, values } = readTag(tag);
	if (/^(?:ref|relref|link|post_url|asset_path|asset|url|static)$/.test(name))
		return values.path ?? words[0];
	const [, , quoted] = /^\{\{-?\s*(["'])(.*?)\1/.exec(tag) ?? [];
	if (quoted !== undefined) return quoted;
	return /^\{\{-?\s*(?:\$?(?:site|page|config|metadata|book|relative|base|root)[\w.]*(?:url|root|base|path|baseurl|prefix)|baseurl|relURL|site\.baseURL|rootPath|pathto)\b[^}]*\}\}$/i.test(
		tag,
	)
		? ""
		: undefined;
}
