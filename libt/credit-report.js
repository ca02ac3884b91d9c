import { firstDifference } from "./audit/compare.js";
import { creditMatrices } from "./audit/credit-matrix.js";
import { pictureZones } from "./audit/picture-zones.js";
import { sayingOf } from "./audit/sayings.js";
/** Without a browser, the page says that it has no pictures. */
export async function creditReport(checked, house, browser) {
    const publications = [];
    for (const folder of checked)
        publications.push(await viewFolder(folder, browser));
    return house.fill("report", { publications, css: house.css("report.css") });
}
const titles = { html: "HTML", epub: "EPUB", pdf: "PDF" };
async function viewFolder({ record, readings, files, report }, browser) {
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
            differs: fault.status === "not-run"
                ? ""
                : (firstDifference(fault.expected, fault.actual) ?? ""),
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
function altOf(zone, edition) {
    return zone === "byline"
        ? `The byline as the ${edition} edition shows it`
        : `The credit lines as the ${edition} edition shows them`;
}
