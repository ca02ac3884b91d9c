/** Boxes set apart from the text, by the names that dialects have for them: alerts, with a label of the house, and boxes that have a title or nothing. */
import { type Attributes, attributesOf } from "./attributes-of.ts";
import { container, isBlank, type Line, type NoteLine } from "./lines.ts";

/** Blocks that are Colophon’s own. */
const own = new Set(["pullquote", "aside", "epigraph"]);

/** Boxes whose name says what kind of remark they hold. */
const alerts = new Set(
	"note info tip hint important warning warn caution danger error attention example question faq help quote cite abstract summary tldr success check done failure fail missing bug todo seealso exercise solution theorem lemma corollary proposition definition proof remark conjecture axiom assumption algorithm".split(
		" ",
	),
);

/** Boxes that say nothing by their name, and have a title of the author’s. */
const titled = new Set(
	"admonition details dropdown collapse spoiler card tab tab-item topic sidebar grid-item-card".split(
		" ",
	),
);

/** A block as it was opened. */
export interface Box {
	readonly name: string;
	readonly title: string;
	readonly attributes: Attributes;
	/** As it was written, for notes. */
	readonly written: string;
}

/** The directive for a block. What has no look of its own keeps what it holds, with a note. */
export function boxOf(
	{ name: said, title: words, attributes, written }: Box,
	inner: readonly Line[],
	place: { readonly first: Line; readonly last: Line; readonly margin: string },
	note: NoteLine,
): Line[] {
	const { classes, id, values } = attributes;
	const name = said.toLowerCase().replace(/^(?:callout-|prf:|admonition-)/, "");
	const kept = keptOf(id, values);
	const title = words || values.title || values.header || "";
	const { margin } = place;
	if (own.has(name))
		return container(
			{ name, label: title, attributes: { ...kept, ...values }, margin },
			inner,
			place,
		);
	const kind = alerts.has(name)
		? name
		: name === "admonition"
			? classes.find((one) => alerts.has(one))
			: undefined;
	if (kind || titled.has(name))
		return container(
			{
				name: "alert",
				label: title,
				attributes: { ...kept, ...(kind ? { kind } : {}) },
				margin,
			},
			inner,
			place,
		);
	note(
		"block-unknown",
		`Unexpected block “${written}”, which has no look of its own: what it holds stays without it`,
		place.first,
	);
	return container(
		{ name: "division", label: title, attributes: kept, margin },
		inner,
		place,
	);
}

function keptOf(
	id: string | undefined,
	{ lang, dir, name }: Attributes["values"],
): Record<string, string> {
	const place = id ?? name;
	return {
		...(place ? { id: place } : {}),
		...(lang ? { lang } : {}),
		...(dir ? { dir } : {}),
	};
}

/** `:class: dropdown` and such at the head of a block of MyST: what they say, and how many lines they take. */
export function optionsOf(inner: readonly Line[]): {
	readonly taken: number;
	readonly values: Readonly<Record<string, string>>;
} {
	const values: Record<string, string> = {};
	let taken = 0;
	for (const { text } of inner) {
		const [, key, value = ""] = /^\s*:([\w-]+):(?:\s+(.*))?$/.exec(text) ?? [];
		if (!key) break;
		values[key] = value.trim();
		taken += 1;
	}
	if (taken > 0 && isBlank(inner[taken]?.text ?? "x")) taken += 1;
	return { taken, values };
}

/** `{.a #b}`, `{name} Title`, `name`, `name{…}`, `name[Title]{…}`, `name Title`: what opens a block. */
export function readOpening(written: string): Box | undefined {
	const text = written.trim();
	const [, myst, argument = ""] =
		/^\{([a-zA-Z][\w:.+-]*)\}(?:[ \t]+(.*))?$/.exec(text) ?? [];
	if (myst)
		return {
			name: myst,
			title: argument.trim(),
			attributes: none,
			written: text,
		};
	if (text.startsWith("{")) {
		const attributes = text.endsWith("}")
			? attributesOf(text.slice(1, -1))
			: undefined;
		if (!attributes) return undefined;
		const { classes } = attributes;
		const name =
			classes.find((one) => isKnown(one)) ??
			classes[0] ??
			attributes.id ??
			"div";
		return { name, title: "", attributes, written: text };
	}
	const [, name, rest = ""] = /^([a-zA-Z][\w:.-]*)(.*)$/s.exec(text) ?? [];
	if (!name) return undefined;
	const { words, attributes } = divided(rest);
	return { name, title: words, attributes, written: name };
}

function isKnown(name: string): boolean {
	const bare = name.replace(/^callout-/, "");
	return own.has(bare) || alerts.has(bare) || titled.has(bare);
}

const none: Attributes = { classes: [], id: undefined, values: {} };

/** `[Title]{…}`, `{…}`, ` Title {…}` or ` {…}` after a name. */
function divided(rest: string): {
	readonly words: string;
	readonly attributes: Attributes;
} {
	const text = rest.trim();
	const at = text.endsWith("}") ? text.lastIndexOf("{") : -1;
	const attributes = at < 0 ? undefined : attributesOf(text.slice(at + 1, -1));
	const before = attributes ? text.slice(0, at).trim() : text;
	const isLabel = before.startsWith("[") && before.endsWith("]");
	return {
		words: isLabel ? before.slice(1, -1) : before,
		attributes: attributes ?? none,
	};
}
