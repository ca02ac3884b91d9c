/** Statement → the page that the browser prints: a private intermediate, with hyphenation and marks for the finishing step. */
import type { PageFile, PageFiles } from "../../../browser/isolated-page.ts";
import {
	type CutFace,
	cutFonts,
	styleSheet,
} from "../../../fonts/cut-fonts.ts";
import type { House, HousePicture } from "../../../model/house.ts";
import type { Statement } from "../../../model/statement.ts";
import { blocksOf } from "../../page/blocks.ts";
import { viewChapters } from "../../page/chapter-view.ts";
import { toHtml } from "../../page/markup.ts";
import { sheetsOf } from "../../page/sheets.ts";
import { generator, viewOf } from "../../page/view.ts";
import { divideLong, partStyles } from "./divide-long.ts";
import { hyphenate } from "./hyphenate.ts";
import { markNoteLinks } from "./note-links.ts";
import { markPlaces } from "./place-marks.ts";
import { tagLabels, tagRoles } from "./tag-roles.ts";

/** The files of the page by address, `/` being the page itself. */
export async function printPage(
	statement: Statement,
	house: House,
): Promise<PageFiles> {
	const chapters = viewChapters(statement, house, {
		imageAddress: (asset) => `/images/${asset.fileName}`,
		placeAddress: (id) => `#${id}`,
		headingShift: statement.form === "book" ? 1 : 0,
		epubType: false,
		serialize: toHtml,
		onBody: (body) => {
			for (const { block, element } of blocksOf(body))
				element.properties.id ??= block.id;
		},
		transform: (tree, chapter) => {
			// Before marks for tags, which put elements of no place around others.
			markPlaces(tree, chapter.slug);
			hyphenate(tree, chapter.lang);
			// Before tags, which move ids.
			markNoteLinks(tree);
			tagRoles(tree);
			// Last, since it puts elements between others.
			divideLong(tree);
		},
	});
	const data = {
		view: viewOf(statement, house),
		chapters,
		generator,
		page: house.page[statement.form],
	};
	const fill = (css: string) => house.fill("print", { ...data, css });
	const faces = await cutFonts(house.fonts, fill(""), "truetype");
	const sheets = sheetsOf(
		statement,
		house,
		["print.css", `print-${statement.form}.css`],
		"print",
	);
	const filled = fill(
		styleSheet(faces, fontAddress, [sheets, partStyles, unseen].join("\n")),
	);
	const page = house.placePictures(tagLabels(filled), houseAddress);
	return new Map<string, PageFile>([
		["/", { mediaType: "text/html; charset=utf-8", bytes: page }],
		...faces.map(
			(face) =>
				[
					fontAddress(face),
					{ mediaType: "font/ttf", bytes: face.bytes },
				] as const,
		),
		...house.pictures.map(
			(picture) =>
				[
					houseAddress(picture),
					{ mediaType: picture.mediaType, bytes: picture.read() },
				] as const,
		),
		...statement.images.map(
			(image) =>
				[
					`/images/${image.fileName}`,
					{ mediaType: image.mediaType, bytes: image.bytes },
				] as const,
		),
	]);
}

/** The page is only printed, and to lay out a book for the screen takes as long as for print. */
const unseen = "@media screen { body { display: none } }";

function houseAddress({ name }: HousePicture): string {
	return `/house/${name}`;
}

function fontAddress(face: CutFace): string {
	return `/fonts/${face.name}.ttf`;
}
