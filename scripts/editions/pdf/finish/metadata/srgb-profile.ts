/** An sRGB colour profile (ICC v2, matrix and curves), computed, so that no third party’s data is embedded. */

/** Points of the tone curve: enough that 8-bit colours are exact. */
const curvePoints = 1024;

/** The bytes of the profile; IEC 61966-2-1 adapted to D50 by Bradford’s matrix. */
export function srgbProfile(): Uint8Array {
	const curve = toneCurve();
	const tags: readonly (readonly [string, Uint8Array])[] = [
		["desc", descriptionTag("sRGB IEC61966-2.1")],
		["cprt", textTag("No copyright, use freely")],
		["wtpt", xyzTag(0.9642, 1, 0.8249)],
		["rXYZ", xyzTag(0.43607, 0.22249, 0.01392)],
		["gXYZ", xyzTag(0.38515, 0.71687, 0.09708)],
		["bXYZ", xyzTag(0.14307, 0.06061, 0.7141)],
		["rTRC", curve],
		["gTRC", curve],
		["bTRC", curve],
	];
	return assemble(tags);
}

const headerLength = 128;

function assemble(
	tags: readonly (readonly [string, Uint8Array])[],
): Uint8Array {
	const places = new Map<Uint8Array, number>();
	let length = headerLength + 4 + tags.length * 12;
	for (const [, data] of tags) {
		if (places.has(data)) continue;
		places.set(data, length);
		length += Math.ceil(data.length / 4) * 4;
	}
	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	writeHeader(bytes, view);
	view.setUint32(headerLength, tags.length);
	tags.forEach(([name, data], index) => {
		const at = headerLength + 4 + index * 12;
		const place = places.get(data) ?? 0;
		bytes.set(ascii(name), at);
		view.setUint32(at + 4, place);
		view.setUint32(at + 8, data.length);
		bytes.set(data, place);
	});
	return bytes;
}

/** ICC.1:2001-04 §6.1: a monitor profile for RGB with XYZ as its connection space. */
function writeHeader(bytes: Uint8Array, view: DataView): void {
	view.setUint32(0, bytes.length);
	view.setUint32(8, 0x02100000);
	bytes.set(ascii("mntrRGB XYZ "), 12);
	// The date that the standard for sRGB was published.
	[1999, 10, 1, 0, 0, 0].forEach((part, index) => {
		view.setUint16(24 + index * 2, part);
	});
	bytes.set(ascii("acsp"), 36);
	[0.9642, 1, 0.8249].forEach((part, index) => {
		view.setInt32(68 + index * 4, fixed(part));
	});
}

function xyzTag(x: number, y: number, z: number): Uint8Array {
	const bytes = new Uint8Array(20);
	const view = new DataView(bytes.buffer);
	bytes.set(ascii("XYZ "));
	[x, y, z].forEach((part, index) => {
		view.setInt32(8 + index * 4, fixed(part));
	});
	return bytes;
}

function textTag(value: string): Uint8Array {
	const bytes = new Uint8Array(8 + value.length + 1);
	bytes.set(ascii("text"));
	bytes.set(ascii(value), 8);
	return bytes;
}

/** An ASCII description; its Unicode and Macintosh forms are left empty. */
function descriptionTag(value: string): Uint8Array {
	const bytes = new Uint8Array(12 + value.length + 1 + 8 + 3 + 67);
	bytes.set(ascii("desc"));
	new DataView(bytes.buffer).setUint32(8, value.length + 1);
	bytes.set(ascii(value), 12);
	return bytes;
}

function toneCurve(): Uint8Array {
	const bytes = new Uint8Array(12 + curvePoints * 2);
	const view = new DataView(bytes.buffer);
	bytes.set(ascii("curv"));
	view.setUint32(8, curvePoints);
	for (let point = 0; point < curvePoints; point++) {
		const value = point / (curvePoints - 1);
		const linear =
			value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		view.setUint16(12 + point * 2, Math.round(linear * 65535));
	}
	return bytes;
}

function fixed(value: number): number {
	return Math.round(value * 65536);
}

function ascii(value: string): Uint8Array {
	return Uint8Array.from(value, (character) => character.charCodeAt(0));
}
