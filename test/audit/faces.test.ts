/** Fonts that cannot be held against the faces of a house are told as not looked at, with the reason. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import {
	applyRules,
	readEditions,
	unfolded,
} from "../../scripts/audit/index.ts";
import type { Context } from "../../scripts/audit/rule.ts";
import { everyLetterHasItsOwnGlyph } from "../../scripts/audit/rules/visible/every-letter-has-its-own-glyph.ts";
import { knownFaces } from "../../scripts/fonts/known-faces.ts";
import { readHouse } from "../../scripts/house/index.ts";
import { type EditionName, editionNames } from "../../scripts/model/edition.ts";
import type { FontFace } from "../../scripts/model/house.ts";
import type { CreditRecord } from "../../scripts/statement/credit-record.ts";
import { editionsOf } from "../editions-of.ts";

const house = readHouse("news");
let record: CreditRecord;
let readings: Context["readings"];

beforeAll(async () => {
	const folder = await editionsOf("test/audit/fixtures/port/port.md");
	record = JSON.parse(
		readFileSync(join(folder, "credits.json"), "utf8"),
	) as CreditRecord;
	const files = new Map(
		editionNames.map((name): [EditionName, Uint8Array] => [
			name,
			readFileSync(join(folder, `port.${name}`)),
		]),
	);
	({ readings } = await readEditions(record, files));
});

/** Each once: the edition, the status, and what was found. */
function found(context: Partial<Context>): string[] {
	const results = applyRules({ record, readings, ...context }, [
		everyLetterHasItsOwnGlyph,
	]);
	return [
		...new Set(
			unfolded(results).map(({ edition, status, actual }) =>
				[edition, status, actual].join(" ").trim(),
			),
		),
	];
}

const inAll = (what: string) => editionNames.map((name) => `${name} ${what}`);
const facesWith = (fonts: readonly FontFace[]) =>
	knownFaces(() => [{ ...house, fonts }]);

test("the record names the faces that the editions are set in", () => {
	expect(record.house?.faces?.map(({ name }) => name)).toContain(
		"SourceSerif4-Italic",
	);
	expect(found({ faces: facesWith(house.fonts) })).toEqual(inAll("pass"));
});

test("without a house nothing is said of the letters", () => {
	expect(found({})).toEqual(inAll("not-run no house was given"));
});

test("a house that is not here any more is told", () => {
	expect(found({ faces: facesWith([]) })).toEqual(
		inAll("not-run no house that is here has it"),
	);
});

test("so is a face in another version, whatever it draws", () => {
	const later = house.fonts.map((face) => ({
		...face,
		read: () => Buffer.concat([face.read(), Buffer.alloc(4)]),
	}));
	expect(found({ faces: facesWith(later) })).toEqual(
		inAll("not-run it is here in another version than it was built with"),
	);
});

test("a record that names no faces is held against those that are here", () => {
	const { faces: _, ...rest } = record.house ?? {
		typeSizes: { text: [], apart: [] },
		pictures: [],
	};
	const older = { ...record, house: rest };
	expect(found({ record: older, faces: facesWith(house.fonts) })).toEqual(
		inAll("pass"),
	);
});

test("a face that the record does not name is nobody’s", () => {
	const faces = record.house?.faces?.filter(
		({ name }) => name !== "SourceSerif4-Italic",
	);
	const changed = {
		...record,
		house: record.house && { ...record.house, faces },
	} as CreditRecord;
	expect(found({ record: changed, faces: facesWith(house.fonts) })).toEqual(
		inAll("fail the font SourceSerif4-Italic"),
	);
});
