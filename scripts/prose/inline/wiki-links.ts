/** `[[page]]`, `[[page#heading|words]]` and `![[picture.png]]`, as Obsidian and wikis write links. */
import type { Construct } from "./construct.ts";
import { linkTo, positionAt, textOf } from "./construct.ts";

export const wikiLinks: Construct = {
	signs: "[!",
	read(at, reading) {
		const { run, inside, isInLink } = reading;
		const isShown = run.text[at] === "!";
		const from = at + Number(isShown);
		if (!run.text.startsWith("[[", from)) return undefined;
		const to = run.closing(from + 1);
		if (to < 0 || run.closing(from) !== to + 1) return undefined;
		const written = run.text.slice(from + 2, to);
		const [, page = "", heading, bar] =
			/^([^|#\n\ufffc]{0,300})(?:#([^|\n\ufffc]{1,300}))?(\|[^\n]*)?$/.exec(
				written,
			) ?? [];
		const target = page + (heading ?? "");
		if (!/\S/.test(target) || /^\d+$/.test(target) || /^\s|\s$/.test(page))
			return undefined;
		const point = run.pointAt(at);
		const end = to + 2;
		const wordsFrom = to - (bar?.length ?? 0) + 1;
		if (isShown && isPicture.test(page)) {
			const said = /^(.*?)(?:(?:^|\|)\s*(\d*)(?:x\d+)?\s*)?$/s.exec(
				bar?.slice(1) ?? "",
			);
			return {
				end,
				nodes: [
					{
						type: "image",
						url: encodeURI(page),
						alt: said?.[1]?.trim() ?? "",
						// A number says how wide it is.
						...(said?.[2] && { data: { hProperties: { width: said[2] } } }),
						...positionAt(point),
					},
				],
			};
		}
		if (isInLink) return undefined;
		const place = heading?.startsWith("^") ? undefined : heading;
		const words = [page, place].filter(Boolean).join(" > ");
		const url =
			encodeURI(page) + (place ? `#${encodeURIComponent(place)}` : "");
		return {
			end,
			nodes: [
				linkTo(
					url,
					bar !== undefined && bar.length > 1
						? inside(wordsFrom, to)
						: [textOf(words, point)],
					point,
				),
			],
		};
	},
};

const isPicture = /\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|heic)$/i;
