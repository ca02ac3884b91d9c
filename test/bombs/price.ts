/** What an answer may cost: a bomb is input that is small and takes long, or much memory, to read. */
import { afterAll, expect } from "vitest";
import { ofThisRun as casesOfThisRun } from "../every-day.ts";

/** Seconds of a processor, which other work on the machine does not lengthen. */
const mostSeconds = 10;
/** Megabytes of this process at its worst moment. */
const mostMegabytes = 2000;

interface Row {
	readonly bomb: string;
	readonly answer: string;
	readonly seconds: number;
}

/** Answers to bombs of one file of tests; shows them as a table in the end. */
export function openPrices(what: string) {
	const rows: Row[] = [];
	afterAll(() => {
		const megabytes = process.resourceUsage().maxRSS / 1000;
		console.log(
			[
				`| ${what} | answer | seconds |`,
				"| --- | --- | ---: |",
				...rows.map(
					({ bomb, answer, seconds }) =>
						`| ${bomb} | ${answer} | ${seconds.toFixed(1)} |`,
				),
				`at most ${megabytes.toFixed(0)} MB`,
			].join("\n"),
		);
	});
	/** Does `work` and says what it answered; fails when that took too long or too much. */
	return async (bomb: string, work: () => Promise<string>): Promise<string> => {
		const before = process.cpuUsage();
		const answer = await work();
		const { user, system } = process.cpuUsage(before);
		const seconds = (user + system) / 1e6;
		rows.push({ bomb, answer: short(answer), seconds });
		expect(seconds).toBeLessThan(mostSeconds);
		expect(process.resourceUsage().maxRSS / 1000).toBeLessThan(mostMegabytes);
		return answer;
	};
}

/** The bombs of this run: those `alike`, which show what a faster one shows too, are tried among the tests of the machine. */
export function ofThisRun<T extends readonly [what: string, ...unknown[]]>(
	alike: readonly string[],
	bombs: readonly T[],
): readonly T[] {
	const unknown = alike.filter(
		(name) => !bombs.some(([what]) => what === name),
	);
	if (unknown.length > 0) throw new Error(`No bombs: ${unknown.join(", ")}`);
	return casesOfThisRun(bombs, ([what]) => alike.includes(what));
}

function short(answer: string): string {
	const [line = ""] = answer.split("\n");
	return (line.length > 100 ? `${line.slice(0, 99)}…` : line).replaceAll(
		"|",
		"\\|",
	);
}
