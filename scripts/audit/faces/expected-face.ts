/** The name of an embedded font → the face of the house that it was cut from, or why it cannot be held against one. */
import { sha256 } from "../../machine/sha256.ts";
import type { FindFaces, FontFace } from "../../model/house.ts";
import { type Face, readFace } from "../../readings/fonts/face.ts";
import type { CreditRecord } from "../../statement/credit-record.ts";
import type { Readings } from "../rule.ts";
import { embeddedFaces } from "./embedded-faces.ts";

export type ExpectedFace =
	| { readonly face: Face }
	/** Nobody can tell, since it is not there. */
	| { readonly obstacle: string }
	/** No face that the work was set in. */
	| "foreign";

export interface Shelf {
	readonly record: CreditRecord;
	readonly faces?: FindFaces | undefined;
}

/** `characters` are those that it draws. */
export function expectedFace(
	name: string,
	characters: Iterable<string>,
	{ record, faces: find }: Shelf,
): ExpectedFace {
	if (!find) return { obstacle: "no house was given" };
	const { faces, remedy, isMade } = find(familyOf(name), characters);
	const alike = faces
		.map((face) => ({ face: readKnown(face), bytes: face.read() }))
		.filter(({ face }) => face && bare(face.name) === bare(name));
	const recorded = record.house?.faces;
	const own = recorded?.find((one) => bare(one.name) === bare(name));
	if (recorded && !own && !isMade) return "foreign";
	const found = alike.find(
		({ bytes }) => !own || digestOf(bytes) === own.sha256,
	);
	if (found?.face) return { face: found.face };
	if (alike.length > 0)
		return { obstacle: "it is here in another version than it was built with" };
	return { obstacle: remedy ?? "no house that is here has it" };
}

/** The faces of the house that editions are set in, for their record; those that are made for them are left out. */
export function recordFaces(
	{ html, epub, pdf }: Readings,
	find: FindFaces,
): { name: string; sha256: string }[] {
	const pages = [html, epub].flatMap((page) =>
		page ? embeddedFaces(page) : [],
	);
	const names = new Set([
		...pages.flatMap(({ face }) => face?.name ?? []),
		...(pdf?.fonts ?? []).map(({ name }) => name),
	]);
	return [...names].sort().flatMap((name) => {
		const { faces, isMade } = find(familyOf(name), []);
		const own = isMade
			? undefined
			: faces.find((face) => bare(readKnown(face)?.name ?? "") === bare(name));
		return own ? [{ name, sha256: digestOf(own.read()) }] : [];
	});
}

/** "SourceSerif4-Italic" → "SourceSerif4". */
function familyOf(name: string): string {
	return bare(name).replace(/-[^-]*$/, "");
}

/** A PDF has no blanks in names. */
function bare(name: string): string {
	return name.replaceAll(" ", "");
}

const known = new WeakMap<Uint8Array, { readonly face: Face | undefined }>();

/** Each is read once, for all editions. */
function readKnown(face: FontFace): Face | undefined {
	const bytes = face.read();
	const read = known.get(bytes) ?? { face: readFace(bytes) };
	known.set(bytes, read);
	return read.face;
}

const digests = new WeakMap<Uint8Array, string>();

function digestOf(bytes: Uint8Array): string {
	const digest = digests.get(bytes) ?? sha256(bytes);
	digests.set(bytes, digest);
	return digest;
}
