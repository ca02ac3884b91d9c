/** What the words behind a fence mean, for the witness: cells, directives of MyST, markup for one format, titles of code. */
import { boxLines, readOpening } from "./boxes.ts";
import { fenceAt, remarkOf } from "./fence-at.ts";
import { figureTags } from "./figure-tags.ts";
import {
	attributesIn,
	type Numbereds,
	optionsIn,
	type ReadWithin,
	type Said,
	tagLines,
} from "./numbered.ts";

export function readFenced(
	lines: Numbereds,
	at: number,
	within: ReadWithin,
	item: number,
): Said | undefined {
	const fence = fenceAt(lines, at, item);
	const { number = 0 } = lines[at] ?? {};
	if (!fence || fence.info === "") return undefined;
	const { margin, marks, info, inner, end } = fence;
	const taken = fence.next - at;
	const to = end?.number ?? number;
	const say = (...said: Numbereds): Said => ({ taken, lines: said });
	const codeOf = (language: string, own = inner, title = ""): Said =>
		say(
			...(title
				? tagLines([`<p>${escapeTags(title)}</p>`], number, margin)
				: []),
			{ text: margin + marks + language, number },
			...own,
			...(end ? [end] : []),
		);
	const format = /^\{=([\w-]+)\}$/.exec(info)?.[1]?.toLowerCase();
	if (format)
		return /^html5?$/.test(format)
			? say({ text: "", number }, ...inner, { text: "", number: to })
			: codeOf(format);
	const remark = remarkOf(info);
	if (remark)
		return say(
			...boxLines(
				{ ...remark, classes: [], values: {} },
				within(closed(inner)),
				{ from: number, to, margin },
			),
		);
	const cell = /^\{([a-zA-Z][\w:.+-]*)([^}]*)\}(.*)$/.exec(info);
	if (!cell) {
		const [language, title] = readInfo(info);
		return language === info ? undefined : codeOf(language, inner, title);
	}
	const [, name = "", options = ""] = cell;
	const behind = (cell[3] ?? "").trim();
	if (options === "") {
		const { values, taken: head } = optionsIn(inner);
		const rest = inner.slice(head);
		if (/^(?:code-block|code|sourcecode|code-cell)$/.test(name)) {
			const [word = ""] = behind.split(/\s+/);
			return codeOf(
				/^ipython3?$/.test(word) ? "python" : word,
				rest,
				values.caption,
			);
		}
		if (
			/^(?:toctree|tableofcontents|contents|(?:foot)?bibliography|index)$/.test(
				name,
			)
		)
			return say({ text: "", number });
		if (name === "math")
			return say(
				{ text: `${margin}$$`, number },
				...(behind ? [{ text: margin + behind, number }] : []),
				...rest,
				{ text: `${margin}$$`, number: to },
			);
		if (/^(?:figure|image)$/.test(name) && behind !== "") {
			const caption = rest
				.map(({ text }) => text.trim())
				.join(" ")
				.trim();
			return say(
				...figureTags(
					{ source: behind, alt: values.alt ?? "", caption },
					number,
					margin,
				),
			);
		}
		if (isBox.test(name)) {
			const opening = readOpening(info);
			if (opening)
				return say(
					...boxLines(
						{ ...opening, values, classes: (values.class ?? "").split(/\s+/) },
						within(closed(rest)),
						{ from: number, to, margin },
					),
				);
		}
	}
	return codeOf(name.toLowerCase());
}

const isBox =
	/^(?:note|info|tip|hint|important|warning|caution|danger|error|attention|admonition|seealso|dropdown|details|card|tab-item|tab-set|tab|grid|grid-item|grid-item-card|margin|sidebar|topic|epigraph|pull-quote|highlights|versionadded|versionchanged|deprecated|todo|exercise|solution|prf:[a-z]+|div|aside)$/;

/** Code in a box ends with it. */
function closed(lines: Numbereds): Numbereds {
	for (let at = 0; at < lines.length; ) {
		const fence = fenceAt(lines, at);
		if (fence && !fence.end && fence.next === lines.length) {
			const number = lines.at(-1)?.number ?? 0;
			return [...lines, { text: fence.margin + fence.marks, number }];
		}
		at = fence?.next ?? at + 1;
	}
	return lines;
}

/** The language of the code, and its title. */
function readInfo(info: string): readonly [string, string] {
	const braces = /\{([^{}]*)\}/.exec(info);
	const attributes = braces ? attributesIn(braces[1] ?? "") : undefined;
	const plain = (braces ? info.replace(braces[0], " ") : info).trim();
	const [word = "", ...more] = plain.split(/[ \t,]+/);
	const colon = /^([\w+#-]+):(\S+)$/.exec(word);
	const start = colon?.[1] ?? word;
	const quoted = /(?:^|\s)(?:title|filename|file|name)="([^"]*)"/.exec(
		more.join(" "),
	);
	return [
		/^[\w+#.-]+$/.test(start) ? start : (attributes?.classes[0] ?? ""),
		quoted?.[1] ??
			attributes?.values.title ??
			attributes?.values.filename ??
			colon?.[2] ??
			"",
	];
}

function escapeTags(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
