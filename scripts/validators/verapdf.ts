/** veraPDF, the reference validator for PDF/A and PDF/UA: every file is held to PDF/UA-1 and PDF/A-2a, or 3a where it claims part 3. */
import { statSync } from "node:fs";
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

const places: ToolPlaces = {
	variable: "COLOPHON_VERAPDF",
	installed: "verapdf",
	program: "verapdf",
	named: "its script or the folder of its jars",
	start,
};

export async function findVerapdf(): Promise<Validator> {
	const tool = await findTool(places);
	return {
		name: "verapdf",
		title: "veraPDF",
		edition: "pdf",
		browses: false,
		...tool,
		run: async (file, options) => check(commandOf(tool), file, options),
	};
}

function start(path: string): ProgramCall {
	const jars = statSync(path).isDirectory() ? join(path, "*") : path;
	return jars === path && !path.endsWith(".jar")
		? [path]
		: ["java", "-cp", jars, "org.verapdf.apps.GreenfieldCliWrapper"];
}

/** One start judges all that the file claims; a second one what it should have claimed. */
async function check(
	command: ProgramCall,
	file: string,
	options: RunOptions | undefined,
): Promise<readonly Objection[]> {
	const claimed = await validate(command, "0", file, options);
	if (claimed.unreadable) return [unreadable(claimed.unreadable)];
	const results = [...claimed.results];
	for (const flavour of wantedOf(results))
		if (!results.some((result) => result.flavour === flavour))
			results.push(
				...(await validate(command, flavour, file, options)).results,
			);
	return wantedOf(results).flatMap((flavour) =>
		results
			.filter((result) => result.flavour === flavour)
			.flatMap(objectionsOf),
	);
}

/** What a file must pass, whatever less it claims. */
function wantedOf(results: readonly Result[]): readonly string[] {
	const third = results.some(({ flavour }) => flavour.startsWith("3"));
	return ["ua1", third ? "3a" : "2a"];
}

const Check = z.object({
	context: z.string(),
	errorMessage: z.string().nullish(),
});

const Rule = z.object({
	clause: z.string(),
	testNumber: z.number(),
	description: z.string(),
	checks: z.array(Check),
});

const Validation = z.object({
	profileName: z.string(),
	jobEndStatus: z.string(),
	details: z.object({ ruleSummaries: z.array(Rule) }),
});

const Report = z.object({
	report: z.object({
		jobs: z.tuple([
			z.object({
				validationResult: z.array(Validation).optional(),
				taskException: z
					.object({ type: z.string(), exceptionMessage: z.string() })
					.optional(),
			}),
		]),
	}),
});

interface Result {
	readonly flavour: string;
	readonly rules: readonly z.infer<typeof Rule>[];
}

interface Judgement {
	readonly results: readonly Result[];
	/** Why the file is no PDF that can be read. */
	readonly unreadable?: string | undefined;
}

/** Flavour `0` is every profile that the file claims, in one start. */
async function validate(
	command: ProgramCall,
	flavour: string,
	file: string,
	options: RunOptions | undefined,
): Promise<Judgement> {
	const { output, errors } = await runJava(
		[
			...command,
			"--nonpdfext",
			...["--flavour", flavour],
			...["--defaultflavour", "2a"],
			...["--format", "json"],
			file,
		],
		options,
	);
	const [job] = parse(output, errors).report.jobs;
	if (job.taskException?.type === "PARSE")
		return { results: [], unreadable: job.taskException.exceptionMessage };
	if (job.taskException || !job.validationResult)
		throw new Error(
			`veraPDF failed on ${file}: ${job.taskException?.exceptionMessage ?? errors}`,
		);
	return { results: job.validationResult.map(toResult) };
}

function parse(output: string, errors: string): z.infer<typeof Report> {
	try {
		return Report.parse(JSON.parse(output));
	} catch (cause) {
		throw new Error(`veraPDF left no report: ${errors}`, { cause });
	}
}

function toResult(validation: z.infer<typeof Validation>): Result {
	const { profileName, jobEndStatus, details } = validation;
	if (jobEndStatus !== "normal")
		throw new Error(`veraPDF did not finish ${profileName}: ${jobEndStatus}`);
	return { flavour: flavourOf(profileName), rules: details.ruleSummaries };
}

/** “PDF/UA-1 validation profile” is `ua1`, “PDF/A-2A validation profile” is `2a`. */
function flavourOf(profile: string): string {
	const [, standard, part = ""] = /^PDF\/(A|UA)-(\w+)/.exec(profile) ?? [];
	if (standard === undefined) return profile;
	return standard === "UA" ? `ua${part}` : part.toLowerCase();
}

function objectionsOf({ flavour, rules }: Result): Objection[] {
	return rules.flatMap(({ clause, testNumber, description, checks }) =>
		checks.map((check) => ({
			validator: "verapdf",
			edition: "pdf",
			severity: "error",
			rule: `${flavour}:${clause}-${testNumber}`,
			message: check.errorMessage || description,
			place: describe(check.context),
		})),
	);
}

/** The page, where the path to the object goes through one, and the path. */
function describe(context: string): string {
	const page = /\bpages\[(\d+)\]/.exec(context)?.[1];
	return page === undefined ? context : `page ${Number(page) + 1}, ${context}`;
}

function unreadable(message: string): Objection {
	return {
		validator: "verapdf",
		edition: "pdf",
		severity: "fatal",
		rule: "parse",
		message,
	};
}
