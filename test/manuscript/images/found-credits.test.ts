/** Credits that stand in captions and in files are read by the reader of manuscripts and by the witness, each in its own way, and both find the same. */
import { expect, test } from "vitest";
import { readPicture } from "../../../scripts/manuscript/images/read-images.ts";
import { statedOfPicture } from "../../../scripts/manuscript/images/stated-credits.ts";
import { creditInCaption } from "../../../scripts/names/caption-credit.ts";
import { creditSaidIn } from "../../../scripts/readings/manuscript/caption-credits.ts";
import { statementIn } from "../../../scripts/readings/manuscript/picture-metadata.ts";
import {
	chunk,
	exif,
	jpeg,
	packet,
	png,
	segment,
	withSegments,
} from "./draw.ts";

test.each([
	["Photo: A. B. Roe / AFP", "Photo: A. B. Roe / AFP"],
	["The quay at dawn. Photo: Jane Roe/AFP.", "Photo: Jane Roe/AFP"],
	[
		"The quay. Photo by Jane Roe via Getty Images",
		"Photo by Jane Roe via Getty Images",
	],
	[
		"The quay (Foto: Jörg Ott, CC BY-SA 4.0), at dawn.",
		"Foto: Jörg Ott, CC BY-SA 4.0",
	],
	["The quay Credit: St. Mary Library", "Credit: St. Mary Library"],
	["Le quai. Crédit photo : Zoé d’Arc / AFP", "Crédit photo : Zoé d’Arc / AFP"],
	["Illustration by Ann Lee for NNW", "Illustration by Ann Lee for NNW"],
	[
		"The quay. Courtesy of the Harbour Archive.",
		"Courtesy of the Harbour Archive",
	],
	["The quay. (AP Photo/Jane Roe)", "AP Photo/Jane Roe"],
	["The quay — © 2024 Jane Roe", "© 2024 Jane Roe"],
	["Photo: https://harbour.example/roe", "Photo: https://harbour.example/roe"],
	["埠頭。撮影：山田花子", "撮影：山田花子"],
	["Fot. Jan Kowalski", undefined],
	["Photo: the quay on the day when it was opened", undefined],
	["A photo by the quay", undefined],
	["Image: diagram of a lock", undefined],
	["The quay at dawn", undefined],
	["Photographers: Jane Roe", undefined],
])("%s", (caption, credit) => {
	expect([creditInCaption(caption)?.text, creditSaidIn(caption)]).toEqual([
		credit,
		credit,
	]);
});

test("a caption without an end is read at once", () => {
	const before = process.cpuUsage();
	for (const part of ["Photo by ", "(Photo: ", "© A ", "Courtesy of a "])
		for (const read of [creditInCaption, creditSaidIn])
			read(part.repeat(1_990 / part.length));
	// Milliseconds of a processor.
	expect(process.cpuUsage(before).user / 1_000).toBeLessThan(500);
});

const xmpName = "http://ns.adobe.com/xap/1.0/\0";
const xmp = (text: string) => segment(0xe1, Buffer.from(`${xmpName}${text}`));
const camera = (said: object) =>
	segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(1, said)]));

/** A resource of Photoshop with texts by the numbers of their datasets. */
function iptc(texts: readonly (readonly [number, string])[]): Buffer {
	const data = Buffer.concat(
		texts.map(([number, text]) => {
			const value = Buffer.from(text);
			return Buffer.concat([
				Buffer.from([0x1c, 2, number, 0, value.length]),
				value,
			]);
		}),
	);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return segment(
		0xed,
		Buffer.concat([
			Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0", "latin1"),
			length,
			data,
		]),
	);
}

const small = jpeg(16, 8);
const roe = { artist: "Jane Roe", copyright: "© 2025 NNW" };

test.each([
	[
		"XMP of a JPEG",
		withSegments(small, xmp(packet)),
		"Ada Quay & Sons, Bo Slip / Harbour Pictures",
	],
	["what a camera writes", withSegments(small, camera(roe)), "Jane Roe"],
	[
		"a notice alone",
		withSegments(small, camera({ copyright: "© 2025 NNW" })),
		"© 2025 NNW",
	],
	[
		"a stand-in for a name",
		withSegments(small, camera({ artist: "unknown" })),
		undefined,
	],
	[
		"datasets of IPTC",
		withSegments(
			small,
			iptc([
				[80, "Ada Quay"],
				[110, "Ada Quay/AFP"],
				[116, "© AFP"],
			]),
		),
		"Ada Quay/AFP",
	],
	[
		"XMP before what is older",
		withSegments(small, camera(roe), xmp(packet)),
		"Ada Quay & Sons, Bo Slip / Harbour Pictures",
	],
	["no XML", withSegments(small, xmp("<x:xmpmeta><a></x:xmpmeta>")), undefined],
	[
		"an entity within an entity",
		withSegments(small, xmp(`<!DOCTYPE a [<!ENTITY a "&b;&b;">]>${packet}`)),
		undefined,
	],
	[
		"texts of a PNG",
		png({ before: [chunk("tEXt", "Author\0Cy Moor")] }),
		"Cy Moor",
	],
	[
		"XMP of a PNG",
		png({
			before: [
				chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${packet}`)),
			],
		}),
		"Ada Quay & Sons, Bo Slip / Harbour Pictures",
	],
	["nothing", small, undefined],
])("%s says who is credited", (_, bytes, credit) => {
	const { credits } = readPicture({ size: bytes.length, read: () => bytes });
	const { creditText, terms } = statedOfPicture(credits);
	expect(creditText).toBe(credit);
	const witnessed = statementIn(bytes);
	// What the witness cannot read it holds against nobody.
	if (witnessed?.creditText !== undefined || credit !== undefined)
		expect(witnessed).toEqual({ creditText, ...terms });
});
