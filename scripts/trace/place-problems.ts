/** What is wrong with printed editions → problems of the manuscript, each at its line where that can be told. */
import type { AuditResult, ManuscriptLine, Readings } from "../audit/rule.ts";
import { sayFinding } from "../audit/say-finding.ts";
import type { Fault, PdfFault, Place, Problem } from "../model/problem.ts";
import type { CreditRecord } from "../statement/credit-record.ts";
import { openTrace } from "./index.ts";
import { keyOfRule } from "./key-of-rule.ts";
import type { Manuscript } from "./read-manuscript-of.ts";

export interface EditionFaults {
	readonly results: readonly AuditResult[];
	/** What printing and the checker of the PDF have brought to light. */
	readonly faults: readonly PdfFault[];
}

/** Failed results and faults, in their order; those without a place have the manuscript’s file alone. */
export function placeProblems(
	{ results, faults }: EditionFaults,
	readings: Readings,
	record: CreditRecord,
	manuscript: Manuscript,
): Problem[] {
	const trace = openTrace(readings, record, manuscript);
	const placed = (
		{ rule, message }: Fault,
		line: ManuscriptLine | undefined,
	): Problem => ({
		rule,
		message,
		...(line
			? placeOf(line, manuscript)
			: { file: manuscript.publication.file }),
	});
	return [
		...faults.map((fault): Problem => {
			const { rule, message, place } = fault;
			if (place) return { rule, message, ...place };
			const found = trace.ofFault(fault);
			const begins = found?.isPage ? "; the page begins with this line" : "";
			const page = fault.page
				? ` (page ${fault.page} of the PDF${begins})`
				: "";
			return placed({ rule, message: `${message}${page}` }, found);
		}),
		...results
			.filter(({ status }) => status === "fail")
			.map((result) =>
				withFollowing(
					placed(
						{ rule: result.rule, message: sayFinding(result) },
						result.manuscript ??
							trace.ofResult(result) ??
							keyLine(result, manuscript),
					),
					result,
				),
			),
	];
}

/** With what follows from it, for programs. */
function withFollowing(
	problem: Problem,
	{ follows = [] }: AuditResult,
): Problem {
	if (follows.length === 0) return problem;
	return {
		...problem,
		follows: follows.map((result) => ({
			rule: result.rule,
			message: sayFinding(result),
		})),
	};
}

function keyLine(
	{ rule }: AuditResult,
	{ frontMatter }: Manuscript,
): ManuscriptLine | undefined {
	const key = keyOfRule[rule]?.find(
		(name) => frontMatter.kind([name]) !== "nothing",
	);
	return key === undefined ? undefined : frontMatter.placeOfKey([key]);
}

/** With the text of the line, and the column in which it begins. */
function placeOf(
	{ file, line }: ManuscriptLine,
	{ publication }: Manuscript,
): Place {
	const { sources, chapters, form } = publication;
	const chapter = chapters.findIndex((item) => item.file === file);
	const index = form === "book" && file !== publication.file ? chapter + 1 : 0;
	const text = Buffer.from(sources[index]?.bytes ?? []).toString("utf8");
	const source = text.split(/\r\n|\r|\n/)[line - 1] ?? "";
	return { file, line, column: source.search(/\S|$/) + 1, source };
}
