/** SVG pictures: read as XML, and written anew from a list of what a picture needs. What else they hold is left out where it does not show, and refused where it does. */

import { countDrawn } from "./count-drawn.ts";
import { creditsPacket, creditsRdf } from "./embedded-credits.ts";
import {
	filterDeclarations,
	filterStyleSheet,
	refersOutside,
	requireHarmless,
} from "./filter-styles.ts";
import type { RasterPicture } from "./raster-picture.ts";
import { cleanJpeg, readJpeg } from "./read-jpeg.ts";
import { cleanPng, pngSignature, readPng } from "./read-png.ts";
import {
	escapeXml,
	MalformedXml,
	readXml,
	type XmlAttribute,
	type XmlElement,
} from "./read-xml.ts";
import {
	drawingElements,
	idleElements,
	movingElements,
	plainAttributes,
	properties,
	textElements,
} from "./svg-vocabulary.ts";
import { tellInside, UnfitPicture } from "./unfit-picture.ts";

interface SvgPicture {
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	/** UTF-8. */
	readonly bytes: Uint8Array;
	/** The pictures in it, whose pixels are still to be checked. */
	readonly embedded: readonly EmbeddedPicture[];
	/** It brought fonts, which no edition takes from a picture. */
	readonly broughtFonts: boolean;
	/** As a packet of XMP. */
	readonly credits: Uint8Array | undefined;
}

/** What is met while a picture is written anew. */
interface Met {
	readonly embedded: EmbeddedPicture[];
	broughtFonts: boolean;
}

export interface EmbeddedPicture {
	readonly mediaType: "image/jpeg" | "image/png";
	readonly bytes: Uint8Array;
	readonly width: number;
	readonly height: number;
}

const svg = "http://www.w3.org/2000/svg";
const xlink = "http://www.w3.org/1999/xlink";
const xhtml = "http://www.w3.org/1999/xhtml";
const xml = "http://www.w3.org/XML/1998/namespace";

/** Bytes; a drawing with more is a photograph in disguise, or a map that browsers labour at. */
const largest = 20_000_000;
const limits = { elements: 50_000, depth: 200, text: 20_000_000 };
/** Elements that are drawn, each as often as others refer to it. */
const mostDrawn = 200_000;
/** Each is a picture of its own in print. */
const mostEffects = 300;
/** Characters; print takes three times as many, and a page some tens of megabytes. */
const longestPaths = 5_000_000;
/** As many as a reader of the print follows. */
const mostLayers = 30;
/** CSS pixels. */
const widest = 100_000;

/** Throws where the picture is unfit. */
export function rewriteSvg(bytes: Uint8Array): SvgPicture {
	if (bytes.length > largest)
		throw new UnfitPicture(
			`${Math.round(bytes.length / 1e6)} MB of drawing, expected at most ${largest / 1e6} MB; simplify it or save it as PNG`,
		);
	const root = readRoot(bytes);
	const size = sizeOf(root);
	if (!size)
		throw new UnfitPicture(
			"it has no size; give it a width and a height, or a viewBox",
		);
	if (Math.max(size.width, size.height) > widest)
		throw new UnfitPicture(
			`${size.width} × ${size.height} pixels, expected at most ${widest} on a side; save it smaller`,
		);
	const drawn = countDrawn(root, mostDrawn);
	if (drawn.isEndless)
		throw new UnfitPicture("it refers to itself; correct it or save it as PNG");
	const excess = [
		drawn.elements > mostDrawn && "elements",
		drawn.effects > mostEffects && "effects (filters and masks)",
		drawn.paths > longestPaths && "points",
		drawn.layers > mostLayers && "transparent groups in one another",
	].find(Boolean);
	if (excess)
		throw new UnfitPicture(
			`it has too many ${excess}; simplify it or save it as PNG`,
		);
	const credits = creditsRdf({ xmp: root });
	const told = credits ? `<metadata>${credits}</metadata>` : "";
	const met: Met = { embedded: [], broughtFonts: false };
	const text = write(root, met, told);
	return {
		...size,
		bytes: Buffer.from(text),
		credits: creditsPacket({ xmp: root }),
		...met,
	};
}

function readRoot(bytes: Uint8Array): XmlElement {
	try {
		const root = readXml(bytes, limits);
		if (root.namespace === svg && root.name === "svg") return root;
	} catch (error) {
		if (!(error instanceof MalformedXml)) throw error;
		throw new UnfitPicture(
			`it is no well-formed XML (${error.message}); export it anew`,
		);
	}
	throw new UnfitPicture(
		"it is no SVG: its first element is no svg of http://www.w3.org/2000/svg; export it anew",
	);
}

/** `told` stands before everything else in the element. */
function write(element: XmlElement, met: Met, told = ""): string {
	const { name, children } = element;
	const attributes = writeAttributes(element, met);
	const isRoot = told !== "" || name === "svg";
	const spaces = isRoot ? ` xmlns="${svg}" xmlns:xlink="${xlink}"` : "";
	const inner =
		name === "style"
			? writeSheet(element, met)
			: told +
				children
					.map((child, index) => writeChild(child, element, index, met))
					.join("");
	return inner === ""
		? `<${name}${spaces}${attributes}/>`
		: `<${name}${spaces}${attributes}>${inner}</${name}>`;
}

function writeChild(
	child: XmlElement | string,
	parent: XmlElement,
	index: number,
	met: Met,
): string {
	if (typeof child === "string")
		return textElements.has(parent.name) ? escapeXml(child) : "";
	if (child.namespace === xhtml) throw foreign(child);
	// Notes that editors keep for themselves.
	if (child.namespace !== svg || idleElements.has(child.name)) return "";
	// Links lead nowhere in a picture.
	if (child.name === "a") return write(withoutLink(child, parent), met);
	// What stands in for it is drawn instead, as its author arranged.
	if (child.name === "foreignObject" && hasStandIn(parent, index)) return "";
	if (!drawingElements.has(child.name)) throw foreign(child);
	return write(child, met);
}

function withoutLink(link: XmlElement, parent: XmlElement): XmlElement {
	return {
		...link,
		name: textElements.has(parent.name) ? "tspan" : "g",
		attributes: link.attributes.filter(({ name }) => name !== "href"),
	};
}

function hasStandIn({ name, children }: XmlElement, index: number): boolean {
	return (
		name === "switch" &&
		children
			.slice(index + 1)
			.some((child) => typeof child !== "string" && child.namespace === svg)
	);
}

function foreign({ name, line }: XmlElement): UnfitPicture {
	if (movingElements.has(name))
		return new UnfitPicture(
			`it moves (<${name}>, line ${line}); save one picture of it`,
		);
	const what =
		name === "script"
			? "a script"
			: `<${name.slice(0, 40)}>, which is no drawing`;
	return new UnfitPicture(
		`it holds ${what} (line ${line}); export it as plain SVG`,
	);
}

function writeSheet({ attributes, children }: XmlElement, met: Met): string {
	const type = attributes.find(({ name }) => name === "type")?.value.trim();
	if (type && type !== "text/css") return "";
	const text = children.filter((child) => typeof child === "string").join("");
	return escapeXml(
		filterStyleSheet(text, () => {
			met.broughtFonts = true;
		}),
	);
}

function writeAttributes(element: XmlElement, met: Met): string {
	return element.attributes
		.map(({ namespace, name, value }) => {
			const written = writeAttribute(element, { namespace, name, value }, met);
			return written === undefined ? "" : ` ${written}`;
		})
		.join("");
}

function writeAttribute(
	element: XmlElement,
	{ namespace, name, value }: XmlAttribute,
	met: Met,
): string | undefined {
	const said = (text: string, prefix = "") =>
		`${prefix}${name}="${escapeXml(text).replace(/[\t\n\r]/g, " ")}"`;
	if (name === "href" && (namespace === "" || namespace === xlink)) {
		const target = referenceOf(element, value.trim(), met);
		return target && said(target, namespace === xlink ? "xlink:" : "");
	}
	if (namespace === xml)
		return name === "space" || name === "lang"
			? said(value, "xml:")
			: undefined;
	if (namespace !== "") return undefined;
	if (/^on/i.test(name))
		throw new UnfitPicture(
			`it holds a script (${name.slice(0, 40)}, line ${element.line}); export it as plain SVG`,
		);
	if (name === "style") {
		const style = filterDeclarations(value);
		return style === "" ? undefined : said(style);
	}
	if (name === "numOctaves" && !/^\s*\d{1,2}\s*$/.test(value)) return undefined;
	if (plainAttributes.has(name)) return said(value);
	if (!properties.has(name)) return undefined;
	requireHarmless(value);
	return said(value);
}

/** A place of the picture, or an embedded picture without what else its file tells. */
function referenceOf(
	{ name }: XmlElement,
	value: string,
	met: Met,
): string | undefined {
	if (value === "") return undefined;
	if (value.startsWith("#")) return value;
	if (name !== "image" && name !== "feImage") throw refersOutside();
	const data = /^data:([^,]*?)\s*;\s*base64\s*,/i.exec(value.slice(0, 200));
	if (!data) throw refersOutside();
	const picture = readEmbedded(
		Buffer.from(value.slice(data[0].length), "base64"),
	);
	met.embedded.push(picture);
	return `data:${picture.mediaType};base64,${Buffer.from(picture.bytes).toString("base64")}`;
}

function readEmbedded(bytes: Buffer): EmbeddedPicture {
	const isPng = bytes.subarray(0, 8).equals(pngSignature);
	const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
	if (!isPng && !isJpeg)
		throw new UnfitPicture(
			"it holds a picture that is no JPEG or PNG; embed it as one of these",
		);
	try {
		const picture = isPng ? readPng(bytes) : readJpeg(bytes);
		requireFit(picture);
		return {
			mediaType: isPng ? "image/png" : "image/jpeg",
			bytes: (isPng ? cleanPng : cleanJpeg)(bytes, picture.credits),
			width: picture.width,
			height: picture.height,
		};
	} catch (error) {
		return tellInside(error);
	}
}

/** Pixels of a picture inside a drawing, which is shipped as it is. */
const mostPixels = 9_000_000;

function requireFit({
	width,
	height,
	orientation,
	isCmyk,
}: RasterPicture): void {
	if (width * height > mostPixels)
		throw new UnfitPicture(
			`${width} × ${height} pixels, expected at most ${mostPixels / 1e6} megapixels; embed a smaller copy`,
		);
	if (orientation !== 1)
		throw new UnfitPicture("it is stored turned; embed it upright");
	if (isCmyk)
		throw new UnfitPicture("it has colours for print; embed it as RGB");
}

/** CSS pixels of a unit. */
const units: Readonly<Record<string, number>> = {
	"": 1,
	px: 1,
	pt: 96 / 72,
	pc: 16,
	in: 96,
	cm: 96 / 2.54,
	mm: 96 / 25.4,
	em: 16,
	ex: 8,
};

function sizeOf(
	root: XmlElement,
): { readonly width: number; readonly height: number } | undefined {
	const say = (name: string) =>
		root.attributes.find((item) => item.namespace === "" && item.name === name)
			?.value ?? "";
	const [, , boxWidth = 0, boxHeight = 0] = say("viewBox")
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const [width, height] = [lengthOf(say("width")), lengthOf(say("height"))];
	const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : 0;
	const size = {
		width: width ?? (height && ratio ? height * ratio : boxWidth),
		height: height ?? (width && ratio ? width / ratio : boxHeight),
	};
	return size.width > 0 && size.height > 0
		? {
				width: Math.max(1, Math.round(size.width)),
				height: Math.max(1, Math.round(size.height)),
			}
		: undefined;
}

/** A share of what surrounds the picture is no length. */
function lengthOf(text: string): number | undefined {
	const [, number = "", unit = ""] =
		/^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
	const factor = units[unit.toLowerCase()];
	return number === "" || factor === undefined
		? undefined
		: Number(number) * factor;
}
