/** Writes a manuscript of 40 chapters and 100,000 words, the same on every machine: nobody’s text, with notes, tables and pictures. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawPicture } from "./draw-picture.ts";

const chapterCount = 40;
const wordCount = 100_000;

/** The folder becomes a manuscript of the book form. */
export function writeBook(folder: string): void {
	mkdirSync(join(folder, "img"), { recursive: true });
	writeFileSync(join(folder, "publication.yaml"), publication());
	for (const number of numbers)
		writeFileSync(join(folder, fileOf(number)), chapter(number));
	for (const number of numbers.filter(hasPicture))
		writeFileSync(join(folder, pictureOf(number)), drawPicture(number));
}

const numbers = Array.from({ length: chapterCount }, (_, index) => index + 1);
const fileOf = (number: number) =>
	`chapter-${String(number).padStart(2, "0")}.md`;
const pictureOf = (number: number) => `img/picture-${number}.png`;
const hasPicture = (number: number) => number % 2 === 0;

function publication(): string {
	const files = numbers.map(
		(number) =>
			`  - { file: ${fileOf(number)}, author: [{ person: ${number % 2 ? "okoro" : "forde"} }] }`,
	);
	const images = numbers
		.filter(hasPicture)
		.map((number) => `  ${pictureOf(number)}: { own: true }`);
	return `type: Book
title: Tides and Ledgers
subtitle: A measured book
inLanguage: en-GB
datePublished: "2026-09-01"
people:
  okoro: { name: Tamsin Okoro, fileAs: "Okoro, Tamsin" }
  forde: { name: Halima Forde, fileAs: "Forde, Halima" }
organizations:
  quay: { name: Quay Press }
author:
  - { person: okoro }
  - { person: forde }
publisher: quay
copyrightHolder: quay
copyrightYear: 2026
images:
${images.join("\n")}
chapters:
${files.join("\n")}
`;
}

/** Paragraphs under headings, and now and then a table, a quotation, a list or a note. */
function chapter(number: number): string {
	const draw = drawer(number);
	const parts: string[] = [`# ${sentence(draw, 3).replace(".", "")}`];
	const notes: string[] = [];
	for (
		let turn = 1;
		countWords([...parts, ...notes]) < wordCount / chapterCount;
		turn++
	) {
		if (turn % 7 === 1)
			parts.push(`## ${sentence(draw, 4).replace(".", "")} ${turn}`);
		const text = paragraph(draw);
		if (turn % 5 === 0) {
			parts.push(`${text}[^${turn}]`);
			notes.push(`[^${turn}]: ${sentence(draw, 14)}`);
		} else parts.push(text);
		if (turn % 11 === 0) parts.push(table(draw));
		if (turn % 13 === 0) parts.push(`> ${sentence(draw, 24)}`);
		if (turn % 17 === 0)
			parts.push([1, 2, 3].map(() => `- ${sentence(draw, 8)}`).join("\n"));
		if (turn === 9 && hasPicture(number))
			parts.push(
				`![Bands of light across ${sentence(draw, 5)}](${pictureOf(number)})`,
			);
	}
	return `${[...parts, ...notes].join("\n\n")}\n`;
}

function countWords(parts: readonly string[]): number {
	return parts.join(" ").split(/[\s|]+/).length;
}

type Draw = (below: number) => number;

/** A linear congruential generator (Numerical Recipes): the same numbers for the same seed. */
export function drawer(seed: number): Draw {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const starts = "har ta lo mer vin sol bre ka tor ne pil ges um ol ar".split(
	" ",
);
const middles = "bou li men ra de ti sto vel na qui per mo".split(" ");
const ends = "r n ring ted ly tion nd s st l mer ble".split(" ");

/** Syllables that look like English to a hyphenator and to a line breaker. */
function word(draw: Draw): string {
	const pick = (list: readonly string[]) => list[draw(list.length)] ?? "";
	return (
		pick(starts) +
		Array.from({ length: draw(3) }, () => pick(middles)).join("") +
		pick(ends)
	);
}

function sentence(draw: Draw, length: number): string {
	const words = Array.from({ length }, () => word(draw));
	const [first = "", ...rest] = words;
	return `${first[0]?.toUpperCase()}${first.slice(1)} ${rest.join(" ")}.`;
}

export function paragraph(draw: Draw): string {
	return Array.from({ length: 3 + draw(4) }, (_, index) => {
		const text = sentence(draw, 8 + draw(16));
		if (index === 1) return text.replace(/(\w+)\.$/, "*$1*.");
		return index === 2 ? text.replace(/^(\w+ \w+)/, "**$1**") : text;
	}).join(" ");
}

function table(draw: Draw): string {
	const rows = Array.from(
		{ length: 6 },
		() => `| ${word(draw)} | ${draw(1000)} | ${draw(100)}.${draw(10)} |`,
	);
	return ["| Harbour | Ships | Share |", "| --- | ---: | ---: |", ...rows].join(
		"\n",
	);
}
