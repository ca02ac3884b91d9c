/**
 * The scripts that measure the print page and set smaller what is too wide, as the text that a page evaluates: compilers add
 * calls to functions of their own to a function’s body, which the page does not have.
 */

const measuring = `
	const points = (pixels) => pixels * 0.75;
	const rules = [...document.styleSheets]
		.flatMap((sheet) => [...sheet.cssRules])
		.filter((rule) => rule instanceof CSSPageRule);
	const style = document.createElement("style");
	document.head.append(style);

	/** The last that says so is right: a style sheet’s rules of one kind follow each other. */
	const said = (name, key) =>
		rules.findLast((rule) => rule.selectorText === name && rule.style.getPropertyValue(key) !== "")
			?.style.getPropertyValue(key) ?? "0pt";

	/** Lays the page out between the margins of the sheet called name. */
	const layOut = (name) => {
		const [width] = said(name, "size").split(" ");
		style.textContent =
			"._out { display: none !important }" +
			"body { display: block !important; width: calc(" + width + " - " + said(name, "margin-left") + " - " + said(name, "margin-right") + ") !important }";
	};

	const contentWidth = (element) => {
		const own = getComputedStyle(element);
		return element.getBoundingClientRect().width -
			["paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth"]
				.reduce((sum, key) => sum + Number.parseFloat(own[key]), 0);
	};

	const roomFor = (element) => {
		let block = element.parentElement;
		while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
		return contentWidth(block);
	};
`;

/** Of what its candidates are, it returns those that do not fit. */
export const setSmaller = `((least) => {
	${measuring}
	const isTable = (element) => element.localName === "table";
	const widthOf = (element) =>
		(isTable(element) ? element : element.firstElementChild ?? element).getBoundingClientRect().width;
	const fits = (element) => widthOf(element) <= roomFor(element) + 0.5;

	const candidates = [...document.querySelectorAll("table[data-at], math[data-at]")]
		.filter((element) => !element.parentElement.closest("table"));
	const out = leaveOut(candidates);
	layOut("");
	const wide = candidates.filter((element) => !fits(element));
	const left = wide.filter((element) => !setToFit(element));
	const held = left.filter(isTable).filter(hold);
	const turned = held.filter((element) => !setToFit(element)).map(turn);
	if (turned.length > 0) layOut(getComputedStyle(turned[0].parentElement).page);
	const across = turned.filter((element) => !setToFit(element));
	const tooWide = [...left.filter((element) => !held.includes(element)), ...across].map((element) => ({
		kind: isTable(element) ? "table" : "formula",
		width: points(widthOf(element)),
		room: points(roomFor(element)),
		at: element.dataset.at,
	}));
	for (const element of out) element.classList.remove("_out");
	style.remove();
	return tooWide;

	/** Everything but the candidates and what holds them: to lay out a book takes long. */
	function leaveOut(kept) {
		const held = new Set(kept);
		for (const element of kept)
			for (let at = element.parentElement; at !== null && !held.has(at); at = at.parentElement)
				held.add(at);
		const out = [];
		for (const element of held)
			if (!kept.includes(element))
				for (const child of element.children)
					if (!held.has(child) && element !== document.documentElement) out.push(child);
		for (const element of out) element.classList.add("_out");
		return out;
	}

	/** Closer first, then smaller by half a point at a time. */
	function setToFit(element) {
		element.style.removeProperty("font-size");
		const size = points(Number.parseFloat(getComputedStyle(element).fontSize));
		element.classList.add("fitted");
		for (let next = size; ; next = Math.max(least, next - 0.5)) {
			element.style.fontSize = next + "pt";
			if (fits(element)) return true;
			if (next <= least) return false;
		}
	}

	/** Gives a table all the width that the sheet has, unless what is around it must stay together. */
	function hold(table) {
		if (table.closest("aside, figure, .aside, .epigraph, .pullquote")) return false;
		const holder = document.createElement("div");
		holder.className = "broad";
		table.replaceWith(holder);
		holder.append(table);
		return true;
	}

	/** A page of its own, in landscape. */
	function turn(table) {
		table.parentElement.className = "across";
		return table;
	}
})`;

export const findWide = `((least) => {
	${measuring}
	layOut("");
	const { left, right } = document.body.getBoundingClientRect();
	const room = points(right - left);
	const wide = [...document.body.querySelectorAll("*")].filter((element) => {
		const box = element.getBoundingClientRect();
		return box.width > 0 && (box.right > right + 1 || box.left < left - 1) && !element.closest(".across");
	});
	const all = new Set(wide);
	// The first that no element inside it makes so wide.
	const first = wide.find((element) => ![...element.children].some((child) => all.has(child)));
	const tooWide = (first ? [first] : []).map((element) => ({
		kind: "other",
		width: points(element.getBoundingClientRect().width),
		room,
		at: element.closest("[data-at]")?.dataset.at ?? "",
	}));
	style.remove();
	return tooWide;
})`;
