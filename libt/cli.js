#!/usr/bin/env node
/** The command line: commands and flags in, report out, exit code. Failures are caught here and nowhere else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "./package-root.js";
import { openTerminal } from "./terminal.js";
/** Loaded when they are called, so that each starts fast. */
const commands = {
    build: async () => (await import("./commands/build.js")).buildCommand,
    doctor: async () => (await import("./commands/doctor.js")).doctorCommand,
    import: async () => (await import("./commands/import.js")).importCommand,
    check: async () => (await import("./commands/check.js")).checkCommand,
};
globalThis.__m??=(n)=>process.stderr.write(`   ${performance.now().toFixed(0)} ${n}\n`);__m("cli start");process.exitCode = await main(process.argv.slice(2));
async function main(words) {
    const [name, ...rest] = words;
    const terminal = openTerminal(rest.includes("--json"));
    // An error that a library leaves to nobody; what the output folder held is still there.
    process.on("uncaughtException", (error) => {
        terminal.fail(error);
        process.exit(2);
    });
    try {
        if (name === "--version" || name === "-v") {
            terminal.say(version());
            return 0;
        }
        if (name === undefined || name === "--help" || name === "-h") {
            terminal.say(await overview());
            return name === undefined ? 2 : 0;
        }
        const load = commands[name === "help" ? (rest[0] ?? "") : name];
        if (!load)
            throw new Error(`Unknown command “${name === "help" ? (rest[0] ?? "") : name}”, expected one of ${Object.keys(commands).join(", ")}: see colophon --help`);
        return await call(await load(), name === "help" ? ["--help"] : rest);
    }
    catch (error) {
        terminal.fail(error);
        return 2;
    }
    async function call(command, given) {
        const { values, positionals } = parse(command, given);
        if (values.help) {
            terminal.say(command.help);
            return 0;
        }
        return command.run({
            paths: positionals,
            flags: values,
            terminal,
            signal: interruption(),
        });
    }
}
function parse(command, words) {
    try {
        return parseArgs({
            args: [...words],
            options: {
                ...command.options,
                help: { type: "boolean", short: "h" },
            },
            allowPositionals: true,
        });
    }
    catch (cause) {
        throw new Error(`Unexpected flag for “${command.name}”: see colophon ${command.name} --help`, { cause });
    }
}
/** Ctrl-C once ends the work in order; twice ends the process at once. */
function interruption() {
    const controller = new AbortController();
    const interrupt = () => {
        if (controller.signal.aborted)
            process.exit(2);
        controller.abort(new Error("Interrupted: the output folder is as it was before"));
    };
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
        process.on(name, interrupt);
    return controller.signal;
}
async function overview() {
    const loaded = await Promise.all(Object.values(commands).map((load) => load()));
    const width = Math.max(...loaded.map((command) => command.name.length));
    return `Colophon builds a Markdown manuscript into an EPUB to download, a PDF to print and
an HTML file to archive; each credits everyone who made the work.

Usage: colophon COMMAND [PATH…] [flags]

${loaded.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join("\n")}

colophon COMMAND --help tells more of each. colophon --version prints the version.`;
}
function version() {
    const file = join(packageRoot, "package.json");
    return JSON.parse(readFileSync(file, "utf8"))
        .version;
}
