/** Tags of templates (`{{< … >}}`, `{% … %}`, `{{ … }}`) are masked before Markdown is parsed, sign by sign, so that none of their signs means anything to it. */

export interface Masks {
	/** As long as the source; a tag is one run of signs without blanks and line ends. */
	readonly text: string;
	/** As it was written. */
	readonly restore: (text: string) => string;
	/** Tags and what stands between them: words at even indices, tags as they were written at odd ones. */
	readonly split: (text: string) => readonly string[];
	readonly has: (text: string) => boolean;
	/** Names of tags that another tag ends. */
	readonly ended: ReadonlySet<string>;
}

/** Signs that one tag may have. */
const tags =
	/\{\{([<%])[^{}](?:(?!\{\{[<%])[\s\S]){0,1500}?\1?[>%]\}\}|\{\{\{?(?![<%{])[^{}\n]{1,500}\}?\}\}|\{%(?!\})(?:(?!\{%)[\s\S]){1,1500}?%\}/g;

export function maskTags(source: string): Masks {
	const base =
		source.includes("{{") || source.includes("{%")
			? freeRange(source)
			: undefined;
	if (base === undefined) return unmasked(source);
	const [start, end] = [base, base + 1].map((code) =>
		String.fromCharCode(code),
	) as [string, string];
	const sign = (own: string) =>
		String.fromCharCode(base + 2 + own.charCodeAt(0));
	const ended = new Set<string>();
	const text = source.replace(tags, (tag) => {
		const [, shortcode, liquid] =
			/^\{\{[<%]-?\s*\/\s*([\w./-]+)|^\{%-?\s*end([\w-]+)/.exec(tag) ?? [];
		const name = shortcode ?? liquid;
		if (name) ended.add(name);
		const inner = tag.slice(1, -1).replace(/[\0-/:-@[-`{-\x7f]/g, sign);
		return `${start}${inner}${end}`;
	});
	if (text === source) return unmasked(source);
	const masked = new RegExp(
		`[\\u${hex(base)}-\\u${hex(base + range - 1)}]`,
		"g",
	);
	const restore = (part: string) =>
		part.replace(masked, (own) => {
			const code = own.charCodeAt(0) - base;
			return code === 0
				? "{"
				: code === 1
					? "}"
					: String.fromCharCode(code - 2);
		});
	const whole = new RegExp(`(${start}[^${end}]*${end})`);
	return {
		text,
		restore,
		split: (part) =>
			part
				.split(whole)
				.map((own, index) => (index % 2 === 1 ? restore(own) : own)),
		has: (part) => part.includes(start),
		ended,
	};
}

/** The two ends, and the characters of ASCII. */
const range = 130;

/** A range of the private use area that `source` has nothing of. */
function freeRange(source: string): number | undefined {
	const used = new Set(
		[...source.matchAll(/[\ue000-\uf8ff]/g)].map(([own]) =>
			Math.floor((own.charCodeAt(0) - 0xe000) / range),
		),
	);
	const count = Math.floor((0xf900 - 0xe000) / range);
	for (let index = 0; index < count; index += 1)
		if (!used.has(index)) return 0xe000 + index * range;
	return undefined;
}

function hex(code: number): string {
	return code.toString(16).padStart(4, "0");
}

function unmasked(source: string): Masks {
	return {
		text: source,
		restore: (text) => text,
		split: (text) => [text],
		has: () => false,
		ended: new Set(),
	};
}
