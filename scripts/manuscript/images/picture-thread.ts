/** The program of a thread that decodes pictures: libvips as WebAssembly, whose results are the same on every machine. */
import { parentPort, workerData } from "node:worker_threads";
import Vips from "wasm-vips";
import type { Conversion, Converted } from "./convert-picture.ts";

const vips = await Vips({
	dynamicLibraries: workerData?.needsHeif ? ["vips-heif.wasm"] : [],
	// What it would print of damaged pictures is said by a problem.
	preRun: ({ ENV }) => {
		ENV.VIPS_WARNING = "0";
	},
});
vips.concurrency(1);
vips.Cache.max(0);

type Image = InstanceType<typeof vips.Image>;

parentPort?.on("message", (conversion: Conversion) =>
	parentPort?.postMessage(convert(conversion)),
);

function convert(conversion: Conversion): Converted {
	const held: Image[] = [];
	const hold = (image: Image) => {
		held.push(image);
		return image;
	};
	try {
		return {
			bytes: conversion.isChanged
				? draw(conversion, hold)
				: look(conversion, hold),
		};
	} catch (error) {
		return { fault: error instanceof Error ? error.message : String(error) };
	} finally {
		// Its memory is not that of JavaScript.
		for (const image of held.reverse()) image.delete();
	}
}

/** Keeps an image until the work on it is done. */
type Hold = (image: Image) => Image;

/** A damaged picture is an error, where browsers show what is left of it. */
const failOn = "warning";

/** Decodes a picture for nothing but its damage. */
function look({ bytes }: Conversion, hold: Hold): Uint8Array {
	const image = hold(
		vips.Image.newFromBuffer(bytes, "", {
			access: "sequential",
			fail_on: failOn,
		}),
	);
	// No pixel can be left out of the mean.
	image.avg();
	return new Uint8Array();
}

function draw(conversion: Conversion, hold: Hold): Uint8Array {
	if (conversion.isOther) requireSize(conversion, hold);
	const scale = conversion.isCmyk ? scaleCmyk : scaleRgb;
	// Turned in memory, since the file gives its rows from top to bottom.
	const scaled = hold(scale(conversion, hold).copyMemory());
	const upright = turns[conversion.orientation]?.(scaled, hold) ?? scaled;
	return conversion.mediaType === "image/png"
		? hold(inEightBits(upright)).pngsaveBuffer({ keep: "icc", compression: 6 })
		: upright.jpegsaveBuffer({ keep: "icc", Q: 90, optimize_coding: true });
}

/** Its header may say less than there is to decode. */
function requireSize({ bytes, width, height }: Conversion, hold: Hold): void {
	const image = hold(
		vips.Image.newFromBuffer(bytes, "", { access: "sequential" }),
	);
	const scale = Math.max(image.width / width, image.height / height);
	const isThere = image.width * image.height <= 110_000_000;
	// Scaled alike in both directions, to a pixel.
	const isAlike =
		Math.abs(image.width / scale - width) <= 1 &&
		Math.abs(image.height / scale - height) <= 1;
	if (!isThere || !isAlike) throw new Error("another size than it says");
}

/** Transparent pixels do not bleed into others. */
function scaleRgb(conversion: Conversion, hold: Hold): Image {
	const { bytes, width, height, isOther } = conversion;
	return hold(
		vips.Image.thumbnailBuffer(bytes, width, {
			height,
			size: "force",
			no_rotate: true,
			// A TIFF warns of every tag that is its program’s own.
			fail_on: isOther ? "truncated" : failOn,
		}),
	);
}

/** Small first, since a profile of inks takes long. Without one, the inks of ISO 12647-2 stand for them. */
function scaleCmyk({ bytes, width, height }: Conversion, hold: Hold): Image {
	const inks = hold(
		vips.Image.newFromBuffer(bytes, "", {
			access: "sequential",
			fail_on: failOn,
		}),
	);
	const small = hold(
		inks.resize(width / inks.width, { vscale: height / inks.height }),
	);
	return hold(
		small.iccTransform("srgb", { embedded: true, input_profile: "cmyk" }),
	);
}

/** From how a picture is stored to how it stands (Exif 2.32, Orientation). */
const turns: Readonly<Record<number, (image: Image, hold: Hold) => Image>> = {
	2: (image, hold) => hold(image.flipHor()),
	3: (image, hold) => hold(image.rot180()),
	4: (image, hold) => hold(image.flipVer()),
	5: (image, hold) => hold(hold(image.rot90()).flipHor()),
	6: (image, hold) => hold(image.rot90()),
	7: (image, hold) => hold(hold(image.rot270()).flipHor()),
	8: (image, hold) => hold(image.rot270()),
};

function inEightBits(image: Image): Image {
	if (image.format !== "ushort") return image.copy();
	return image.colourspace(image.bands < 3 ? "b-w" : "srgb");
}
