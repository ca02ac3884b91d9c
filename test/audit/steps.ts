/** Changes of a text or of data, said as data. Each throws where it finds nothing to change: an example that changes nothing proves nothing. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { all, type Edit, exchange, swap } from "./edit-files.ts";

/** What is looked for: a text, or a pattern between slashes with its flags. */
const Sought = z.string().min(1);

export const TextStep = z.union([
	z.strictObject({ replace: Sought, with: z.string() }),
	z.strictObject({ remove: Sought }),
	/** Two texts that occur within a passage, or in all of it. */
	z.strictObject({
		exchange: z.tuple([z.string(), z.string()]),
		within: Sought.optional(),
	}),
	/** Writes it once more. */
	z.strictObject({ repeat: Sought }),
	z.strictObject({ move: Sought, before: Sought }),
	z.strictObject({ append: z.string() }),
	z.strictObject({ prepend: z.string() }),
]);
export type TextStep = z.infer<typeof TextStep>;

/** A place in data: JSON Pointer (RFC 6901). */
const Place = z.string().startsWith("/");

export const DataStep = z.union([
	z.strictObject({ set: Place, to: z.unknown() }),
	z.strictObject({ remove: Place }),
	/** In a list, what stands there makes room. */
	z.strictObject({ move: Place, to: Place }),
]);
export type DataStep = z.infer<typeof DataStep>;

export function editOf(steps: readonly TextStep[]): Edit {
	return all(...steps.map(editOfStep));
}

function editOfStep(step: TextStep): Edit {
	if ("replace" in step) return swap(patternOf(step.replace), step.with);
	if ("remove" in step) return swap(patternOf(step.remove), "");
	if ("exchange" in step) {
		const [one, other] = step.exchange;
		return exchange(
			one,
			other,
			step.within ? patternOf(step.within) : undefined,
		);
	}
	if ("repeat" in step)
		return (text) => {
			const found = find(text, step.repeat);
			return swap(found, found + found)(text);
		};
	if ("move" in step)
		return (text) => {
			const found = find(text, step.move);
			const rest = swap(found, "")(text);
			const goal = find(rest, step.before);
			return swap(goal, found + goal)(rest);
		};
	if ("append" in step) return (text) => text + step.append;
	return (text) => step.prepend + text;
}

function find(text: string, sought: string): string {
	const [found] = patternOf(sought).exec(text) ?? [];
	if (!found) throw new Error(`Nothing there: ${sought}`);
	return found;
}

function patternOf(sought: string): RegExp {
	const [, pattern, flags] = /^\/(.+)\/([a-z]*)$/s.exec(sought) ?? [];
	return pattern === undefined
		? new RegExp(sought.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
		: new RegExp(pattern, flags);
}

/** Changes a copy. */
export function changeData<T>(data: T, steps: readonly DataStep[]): T {
	const copy = structuredClone(data);
	for (const step of steps) takeDataStep(copy, step);
	if (isDeepStrictEqual(copy, data))
		throw new Error(`Nothing changed: ${JSON.stringify(steps)}`);
	return copy;
}

function takeDataStep(data: unknown, step: DataStep): void {
	if ("set" in step) {
		const { holder, key } = placeIn(data, step.set);
		holder[key] = step.to;
	} else if ("remove" in step) take(data, step.remove);
	else {
		const value = take(data, step.move);
		const { holder, key } = placeIn(data, step.to);
		if (Array.isArray(holder)) holder.splice(Number(key), 0, value);
		else holder[key] = value;
	}
}

function take(data: unknown, place: string): unknown {
	const { holder, key } = placeIn(data, place);
	if (!Object.hasOwn(holder, key)) throw new Error(`Nothing at ${place}`);
	const value = holder[key];
	if (Array.isArray(holder)) holder.splice(Number(key), 1);
	else delete holder[key];
	return value;
}

interface Held {
	/** A list takes its indices as keys too. */
	readonly holder: Record<string, unknown>;
	readonly key: string;
}

function placeIn(data: unknown, place: string): Held {
	const keys = place.slice(1).split("/");
	const key = keys.pop() ?? "";
	let holder = data;
	for (const step of keys) holder = isHolder(holder) ? holder[step] : undefined;
	if (!isHolder(holder)) throw new Error(`Nothing at ${place}`);
	return { holder, key };
}

function isHolder(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
