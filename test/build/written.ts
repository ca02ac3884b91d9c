/** Finished publications, small, in states of an output folder. */

import {
	type FinishedPublication,
	finishedOf,
} from "../../scripts/build/finished-publication.ts";
import { sha256 } from "../../scripts/machine/sha256.ts";
import type { EditionName } from "../../scripts/model/edition.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";

const states = {
	old: { one: "old" },
	/** The publication of `old` with other text, and a second one. */
	new: { one: "new", two: "new" },
	two: { two: "new" },
	three: { three: "new" },
	/** 240 kB. */
	large: { one: "large ".repeat(40_000) },
} as const;

export type State = keyof typeof states;

export function written(state: State): FinishedPublication[] {
	return Object.entries(states[state]).map(([slug, text]) =>
		publicationOf(slug, text),
	);
}

/** A publication whose editions consist of `text`. */
export function publicationOf(
	slug: string,
	text: string,
	names: readonly EditionName[] = ["html"],
): FinishedPublication {
	const files = names.map((name) => ({
		name: `${slug}.${name}`,
		bytes: `${name} ${text}`,
	}));
	const record: CreditRecord = {
		title: text.slice(0, 20),
		language: "en",
		form: "article",
		type: "Article",
		byline: { text: "By Ilse Brandvold", agents: [] },
		creditLines: [],
		contributors: [],
		opening: [],
		notes: [],
		colophon: [],
		chapters: [],
		images: [],
		editions: files.map(({ name, bytes }, index) => ({
			name: names[index] ?? "html",
			file: name,
			bytes: bytes.length,
			sha256: sha256(Buffer.from(bytes)),
		})),
	};
	const written = {
		slug,
		record,
		files: [
			...files,
			{ name: "cover.jpg", bytes: `cover ${text}` },
			{ name: "credits.json", bytes: `${JSON.stringify(record, null, 2)}\n` },
		],
		problems: [],
	};
	return finishedOf(written, { file: `${slug}.md`, notes: [], remarks: [] });
}
