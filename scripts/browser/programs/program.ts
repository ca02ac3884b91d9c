/**
 * Programs that run inside a page. Each is a function of its own file with the functions of that file that it calls, all of
 * which are sent as their own text: they must refer to nothing else than each other and what a page has.
 */
import type { Page } from "puppeteer";

export interface Program<Given extends readonly unknown[], Result> {
	/** The function itself. */
	readonly main: (...given: Given) => Result;
	/** An expression whose value is the function, with all that it calls. */
	readonly text: string;
}

/** `parts` are what `main` calls, and what they call. */
export function program<Given extends readonly unknown[], Result>(
	main: (...given: Given) => Result,
	...parts: readonly ((...given: never[]) => unknown)[]
): Program<Given, Result> {
	return {
		main,
		text: `(() => {\n${shim}\n${parts.join("\n")}\nreturn ${main};\n})()`,
	};
}

/** esbuild, by which tsx runs TypeScript, adds calls of this to functions inside of functions, to keep their names. */
const shim = "const __name = (value) => value;";

/** `given` and the result are what JSON can say. */
export async function runInPage<Given extends readonly unknown[], Result>(
	page: Page,
	{ text }: Program<Given, Result>,
	...given: Given
): Promise<Awaited<Result>> {
	const values = given.map((value) => JSON.stringify(value)).join(", ");
	// The text is ours, and its result is of the type that the compiler has checked.
	return (await page.evaluate(`${text}(${values})`)) as Awaited<Result>;
}
