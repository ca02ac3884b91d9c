/** templates/ → House: what a house style says, its fonts and its templates, ready to fill. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Liquid } from "liquidjs";
import { parse } from "yaml";
import { z } from "zod";
import { languagesOf } from "../credits/locale.ts";
import { wordsOf } from "../credits/words/index.ts";
import { once } from "../machine/once.ts";
import { packageRoot } from "../machine/package-root.ts";
import type { House, HouseLabels, HousePicture } from "../model/house.ts";
import { isolated, runningDirection } from "./direction-of-letters.ts";
import { gapAfter, langAttribute, langInLine } from "./lang-attribute.ts";
import { packageFile } from "./package-file.ts";
import { placePictures } from "./place-pictures.ts";
import { readOrder } from "./read-order.ts";
import { readScripts } from "./read-scripts.ts";

const pageSize = z.strictObject({
	width: z.number().positive(),
	height: z.number().positive(),
});

const houseSchema = z.strictObject({
	name: z.string(),
	leastSize: z.number().positive(),
	typeSizes: z.strictObject({
		text: z.array(z.number().positive()).nonempty(),
		apart: z.array(z.number().positive()),
	}),
	page: z.strictObject({ article: pageSize, book: pageSize }),
	fonts: z.array(
		z.strictObject({
			family: z.string(),
			licence: z.string(),
			for: z
				.enum(["text", "emphasis", "code", "math", "missing"])
				.default("text"),
			faces: z.array(
				z.strictObject({
					weight: z.int(),
					style: z.enum(["normal", "italic"]),
					file: z.string(),
					features: z.array(z.string().length(4)),
				}),
			),
		}),
	),
	quotes: z.enum(["keep", "typographic"]),
	neutralColours: z.enum(["black-plate", "rgb"]),
	strict: z.boolean().default(false),
	imageCredits: z.enum(["required", "noted"]).default("noted"),
	assets: z.array(z.string()).default([]),
	labels: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

const templates = join(packageRoot, "templates");

/** The house called `id`; throws when there is none or when its files are wrong. `houses` is the folder that holds it. */
export function readHouse(id: string, houses = templates): House {
	const folder = join(houses, id);
	if (!existsSync(join(folder, "house.yaml")))
		throw new Error(
			`No house “${id}”: expected one of ${houseNames().join(", ")}`,
		);
	const file = join(folder, "house.yaml");
	const said = houseSchema.safeParse(parse(readFileSync(file, "utf8")));
	if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
	const liquid = new Liquid({
		root: folder,
		extname: ".liquid",
		strictVariables: true,
		strictFilters: true,
		outputEscape: "escape",
		cache: true,
		ownPropertyOnly: true,
	});
	liquid.registerFilter("css_string", cssString);
	liquid.registerFilter("lang_in_line", { handler: langInLine, raw: true });
	liquid.registerFilter("gap_after", gapAfter);
	liquid.registerFilter("direction", runningDirection);
	liquid.registerFilter("isolated", { handler: isolated, raw: true });
	liquid.registerFilter("lang_attribute", {
		handler: langAttribute,
		raw: true,
	});
	const sheets = new Map<string, string>();
	const pictures = readPictures(folder);
	return {
		id,
		name: said.data.name,
		page: said.data.page,
		leastSize: said.data.leastSize,
		typeSizes: said.data.typeSizes,
		pictures,
		alternatives: readAlternatives(folder),
		order: (form) => readOrder(folder, form),
		placePictures: (markup, addressOf) =>
			placePictures(markup, pictures, addressOf),
		quotes: said.data.quotes,
		neutralColours: said.data.neutralColours,
		strict: said.data.strict,
		imageCredits: said.data.imageCredits,
		assets: said.data.assets,
		fonts: said.data.fonts.flatMap((family) =>
			family.faces.map(({ file: path, ...face }) => ({
				...face,
				family: family.family,
				for: family.for,
				name: path.replace(/^.*\/|\.ttf$/g, ""),
				read: once(() => readFileSync(packageFile(path))),
				readLicence: once(() =>
					readFileSync(packageFile(family.licence), "utf8")
						.replaceAll("\r\n", "\n")
						.trim(),
				),
			})),
		),
		scripts: once(() => readScripts(join(templates, "scripts.yaml"))),
		labels: (language) => labelsOf(language, said.data.labels),
		fill: (template, data) => liquid.renderFileSync(template, data),
		css: (name) => {
			const own = join(folder, name);
			const sheet =
				sheets.get(name) ??
				readFileSync(existsSync(own) ? own : join(templates, name), "utf8");
			sheets.set(name, sheet);
			return sheet;
		},
	};
}

/** The usual words for the parts of a page, and in their place those that the house has of its own. */
function labelsOf(
	language: string,
	own: Readonly<Record<string, Readonly<Record<string, string>>>>,
): HouseLabels {
	const words = wordsOf(language);
	const name = languagesOf(language).find((tag) => own[tag]) ?? "";
	const labels = { ...words.labels, ...own[name] };
	const isOwn = Object.keys(words.labels).every((key) => own[name]?.[key]);
	return { words: labels, lang: isOwn ? undefined : words.borrowed };
}

const pictureTypes: Readonly<Record<string, HousePicture["mediaType"]>> = {
	svg: "image/svg+xml",
	png: "image/png",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
};

/** Those that lie beside the templates, under names that need no escape in an address. */
function readPictures(folder: string): HousePicture[] {
	return readdirSync(folder)
		.sort()
		.flatMap((name) => {
			const mediaType =
				pictureTypes[/^[\w-][\w.-]*\.([a-z]+)$/.exec(name)?.[1] ?? ""];
			return mediaType
				? [
						{
							name,
							mediaType,
							read: once(() => readFileSync(join(folder, name))),
						},
					]
				: [];
		});
}

/** Alternative texts in the templates, which are written out there. */
function readAlternatives(folder: string): string[] {
	const templates = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".liquid"))
		.sort()
		.map((name) => readFileSync(join(folder, name), "utf8"));
	const texts = templates.flatMap((template) =>
		[...template.matchAll(/<img\b[^>]*?\salt="([^"{}]+)"/g)].map(
			([, text = ""]) => text,
		),
	);
	return [...new Set(texts)];
}

/** Every house in templates/. */
export function houseNames(): string[] {
	return readdirSync(templates, { withFileTypes: true })
		.filter((entry) => existsSync(join(templates, entry.name, "house.yaml")))
		.map((entry) => entry.name);
}

/** Text for a string of CSS (CSS Syntax 3 §4.3.7), also safe inside a `style` element. */
function cssString(text: unknown): string {
	return String(text).replace(
		/["\\<>\p{Cc}]/gu,
		(character) => `\\${character.codePointAt(0)?.toString(16)} `,
	);
}
