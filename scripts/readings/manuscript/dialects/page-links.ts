/** Links between pages, `[[page]]` and `![[picture.png]]`, for the witness. */
import type { Nodes } from "mdast";
import { anchor, type Place, positionOf, type Result, words } from "./place.ts";

export function pageLink(place: Place): Result {
	const { line, at, to, read, isLink } = place;
	const { signs } = line;
	const isShown = signs[at] === "!";
	const from = isShown ? at + 1 : at;
	if (!signs.startsWith("[[", from)) return undefined;
	const close = line.closes.get(from + 1);
	if (close === undefined || line.closes.get(from) !== close + 1)
		return undefined;
	if (close + 2 > to) return undefined;
	const [name = "", ...rest] = signs.slice(from + 2, close).split("|");
	if (/[\n\ufffc]/.test(name) || /\n/.test(rest.join("|"))) return undefined;
	const [page = "", ...heads] = name.split("#");
	const heading = heads.length > 0 ? heads.join("#") : undefined;
	const target = page + (heading ?? "");
	if (heading === "" || /^\s|\s$/.test(page) || /^\d+$/.test(target))
		return undefined;
	if (!/\S/.test(target)) return undefined;
	const hasText = rest.length > 0 && rest.join("|") !== "";
	const textFrom = from + 2 + name.length + 1;
	if (
		isShown &&
		/\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic)$/i.test(page)
	) {
		const isSize = /^\s*(?:\d+|\d*x\d+)?\s*$/.test(rest.at(-1) ?? "");
		const alt = rest
			.slice(0, isSize ? -1 : undefined)
			.join("|")
			.trim();
		const image = {
			type: "image",
			url: page,
			alt,
			...positionOf(place),
		} as Nodes;
		return [[image], close + 2];
	}
	if (isLink) return undefined;
	const shown = [page, heading?.startsWith("^") ? "" : heading]
		.filter(Boolean)
		.join(" > ");
	return [
		[
			anchor(
				"#",
				hasText ? read(textFrom, close) : [words(shown, place)],
				place,
			),
		],
		close + 2,
	];
}
