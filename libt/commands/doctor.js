/** `colophon doctor`: what a build stands on, each thing found or missing, and the remedy for what is missing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, startBrowser } from "../browser.js";
import { openCache } from "../cache-folder.js";
import { houseNames, readHouse } from "../house/index.js";
import { packageRoot } from "../package-root.js";
import { findValidators } from "../validators/index.js";
export const doctorCommand = {
    name: "doctor",
    summary: "Tell what a build needs, what was found, and how to get the rest",
    help: `Usage: colophon doctor [--browser PATH] [--json]

Looks for everything that a build needs, starts the browser once to prove that
it runs, and tells the remedy for each thing that is missing. The validators are
optional: colophon check runs those that are there.

  --browser PATH   a Chrome or Chromium to try, instead of the one found
  --json           print the report as JSON on standard output, and nothing else

Exit status: 0 a build can run, 2 something that it needs is missing.`,
    options: {
        browser: { type: "string" },
        json: { type: "boolean" },
    },
    run: runDoctor,
};
async function runDoctor({ flags, terminal, signal }) {
    terminal.progress("Looking for what a build needs");
    const needed = [
        examineNode(),
        ...(await examineBrowser({
            executable: typeof flags.browser === "string" ? flags.browser : undefined,
            onUnpack: () => terminal.progress("Unpacking, this once, Chromium"),
            signal,
        })),
        ...houseNames().map(examineHouse),
    ];
    signal.throwIfAborted();
    terminal.progress("Looking for validators");
    const optional = await examineValidators();
    terminal.endProgress();
    const ok = needed.every((finding) => finding.state === "found");
    const report = { ok, needed, optional };
    terminal.say(flags.json ? JSON.stringify(report, null, 2) : describe(report));
    return ok ? 0 : 2;
}
function examineNode() {
    const manifest = join(packageRoot, "package.json");
    const { engines } = JSON.parse(readFileSync(manifest, "utf8"));
    const oldest = engines.node.replace(/^>=/, "");
    const found = {
        name: "Node",
        details: [`${process.versions.node}, ${process.execPath}`],
    };
    return isAtLeast(process.versions.node, oldest)
        ? { ...found, state: "found" }
        : {
            ...found,
            state: "missing",
            remedy: `install Node ${oldest} or later`,
        };
}
function isAtLeast(version, oldest) {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
    return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
const origins = {
    flag: "named by --browser",
    environment: "named by PUPPETEER_EXECUTABLE_PATH",
    bundled: "from the npm package @sparticuz/chromium",
    puppeteer: "installed by puppeteer",
    installed: "installed on this machine",
};
/** The browser, and what it stands on. Starting it is the only proof that it starts. */
async function examineBrowser(options) {
    try {
        const found = await findBrowser(options);
        const browser = await startBrowser(found);
        const version = await browser.version().finally(() => browser.close());
        return [
            {
                name: "Browser",
                state: "found",
                details: [`${version}, ${origins[found.origin]}`, found.executable],
            },
            ...examineSurroundings(found),
        ];
    }
    catch (error) {
        options?.signal?.throwIfAborted();
        return [{ name: "Browser", state: "missing", ...remedyIn(error) }];
    }
}
function examineSurroundings({ origin }) {
    const bundled = origin === "bundled";
    return [
        {
            name: "Libraries",
            state: "found",
            details: [
                bundled ? "NSS and Expat of the bundle" : "NSS and Expat of the system",
            ],
        },
        ...(bundled ? [examineCache()] : []),
    ];
}
function examineCache() {
    const name = "Cache";
    try {
        return { name, state: "found", details: [openCache()] };
    }
    catch (error) {
        return { name, state: "found", details: ["read-only", ...messages(error)] };
    }
}
/** The fonts of a house, which are read from their packages. */
function examineHouse(name) {
    const finding = { name: `Fonts of “${name}”` };
    try {
        const faces = readHouse(name).fonts;
        for (const face of faces)
            face.read();
        const families = [...new Set(faces.map((face) => face.family))].map((family) => {
            const count = faces.filter((face) => face.family === family).length;
            return `${family}, ${count} ${count === 1 ? "face" : "faces"}`;
        });
        return { ...finding, state: "found", details: families };
    }
    catch (error) {
        return {
            ...finding,
            state: "missing",
            details: messages(error),
            remedy: "install Colophon’s dependencies again (npm ci)",
        };
    }
}
async function examineValidators() {
    const validators = await findValidators();
    return validators.map(({ title: name, edition, found, remedy }) => found
        ? {
            name,
            state: "found",
            details: [`${found.version}, for ${edition.toUpperCase()}`],
        }
        : {
            name,
            state: "not installed",
            details: [`not installed, for ${edition.toUpperCase()}`],
            remedy,
        });
}
/** A failure says what is wrong, a colon, and the remedy. */
function remedyIn(error) {
    const [first = "", ...causes] = messages(error);
    const [, wrong, remedy] = /^(.*?): (.*)$/.exec(first) ?? [];
    return wrong && remedy
        ? { details: [wrong, ...causes], remedy }
        : { details: [first, ...causes] };
}
function messages(error) {
    return error instanceof Error
        ? [
            error.message.split("\n")[0] ?? "",
            ...(error.cause instanceof Error ? messages(error.cause) : []),
        ].slice(0, 2)
        : [String(error)];
}
const marks = {
    found: "✓",
    missing: "✗",
    "not installed": "–",
};
function describe({ ok, needed, optional }) {
    const width = Math.max(...[...needed, ...optional].map((finding) => finding.name.length));
    const rows = (findings) => findings.map((finding) => describeFinding(finding, width)).join("\n");
    return `What a build needs
${rows(needed)}

Validators, optional: colophon check runs those that are installed
${rows(optional)}

${ok ? "A build can run." : "A build cannot run: see what is missing above."}`;
}
function describeFinding(finding, width) {
    const { name, state, details, remedy } = finding;
    const lines = [...details, ...(remedy ? [`→ ${remedy}`] : [])];
    const indent = " ".repeat(width + 6);
    return `  ${marks[state]} ${name.padEnd(width)}  ${lines.join(`\n${indent}`)}`;
}
