/**
 * The script that looks for what cannot be seen, as the text that a page evaluates: compilers add calls to functions of
 * their own to a function’s body, which the page does not have.
 */
export const findUnseen = String.raw `(() => {
	const unseen = [];
	const frames = [...document.querySelectorAll("iframe")];
	frames.forEach((element, frame) => {
		const inner = element.contentDocument;
		const view = element.contentWindow;
		if (!inner?.body || !view) {
			unseen.push({ frame, kind: "page", text: "", fault: "not shown" });
			return;
		}
		for (const zone of inner.querySelectorAll("[data-credit]")) {
			const fault = faultOf(zone, view);
			if (fault)
				unseen.push({
					frame,
					kind: zone.dataset.credit ?? "",
					text: zone.textContent ?? "",
					fault,
				});
		}
	});
	return unseen;

	function faultOf(zone, view) {
		const path = [];
		for (let at = zone; at !== null; at = at.parentElement)
			path.push(at);
		for (const element of path) {
			const style = view.getComputedStyle(element);
			if (style.display === "none")
				return "display: none on " + nameOf(element);
			if (Number(style.opacity) < 0.2)
				return "opacity " + style.opacity + " on " + nameOf(element);
			if (/opacity\(0/.test(style.filter))
				return "filter on " + nameOf(element);
			if (style.clipPath !== "none") return "clip-path on " + nameOf(element);
			if (/^rect\(/.test(style.clip) && style.position === "absolute")
				return "clip on " + nameOf(element);
			if (element.getAttribute("aria-hidden") === "true")
				return "aria-hidden on " + nameOf(element);
		}
		return hiddenText(zone, view) ?? generatedText(zone, view);
	}

	/** Looks at every piece of text, since a name alone may be hidden in a line that is not. */
	function hiddenText(zone, view) {
		const walker = zone.ownerDocument.createTreeWalker(zone, 4);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement;
			if (!parent || !node.textContent?.trim()) continue;
			const fault = hiddenNode(node, parent, view);
			if (fault) return fault + " on " + nameOf(parent);
		}
		return undefined;
	}

	function hiddenNode(
		node,
		parent,
		view,
	) {
		const style = view.getComputedStyle(parent);
		if (!parent.checkVisibility({ contentVisibilityAuto: false }))
			return "not rendered";
		if (style.visibility !== "visible")
			return "visibility: " + style.visibility;
		if (Number.parseFloat(style.fontSize) < 4)
			return "font-size: " + style.fontSize;
		const range = parent.ownerDocument.createRange();
		range.selectNodeContents(node);
		const box = range.getBoundingClientRect();
		if (box.width < 1 || box.height < 1) return "no size";
		const { scrollX, scrollY } = view;
		if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0)
			return "outside the page";
		if (isCutOff(box, parent, view)) return "cut off by an element around it";
		const contrast = contrastOf(style, parent, view);
		if (contrast < 1.5)
			return "the colour of the ground (contrast " + contrast.toFixed(2) + ")";
		return undefined;
	}

	function isCutOff(box, from, view) {
		for (
			let at = from;
			at && at !== at.ownerDocument.body;
			at = at.parentElement
		) {
			if (view.getComputedStyle(at).overflow === "visible") continue;
			const edge = at.getBoundingClientRect();
			if (
				edge.width < 1 ||
				edge.height < 1 ||
				box.left >= edge.right ||
				box.right <= edge.left ||
				box.top >= edge.bottom ||
				box.bottom <= edge.top
			)
				return true;
		}
		return false;
	}

	/** WCAG 2.2, contrast ratio, of the text against the first ground behind it that is not see-through. */
	function contrastOf(
		style,
		parent,
		view,
	) {
		const ink = style.webkitTextFillColor || style.color;
		const [red, green, blue, alpha] = partsOf(ink);
		if (alpha < 0.2) return 1;
		let ground;
		for (
			let at = parent;
			at && !ground;
			at = at.parentElement
		) {
			const own = view.getComputedStyle(at);
			if (own.backgroundImage !== "none") return 21;
			const parts = partsOf(own.backgroundColor);
			if (parts[3] > 0.5) ground = parts;
		}
		const dark = view
			.getComputedStyle(parent.ownerDocument.documentElement)
			.colorScheme.includes("dark");
		const under =
			ground ??
			(dark && view.matchMedia("(prefers-color-scheme: dark)").matches
				? [18, 18, 18, 1]
				: [255, 255, 255, 1]);
		const one = luminance([red, green, blue]);
		const other = luminance([under[0], under[1], under[2]]);
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	}

	function partsOf(colour) {
		const [red = 0, green = 0, blue = 0, alpha = 1] = (
			colour.match(/[\d.]+/g) ?? []
		).map(Number);
		// "color(srgb 1 1 1)" counts from 0 to 1.
		const scale = colour.startsWith("color(") ? 255 : 1;
		return [red * scale, green * scale, blue * scale, alpha];
	}

	function luminance(parts) {
		const [red = 0, green = 0, blue = 0] = parts.map((part) => {
			const share = part / 255;
			return share <= 0.03928
				? share / 12.92
				: ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	}

	/** Words that a style sheet adds are in no file, no search and no copy. */
	function generatedText(zone, view) {
		for (const element of [zone, ...zone.querySelectorAll("*")])
			for (const pseudo of ["::before", "::after"]) {
				const { content, display } = view.getComputedStyle(element, pseudo);
				if (display !== "none" && /^".*\p{L}.*"$/u.test(content))
					return "generated text " + content + " on " + nameOf(element);
			}
		return undefined;
	}

	function nameOf(element) {
		const [first] = element.classList;
		return element.localName + (first ? "." + first : "");
	}
})()`;
