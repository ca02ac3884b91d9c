/** Stars, underscores and tildes → stressed and struck words (CommonMark §6.2, GFM §6.5). */
import type { PhrasingContent } from "mdast";
import { flanks } from "./flanks.ts";
import { type Part, placed, type Reading, type Run } from "./reading.ts";

/** Reads a run of such signs; what it means shows when all is read. */
export function readRun(reading: Reading): boolean {
	const { text, at, parts } = reading;
	const sign = text.charAt(at);
	let end = at + 1;
	while (text[end] === sign) end += 1;
	const kind = sign === "~" ? "stroke" : "stress";
	if (kind === "stroke" && end - at !== 2) {
		parts.push(textOf(text.slice(at, end), reading.lineOf(at)));
		reading.at = end;
		return true;
	}
	const line = reading.lineOf(at);
	const sides = flanks(text, at, end, reading.setting.isEastAsian);
	parts.push({ type: "run", kind, sign, size: end - at, line, ...sides });
	reading.first ??= kind;
	reading.at = end;
	return true;
}

function textOf(value: string, line: number): PhrasingContent {
	return { type: "text", value, ...placed(line) };
}

/** Gives all signs their meaning. Where stresses and strokes cross each other, those hold that are looked for first. */
export function joinSpans(
	parts: readonly Part[],
	stressFirst = false,
): PhrasingContent[] {
	if (!parts.some(({ type }) => type === "run")) return joinText(parts);
	return joinText(stressFirst ? strike(stress(parts)) : stress(strike(parts)));
}

function strike(parts: readonly Part[]): Part[] {
	const done: Part[] = [];
	const openers: number[] = [];
	for (const part of parts) {
		if (part.type !== "run" || part.kind !== "stroke") {
			done.push(part);
			continue;
		}
		const from = part.closes ? openers.pop() : undefined;
		if (from === undefined) {
			if (part.opens) openers.push(done.length);
			done.push(part);
			continue;
		}
		const [opener, ...inside] = done.splice(from);
		done.push({
			type: "delete",
			children: joinSpans(inside),
			...placed(lineIn(opener, part)),
		});
	}
	return done.map((part) =>
		part.type === "run" && part.kind === "stroke" ? written(part) : part,
	);
}

function lineIn(opener: Part | undefined, { line }: Run): number {
	return opener?.type === "run" ? opener.line : line;
}

/** A closing run that found no opener is not looked for again, by how it must match. */
type Bottoms = number[];

function stress(parts: readonly Part[]): Part[] {
	const done: Part[] = [];
	const openers: number[] = [];
	const bottoms: Bottoms = [];
	for (const part of parts) {
		if (part.type !== "run" || part.kind !== "stress") {
			done.push(part);
			continue;
		}
		while (part.size > 0 && part.closes) {
			const found = openerOf(part, done, openers, bottoms);
			if (found < 0) break;
			closeStress(part, done, openers, bottoms, found);
		}
		if (part.size === 0) continue;
		if (part.opens) openers.push(done.length);
		done.push(part);
	}
	return done.map((part) =>
		part.type === "run" && part.kind === "stress" ? written(part) : part,
	);
}

/** The place among `openers` of the nearest one that may open what `closer` closes. */
function openerOf(
	closer: Run,
	done: readonly Part[],
	openers: readonly number[],
	bottoms: Bottoms,
): number {
	const key =
		(closer.sign === "*" ? 0 : 6) + (closer.opens ? 3 : 0) + (closer.size % 3);
	const bottom = bottoms[key] ?? 0;
	for (let at = openers.length - 1; at >= bottom; at -= 1) {
		const opener = done[openers[at] ?? 0];
		if (opener?.type !== "run" || opener.sign !== closer.sign) continue;
		// Rules 9 and 10 of §6.2.
		const isOdd =
			(opener.closes || closer.opens) &&
			closer.size % 3 !== 0 &&
			(opener.size + closer.size) % 3 === 0;
		if (!isOdd) return at;
	}
	bottoms[key] = openers.length;
	return -1;
}

function closeStress(
	closer: Run,
	done: Part[],
	openers: number[],
	bottoms: Bottoms,
	found: number,
): void {
	const from = openers[found] ?? 0;
	const opener = done[from];
	if (opener?.type !== "run") return;
	const size = opener.size > 1 && closer.size > 1 ? 2 : 1;
	const inside = done.splice(from + 1);
	opener.size -= size;
	closer.size -= size;
	openers.length = opener.size > 0 ? found + 1 : found;
	if (opener.size === 0) done.pop();
	for (const [key, bottom] of bottoms.entries())
		if (bottom > found) bottoms[key] = found;
	done.push({
		type: size === 2 ? "strong" : "emphasis",
		children: joinText(strike(inside)),
		...placed(opener.line),
	});
}

function written({ sign, size, line }: Run): PhrasingContent {
	return textOf(sign.repeat(size), line);
}

/** Signs without a meaning are words, and words beside each other are one text. */
function joinText(parts: readonly Part[]): PhrasingContent[] {
	const nodes: PhrasingContent[] = [];
	for (const part of parts) {
		const node =
			part.type === "run"
				? written(part)
				: part.type === "mark"
					? textOf(part.value, part.line)
					: part;
		const last = nodes.at(-1);
		if (node.type === "text" && last?.type === "text")
			nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
		else nodes.push(node);
	}
	return nodes;
}
