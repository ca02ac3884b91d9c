/** What a picture’s metadata states of its maker and its terms → the line that credits it, in its own file or in one beside it. */
import { inputKind, readInput } from "../../machine/input-files.ts";
import { findInside } from "../find-inside.ts";
import { creditsPacket, statedIn } from "./embedded-credits.ts";

export interface StatedCredits {
	readonly creditText?: string | undefined;
	readonly terms: {
		readonly copyrightNotice?: string;
		readonly license?: string;
		readonly acquireLicensePage?: string;
	};
	readonly altText?: string | undefined;
}

/** `packet` is one of XMP. */
export function statedOfPicture(packet: Uint8Array | undefined): StatedCredits {
	if (!packet) return { terms: {} };
	const stated = statedIn(packet);
	const all = (...names: string[]) =>
		names
			.map((name) => (stated.get(name) ?? []).map(inOneLine).filter(isSaid))
			.find((values) => values.length > 0) ?? [];
	const [notice] = all("dc:rights");
	const [license] = [
		...all("cc:license"),
		...all("xmpRights:WebStatement").filter((address) =>
			/^https?:\/\/creativecommons\.org\//i.test(address),
		),
	].filter(isAddress);
	const [licensor] = all("plus:LicensorURL").filter(isAddress);
	const [altText] = all("Iptc4xmpCore:AltTextAccessibility");
	return {
		creditText: lineOf(
			all("dc:creator", "plus:ImageCreatorName"),
			all("photoshop:Credit", "cc:attributionName")[0],
			all("xmpRights:Owner", "plus:CopyrightOwnerName")[0] ?? notice,
		),
		terms: {
			...(notice === undefined ? {} : { copyrightNotice: notice }),
			...(license === undefined ? {} : { license }),
			...(licensor === undefined ? {} : { acquireLicensePage: licensor }),
		},
		altText,
	};
}

/** The supplier’s line, with the makers before it whom it leaves out; or the makers; or who holds the rights. */
function lineOf(
	makers: readonly string[],
	line: string | undefined,
	holder: string | undefined,
): string | undefined {
	const missing = makers.filter(
		(name) => !letters(line ?? "").includes(letters(name)),
	);
	const parts = [missing.join(", "), line ?? ""].filter((part) => part !== "");
	return parts.length > 0 ? parts.join(" / ") : holder;
}

function letters(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
}

function inOneLine(text: string): string {
	return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** What programs and cameras write where nobody has said anything. */
function isSaid(text: string): boolean {
	return (
		/[\p{L}\p{N}]/u.test(text) &&
		!/^(?:unknown|none|n\/a|null|undefined|default|user|owner|author|artist|photographer|copyright)$/i.test(
			text,
		)
	);
}

function isAddress(text: string): boolean {
	return /^https?:\/\/[^\s<>"]+$/i.test(text);
}

export interface Sidecar {
	readonly path: string;
	readonly stated: StatedCredits;
}

const largestSidecar = 2_000_000;

/** Of the picture at `path` in `folder`: `photo.jpg.xmp` or `photo.xmp` (ISO 16684-1 §8). */
export function sidecarOf(path: string, folder: string): Sidecar | undefined {
	const stem = path.replace(/\.[^./]*$/, "");
	for (const name of [path, stem].flatMap((own) => [
		`${own}.xmp`,
		`${own}.XMP`,
	])) {
		const found = findInside(folder, name);
		if (!("file" in found) || inputKind(found.file).size > largestSidecar)
			continue;
		const packet = creditsPacket({ xmp: readInput(found.file) });
		return { path: name, stated: statedOfPicture(packet) };
	}
	return undefined;
}
