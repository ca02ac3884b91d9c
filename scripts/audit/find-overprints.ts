/**
 * The script that looks for text over other text in the first frame of a page, as the text that a page evaluates: compilers add
 * calls to functions of their own to a function’s body, which the page does not have. It takes a selector of what has no
 * layout yet, whose box stands for its lines.
 */
export const findOverprints = String.raw`((later) => {
	const frame = document.querySelector("iframe");
	const inner = frame?.contentDocument;
	const view = frame?.contentWindow;
	if (!inner?.body || !view) return [];
	// CSS pixels: half a point. As many findings as somebody reads.
	const [tolerance, most] = [2 / 3, 5];
	const found = [];
	const { scrollWidth, clientWidth } = inner.documentElement;
	if (scrollWidth > clientWidth + 1)
		found.push({ one: "a page of " + clientWidth + " pixels", other: "one of " + scrollWidth });
	const lines = linesOf(inner).sort((a, b) => a.top - b.top);
	const told = new Map();
	for (let index = 0; index < lines.length; index += 1)
		for (let at = index + 1; at < lines.length; at += 1) {
			const [one, other] = [lines[index], lines[at]];
			if (other.top > one.bottom - tolerance) break;
			const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
			const down = Math.min(one.bottom, other.bottom) - other.top;
			if (one.owner === other.owner || across <= tolerance || down <= tolerance) continue;
			if (told.get(one.owner)?.has(other.owner)) continue;
			told.set(one.owner, (told.get(one.owner) ?? new Set()).add(other.owner));
			found.push({ one: one.text, other: other.text });
			if (found.length >= most) return found;
		}
	return found;

	/** Every line of text, with the block that it is of. */
	function linesOf(document) {
		const lines = [];
		const styles = new Map();
		const range = document.createRange();
		walk(document.body);
		return lines;

		function walk(parent) {
			for (const node of parent.childNodes) {
				if (node.nodeType === Node.TEXT_NODE) addText(node);
				// What a formula or a drawing shows is its own to place; what stands above letters belongs to them.
				else if (node.nodeType !== Node.ELEMENT_NODE || /^(math|svg|rt|rp|script|style)$/i.test(node.localName)) continue;
				else if (later !== "" && node.matches(later))
					addLine(lines, node.getBoundingClientRect(), { owner: node, clips: [], text: node.textContent });
				else walk(node);
			}
		}

		function addText(node) {
			if (!node.data.trim()) return;
			const own = placeOf(node.parentElement, styles);
			if (!own.isSeen) return;
			range.selectNodeContents(node);
			for (const box of range.getClientRects())
				addLine(lines, inkOf(box, own.size), { ...own, text: node.data });
		}
	}

	/** The block that an element’s text is of, its type size, and the boxes that cut it off. */
	function placeOf(element, styles) {
		const known = styles.get(element);
		if (known) return known;
		const style = view.getComputedStyle(element);
		const around = element.parentElement ? placeOf(element.parentElement, styles) : { isSeen: true, clips: [] };
		const place = {
			owner: /^(inline|ruby|contents)/.test(style.display) && element.parentElement ? around.owner : element,
			size: Number.parseFloat(style.fontSize),
			isSeen: around.isSeen && style.visibility === "visible" && style.display !== "none" && Number(style.opacity) > 0.1,
			clips: style.overflowX === "visible" ? around.clips : [...around.clips, element.getBoundingClientRect()],
		};
		styles.set(element, place);
		return place;
	}

	/** From the height of capitals to that of descenders: a line’s box also has the room above and below them. */
	function inkOf({ left, right, top, bottom }, size) {
		const baseline = bottom - (bottom - top) / 4;
		return { left, right, top: baseline - 0.68 * size, bottom: baseline + 0.18 * size };
	}

	function addLine(lines, box, { owner, clips, text }) {
		let { left, right, top, bottom } = box;
		for (const clip of clips) {
			left = Math.max(left, clip.left);
			right = Math.min(right, clip.right);
			top = Math.max(top, clip.top);
			bottom = Math.min(bottom, clip.bottom);
		}
		if (right > left && bottom > top)
			lines.push({ left, right, top, bottom, owner, text: text.replace(/\s+/g, " ").trim().slice(0, 60) });
	}
})`;
