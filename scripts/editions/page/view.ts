/** What the templates of every edition get to see of a publication: words that are said already, and marked up. */
import { isolated } from "../../house/direction-of-letters.ts";
import type { House } from "../../model/house.ts";
import type {
	DateLine,
	PrintedLine,
	StatedCredits,
	Statement,
} from "../../model/statement.ts";
import { markPhrases } from "./phrases.ts";

export interface MarkedLine {
	readonly kind: string;
	readonly label: string;
	/** The language of the label where it is another than the publication’s; "" otherwise. */
	readonly labelLang: string;
	/** Markup, escaped already. */
	readonly html: string;
}

export interface View {
	readonly lang: string;
	readonly dir: Statement["direction"];
	readonly form: Statement["form"];
	readonly title: string;
	/** The title and the imprint as they fit into a running head. */
	readonly runningTitle: string;
	readonly runningImprint: string;
	readonly subtitle: string;
	readonly kicker: string;
	/** "" where no publisher is declared. */
	readonly imprint: string;
	readonly labels: Readonly<Record<string, string>>;
	/** The language of these where it is another than the publication’s; "" otherwise. */
	readonly labelsLang: string;
	/** Markup of the byline, "" when nobody is named. */
	readonly byline: string;
	readonly dates: readonly Required<DateLine>[];
	/** Source lines stand under the byline: a republished or adapted work says so at once. */
	readonly sources: readonly MarkedLine[];
	readonly creditLines: readonly string[];
	readonly notes: readonly MarkedLine[];
	readonly colophon: readonly MarkedLine[];
}

/** The name that editions give as the tool that made them, never as a person. */
export const generator = "Colophon";

export function viewOf(statement: Statement, house: House): View {
	const labels = house.labels(statement.language);
	const mark = (line: PrintedLine) => markLine(line, statement.direction);
	return {
		lang: statement.language,
		dir: statement.direction,
		form: statement.form,
		title: statement.title,
		runningTitle: runningTitle(statement.title),
		runningImprint: runningTitle(statement.imprint),
		subtitle: statement.subtitle ?? "",
		kicker: statement.kicker ?? "",
		imprint: statement.imprint,
		labels: labels.words,
		labelsLang: labels.lang ?? "",
		...viewCredits(statement, authorClass(statement)),
		dates: statement.dateLines.map((date) => ({
			...date,
			labelLang: date.labelLang ?? "",
		})),
		sources: statement.sourceLines.map(mark),
		notes: statement.notes.map(mark),
		colophon: statement.colophon.map(mark),
	};
}

/** An affiliation in the byline is no author. */
function authorClass({ makers }: Statement): (agent: string) => string {
	const ids = new Set(makers.creators.map(({ agent }) => agent.id));
	return (agent) => (ids.has(agent) ? "p-author h-card" : "");
}

/** The markup of a work’s credits, or a chapter’s. */
export function viewCredits(
	{ byline, creditLines }: StatedCredits,
	classOf?: (agent: string) => string,
): Pick<View, "byline" | "creditLines"> {
	return {
		byline: markPhrases(byline.phrases, classOf),
		creditLines: creditLines.map((line) => markPhrases(line.phrases)),
	};
}

/** At most 64 characters, or half as many of those that are as wide as two, cut between words. */
export function runningTitle(title: string): string {
	const most = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/u.test(
		title,
	)
		? 32
		: 64;
	const characters = [...title];
	if (characters.length <= most) return title;
	const start = characters.slice(0, most - 2).join("");
	return `${start.replace(/[\s,;:.–—-]+\S*$/u, "")}\u00a0…`;
}

function markLine(line: PrintedLine, dir: View["dir"]): MarkedLine {
	const [only, ...more] = line.phrases;
	const isText =
		!(only?.href || only?.agent || only?.lang) && more.length === 0;
	return {
		kind: line.kind,
		label: line.label ?? "",
		labelLang: line.labelLang ?? "",
		html: only && isText ? isolated(only.text, dir) : markPhrases(line.phrases),
	};
}
