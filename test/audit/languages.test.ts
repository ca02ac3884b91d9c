/** A publication in any language passes the audit of its editions: one for each way in which words run and stand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { build } from "../../scripts/build/build.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { readManuscript } from "../../scripts/manuscript/index.ts";
import { unzip } from "../../scripts/readings/unzip.ts";
import { statementOf } from "../../scripts/statement/index.ts";
import { isEveryDay, ofThisRun } from "../every-day.ts";

const folder = mkdtempSync(join(tmpdir(), "colophon-languages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Words {
	readonly people: readonly [string, string, string];
	readonly organization: string;
	readonly place: string;
	readonly sentence: string;
	/** At the end of the text. */
	readonly paragraphs?: number;
}

/** With words of their own: stops, marks and brackets of East Asia, from right to left with figures of its own, joined marks, marks on marks; without: from right to left. */
const words: Readonly<Record<string, Words>> = {
	ja: {
		people: ["佐藤花子", "鈴木一郎", "Ben Reis"],
		organization: "北方通信",
		place: "東京",
		sentence: "北港は再び船に開かれた。",
	},
	fa: {
		people: ["علی‌رضا محمدی", "مریم رضایی", "Ben Reis"],
		organization: "خبرگزاری شمال",
		place: "تهران",
		sentence: "بندر (شمالی) در 18 مارس دوباره باز شد.",
	},
	hi: {
		people: ["अनीता शर्मा", "राजेश वर्मा", "Ben Reis"],
		organization: "उत्तर समाचार",
		place: "मुंबई",
		sentence: "बंदरगाह फिर खुल गया है।",
	},
	th: {
		people: ["น้ำฝน ทองคำ", "ปิติ ใจดี", "Ben Reis"],
		organization: "สำนักข่าวเหนือ",
		place: "กรุงเทพฯ",
		sentence: "ท่าเรือเหนือเปิดอีกครั้งที่ฝั่งน้ำ",
		// A running head, too.
		paragraphs: 45,
	},
	yi: {
		people: ["שלום כהן", "משה גאָלד", "Ben Reis"],
		organization: "נײַעס",
		place: "ווילנע",
		sentence: "דער פּאָרט איז װידער אָפֿן.",
	},
};

const fromRight = new Set(["fa", "yi"]);

const languages = Object.entries(words);

// A build of each; goldens hold languages every day.
test.skipIf(isEveryDay)(
	"editions in languages with words and without pass the audit",
	async () => {
		const paths = languages.map(([language, own]) => write(language, own));
		const { problems } = await build({ paths, out: join(folder, "dist") });
		expect(
			problems.map(({ file, rule, message }) => `${file} ${rule} ${message}`),
		).toEqual([]);
		for (const [language] of languages)
			expect(/progression-direction="rtl"/.test(spineOf(language))).toBe(
				fromRight.has(language),
			);
	},
	240_000,
);

function spineOf(language: string): string {
	const epub = readFileSync(join(folder, "dist", language, `${language}.epub`));
	const opf = unzip(epub).get("OEBPS/content.opf")?.();
	return /<spine[^>]*>/.exec(new TextDecoder().decode(opf))?.[0] ?? "";
}

test.each(
	ofThisRun(
		"aa ab-GE ae art-x-dothraki ckb-IR cmn-Hant-TW de-1996 de-u-co-phonebk dz el-polyton en-Latn-US ff-Adlm-GN gsw hsb iw km lo mis mn-Mong mul my no nqo pa-PK qaa-Qaaa-QM rom sgn-US sr-Latn-ME tlh und ur-IN x-klingon yue zh-Hani zxx".split(
			" ",
		),
		(language) => !/^(?:ckb-IR|de-1996|mul|x-klingon|zh-Hani)$/.test(language),
	),
)("a publication in %s is stated, with one note at most", async (language) => {
	const path = write(language, words.ja as Words);
	const read = await readManuscript(path, { house: "news" });
	expect(read.problems).toEqual([]);
	expect(
		read.notes.filter(({ rule }) => rule === "wording-missing").length,
	).toBeLessThan(2);
	if (!read.publication) return;
	const { byline, colophon } = statementOf(read.publication);
	expect(byline.text).toContain("佐藤花子");
	expect(colophon.every(({ label }) => label !== "")).toBe(true);
	expect(readHouse("news").labels(language).words.contents).toMatch(/\S/);
});

test("what is no language is told", async () => {
	const path = write("english", words.ja as Words);
	const { problems } = await readManuscript(path, { house: "news" });
	expect(problems.map(({ rule }) => rule)).toHaveLength(1);
});

function write(language: string, own: Words): string {
	const path = join(folder, `${language.toLowerCase()}.md`);
	const people = own.people.map(
		// Names of East Asia are filed as they are written.
		(name, index) =>
			`  p${index}: { name: "${name}"${/\s/.test(name) ? `, fileAs: "${name}"` : ""} }\n`,
	);
	writeFileSync(
		path,
		`---
type: NewsArticle
title: "${own.sentence}"
inLanguage: ${language}
datePublished: "2025-03-18"
dateModified: "2025-03-19"
people:
${people.join("")}organizations:
  o: { name: "${own.organization}" }
author:
  - { person: p0, affiliation: o }
contributor:
  - { person: p1, roles: [trl], location: "${own.place}" }
  - { person: p2, roles: [ctb], affiliation: o }
publisher: o
license: CC BY 4.0
copyrightNotice: © 2025 Harbour News
correction:
  - { date: "2025-03-19", text: "${own.sentence}" }
isBasedOn:
  - { title: "${own.place}", author: [p0], datePublished: "2025-02-24", relation: adaptation, changes: "${own.sentence}" }
---

${own.sentence}[^1] <q>${own.sentence}</q>

— @desk, ["Harbour News"](https://example.org/news)

## ${own.place}

> [!NOTE]
> ${own.sentence}
${`\n${own.sentence}\n`.repeat(own.paragraphs ?? 0)}
Not translated (yet): 12 words, "in a row" (1923).[^2]

- ${own.sentence}
- Not translated: 41 cm (deep).

> Not translated (1923).

| ${own.place} | Depth (m) |
| :- | -: |
| 41 cm | ${own.sentence} |

[^1]: ${own.sentence}
[^2]: Not translated, p. 41 (1923).
`,
	);
	return path;
}
