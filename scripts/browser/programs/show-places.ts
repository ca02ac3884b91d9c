/** Makes the print page show nothing but the ground of each block and chapter, in a colour of its own, and takes that back. */
import { program } from "./program.ts";

/** Ids of what the program adds, and of what it links to. */
interface Probes {
	/** Of the element that holds all that is added. */
	readonly all: string;
	/** Of a ground of 100 CSS pixels in the first colour, which tells how large the page is printed. */
	readonly ruler: string;
	/** Of the house’s own element behind the text. */
	readonly end: string;
}

/**
 * Returns the ids of the ruler, blocks and chapters, the first being that of colour 1. What is added takes no room, and
 * what is hidden takes what it takes: the pages are the same with it and without.
 */
export const showPlaces = program(addProbes, placeOf, ruleFor);

export const hidePlaces = program((all: string) =>
	document.getElementById(all)?.remove(),
);

function addProbes({ all, ruler, end }: Probes): string[] {
	const blocks = [
		...document.querySelectorAll(".chapter[id], .text > *, .text > .run > *"),
	];
	const places = [ruler, ...blocks.map(placeOf)].filter(
		(place) => place !== undefined,
	);
	const probes = document.createElement("div");
	probes.id = all;
	probes.style.cssText =
		"position:absolute;top:0;left:0;font-size:0;line-height:0";
	const style = document.createElement("style");
	// The boxes in the margins of a page (CSS Paged Media 3 §5) may have any colour.
	const margins = "top right bottom left"
		.split(" ")
		.flatMap((side) =>
			(side === "top" || side === "bottom"
				? ["-left-corner", "-left", "-center", "-right", "-right-corner"]
				: ["-top", "-middle", "-bottom"]
			).map((part) => `@${side}${part} { visibility: hidden !important; }`),
		);
	style.textContent = [
		`@page { ${margins.join(" ")} }`,
		"html, body { background: none !important; }",
		// Borders that cells share are painted all the same.
		`body :not(#${all}, #${all} *) { visibility: hidden !important; border-color: transparent !important; }`,
		...places.map(ruleFor),
	].join("\n");
	probes.append(style);
	const measure = document.createElement("span");
	measure.id = ruler;
	measure.style.cssText = "position:absolute;width:100px;height:1px";
	// Of no size, it takes no room.
	const link = document.createElement("a");
	link.href = `#${end}`;
	link.textContent = "x";
	probes.append(measure, link);
	document.body.append(probes);
	return places;
}

/** What stands around a block for the browser’s sake, or for its tag, has no id. */
function placeOf(element: Element): string | undefined {
	if (element.classList.contains("run")) return undefined;
	return element.id || element.querySelector("[id]")?.id;
}

function ruleFor(place: string, index: number): string {
	const colour = `#${(index + 1).toString(16).padStart(6, "0")}`;
	return `body #${CSS.escape(place)} { visibility: visible !important; color: transparent !important; background: ${colour} !important; }`;
}
