import { withPage } from "../../isolated-page.js";
import { printOptions, settlePages } from "./settle-pages.js";
/** `onBreaks` is told where the pages break as soon as that is settled, before the print is made. */
export async function printPdf(browser, files, onBreaks) {
    return withPage(browser, files, async (page) => {
        await page.$eval("body", loadFonts);
        const breaks = await settlePages(page);__m("settled");
        onBreaks(breaks);
        await numberContents(page, breaks);
        const links = await page.$eval("body", readLinks);
        __m("links");const bytes = await page.pdf({
            ...printOptions,
            tagged: true,
            outline: true,
        });
        return { bytes, links, producer: await browser.version() };
    });
}
/** Writes the page of each chapter into the contents, in figures as wide as what they replace. */
function numberContents(page, places) {
    return page.$eval("body", (body, numbers) => {
        for (const element of body.querySelectorAll("[data-page-of]"))
            element.textContent = String(numbers[element.getAttribute("data-page-of") ?? ""] ?? "");
    }, Object.fromEntries(places));
}
/** Run by the page: what is not shown on the screen has asked for no fonts yet, and printing does not wait for them. */
async function loadFonts({ ownerDocument }) {
    const { defaultView: view, body, fonts } = ownerDocument;
    if (view?.getComputedStyle(body).display !== "none")
        return;
    await Promise.all([...fonts].map((font) => font.load()));
}
/** Run by the page, at one go: a call for each of a book’s thousands of links takes long. */
function readLinks(body) {
    return [...body.querySelectorAll("a[href]")].map((anchor) => ({
        href: anchor.getAttribute("href") ?? "",
        text: (anchor.getAttribute("aria-label") ?? anchor.textContent ?? "")
            .replace(/\s+/g, " ")
            .trim(),
    }));
}
