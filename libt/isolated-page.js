/** The address under which pages stand; `.invalid` exists nowhere (RFC 6761 §6.4). */
const origin = "https://edition.invalid";
/** Milliseconds for one page to load, lay out and print: many times what a long book takes on a slow machine. */
export const pageTimeLimit = 300_000;
/** Opens pages before they are asked for, because the browser has time while this process loads and reads. */
export function prepareBrowser(browser) {
    // One that prints and one that draws the cover.
    prepared.set(browser, [openPage(browser), openPage(browser)]);
}
/** Resolves when no prepared page is on its way any more: for the answer of a browser that closes before, this process waits for minutes. */
export async function endPreparation(browser) {
    await Promise.allSettled(prepared.get(browser) ?? []);
}
/** Hands a page that shows `files` to `work` and closes it, whatever happens. Throws when it crashes or takes longer than `limit`. */
export async function withPage(browser, files, work, limit = pageTimeLimit) {
    __m("withPage");const page = await takePage(browser);__m("page taken")
    let timer;
    const stopped = new Promise((_resolve, reject) => {
        page.once("error", (cause) => reject(pageCrashed(cause)));
        timer = setTimeout(() => reject(pageTooSlow(limit)), limit);
    });
    try {
        return await Promise.race([show(page, files).then(work), stopped]);
    }
    finally {
        clearTimeout(timer);
        // A page in trouble does not answer, and a browser that is gone neither; what went wrong is on its way up.
        page.close().catch(() => undefined);
    }
}
async function show(page, files) {
    page.on("request", (request) => answer(request, files));
    await page.goto(`${origin}/`, { waitUntil: "load", timeout: 0 });__m("loaded");
    return page;
}
const remedy = "make the images smaller, or split the manuscript into chapters";
function pageCrashed(cause) {
    return new Error(`A page crashed in the browser: build again; if it crashes again, ${remedy}`, { cause });
}
function pageTooSlow(limit) {
    return new Error(`A page took the browser longer than ${limit / 1000} seconds: ${remedy}`);
}
/** Empty pages that nobody has used yet. */
const prepared = new WeakMap();
/** A prepared page, or a new one where none is left. */
function takePage(browser) {
    return prepared.get(browser)?.shift() ?? openPage(browser);
}
function openPage(browser) {
    const opening = open(browser);
    // Until somebody takes it.
    opening.catch(() => undefined);
    return opening;
}
async function open(browser) {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    return page;
}
function answer(request, files) {
    const address = new URL(request.url());
    const file = address.origin === origin ? files.get(address.pathname) : undefined;
    const done = address.protocol === "data:"
        ? request.continue()
        : file
            ? request.respond({
                status: 200,
                contentType: file.mediaType,
                headers: { "access-control-allow-origin": origin },
                body: typeof file.bytes === "string"
                    ? file.bytes
                    : Buffer.from(file.bytes),
            })
            : request.abort("blockedbyclient");
    // A page that is closed in the middle answers nothing.
    done.catch(() => undefined);
}
