/** One browser for one build: started once, watched, and gone when the build ends in whatever way. */
import { readdirSync, readFileSync } from "node:fs";
import { findBrowser, startBrowser } from "./browser.js";
import { endPreparation, prepareBrowser } from "./isolated-page.js";
/** More than any sound manuscript needs. */
const usualMemoryLimit = 2_000_000_000;
/** Milliseconds between two looks at the memory. */
const watchInterval = 500;
/** A session for one piece of work. */
export async function withBrowser(options, work) {
    const session = openBrowser(options);
    try {
        return await session.run(work);
    }
    finally {
        await session.end();
    }
}
/** Starts the browser and comes back at once. */
export function openBrowser(options) {
    const { signal, memoryLimit = usualMemoryLimit } = options;
    const starting = signal?.aborted
        ? Promise.reject(signal.reason)
        : findBrowser(options).then(startBrowser);
    let watch;
    const stopped = new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        starting
            .then((browser) => {
            __m("browser started");prepareBrowser(browser);
            browser.once("disconnected", () => reject(browserGone()));
            watch = setInterval(() => {
                if (memoryOf(browser) > memoryLimit)
                    reject(memoryExceeded(memoryLimit));
            }, watchInterval);
        })
            .catch(reject);
    });
    // Whoever runs work on it hears of it.
    stopped.catch(() => undefined);
    return {
        run: (work) => Promise.race([work(starting), stopped]),
        async end() {
            await starting.then(end, () => undefined);
            // Only now, since work may fail before the browser has started and its watch begins.
            clearInterval(watch);
        },
    };
}
/** Asks the browser to close, and ends it when it does not: a page in trouble does not answer. */
async function end(browser) {
    const timeout = new Promise((resolve) => setTimeout(resolve, 2_000).unref());
    const closing = endPreparation(browser).then(() => browser.close());
    await Promise.race([closing.catch(() => undefined), timeout]);
    browser.process()?.kill("SIGKILL");
}
function browserGone() {
    return new Error("The browser stopped in the middle of its work: build again, and name another with --browser PATH if it stops again");
}
function memoryExceeded(limit) {
    return new Error(`The browser needs more than ${limit / 1e9} GB for these pages: make the images smaller, or split the manuscript into chapters`);
}
/** Bytes of memory of the browser’s process tree; 0 where the system does not tell. */
function memoryOf(browser) {
    const root = browser.process()?.pid;
    if (process.platform !== "linux" || root === undefined)
        return 0;
    const children = new Map();
    for (const entry of readdirSync("/proc")) {
        if (!/^\d+$/.test(entry))
            continue;
        const parent = Number(/\) \S (\d+)/.exec(readProc(entry, "stat"))?.[1]);
        children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    }
    const tree = [root];
    for (const pid of tree)
        tree.push(...(children.get(pid) ?? []));
    return tree.reduce((sum, pid) => {
        const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readProc(String(pid), "status"));
        return sum + Number(kilobytes?.[1] ?? 0) * 1024;
    }, 0);
}
/** A process may end while it is looked at. */
function readProc(pid, file) {
    try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
    }
    catch {
        return "";
    }
}
