import { printPdf } from "./print.js";
import { printPage } from "./print-page.js";
export function printEdition(publication, house, browser) {
    let settle = () => undefined;
    const settled = new Promise((resolve) => {
        settle = resolve;
    });
    const print = printPage(publication, house).then(async (page) => printPdf(await browser, page, settle));
    // A print that fails never says where its pages break.
    const breaks = Promise.race([settled, print.then(() => settled)]);
    // Until somebody waits for it.
    breaks.catch(() => undefined);
    return { breaks, print };
}
