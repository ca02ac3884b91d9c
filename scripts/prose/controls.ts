/** Control characters among words, before anything is parsed: those of Latin-1 are characters of Windows-1252 that were saved as another encoding, as HTML takes them too; the rest stands for nothing. */
import type { ProseContext } from "./context.ts";

const control = /[\x7f-\x9f]/g;

/** What Windows-1252 has from 0x80 on; a blank where it has no character (HTML §13.2.5.80). */
const windows = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** `markdown` without them; each line tells of each kind once. */
export function readControls(
	markdown: string,
	note: ProseContext["note"] = () => undefined,
): string {
	if (markdown.search(control) < 0) return markdown;
	return markdown
		.split("\n")
		.map((line, index) => {
			const told = new Set<string>();
			return line.replace(control, (sign, column: number) => {
				const letter = letterFor(sign);
				if (!told.has(sign))
					note("control-character", describe(sign, letter), {
						line: index + 1,
						column: column + 1,
					});
				told.add(sign);
				return letter;
			});
		})
		.join("\n");
}

/** "" where it stands for none. */
function letterFor(sign: string): string {
	return windows.charAt(sign.charCodeAt(0) - 0x80).trim();
}

function describe(sign: string, letter: string): string {
	const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
	const what = `Unexpected control character U+${code}`;
	return letter === ""
		? `${what}: it is left out`
		: `${what}: taken for ${letter}, which it is in Windows-1252`;
}
