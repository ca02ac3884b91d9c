/** What was checked → one page that a person in charge can read and sign: no script, nothing from elsewhere. */
import { lstatSync, readFileSync } from "node:fs";
import type { Browser } from "puppeteer";
import { sidesOf } from "../audit/describe.ts";
import { sayingOf } from "../audit/sayings.ts";
import { sha256 } from "../machine/sha256.ts";
import type { House } from "../model/house.ts";
import type { CheckedFolder } from "./check-folder.ts";
import { creditMatrices } from "./credit-matrix.ts";
import { pictureZones } from "./picture-zones.ts";

/** Without a browser, the page says that it has no pictures. */
export async function creditReport(
	checked: readonly CheckedFolder[],
	house: House,
	browser: Browser | undefined,
): Promise<string> {
	const publications: object[] = [];
	for (const folder of checked)
		publications.push(await viewFolder(folder, browser));
	return seal(
		house.fill("report", { publications, css: house.css("report.css") }),
	);
}

/** Whether the file is a report as it was written: one that was signed in the file is another. */
export function isUnchangedReport(path: string): boolean {
	if (!lstatSync(path).isFile()) return false;
	const page = readFileSync(path, "utf8");
	return seal(page.replace(sealed, "")) === page;
}

/** The last line of a report, with a hash of all that is before it. */
const sealed = /<!-- colophon report [0-9a-f]{64} -->\n$/;

function seal(page: string): string {
	return `${page}<!-- colophon report ${sha256(Buffer.from(page))} -->\n`;
}

const titles = { html: "HTML", epub: "EPUB", pdf: "PDF" } as const;

async function viewFolder(
	{ record, readings, files, report }: CheckedFolder,
	browser: Browser | undefined,
): Promise<object> {
	const pictures = browser
		? await pictureZones(record, readings, files, browser)
		: [];
	const faults = report.results.filter((result) => result.status !== "pass");
	return {
		title: record.title,
		lang: record.language,
		byline: record.byline.text,
		creditLines: record.creditLines.map((line) => line.text),
		ok: report.ok,
		passed: report.results.filter((result) => result.status === "pass").length,
		faults: faults.map((fault) => ({
			...fault,
			says: sayingOf(fault.rule) ?? "",
			...sidesOf(fault),
			following: fault.follows ?? [],
		})),
		editions: creditMatrices(record, readings).map((matrix) => ({
			...matrix,
			title: titles[matrix.edition],
			file: record.editions.find((item) => item.name === matrix.edition),
			pictures: pictures
				.filter((picture) => picture.edition === matrix.edition)
				.map((picture) => ({
					alt: altOf(picture.zone, titles[matrix.edition]),
					src: `data:image/png;base64,${Buffer.from(picture.png).toString("base64")}`,
				})),
		})),
	};
}

function altOf(zone: "byline" | "credits", edition: string): string {
	return zone === "byline"
		? `The byline as the ${edition} edition shows it`
		: `The credit lines as the ${edition} edition shows them`;
}
