/** Asks a browser for the accessibility tree of the zones that a page’s frames show: what it hands to screen readers of them. */
import type { CDPSession, Page, Protocol } from "puppeteer";
import type { SeenZone } from "../../browser/programs/draw-words.ts";
import {
	elementsOfZones,
	findZones,
} from "../../browser/programs/find-zones.ts";
import { runInPage } from "../../browser/programs/program.ts";
import { someOfEachKind } from "../picture/some-of-each-kind.ts";
import { type HeardText, type HeardZone, judgeHeard } from "./judge-heard.ts";

export interface HeardZones {
	/** All that the frames have, in their order. */
	readonly zones: readonly SeenZone[];
	/** By the index of the zone. */
	readonly faults: ReadonlyMap<number, string>;
}

/** Of a page that `isLong` some zones of each kind are looked at, whose parts of the tree are asked for one by one: the whole would take half a second. */
export async function lookAtTree(
	page: Page,
	session: CDPSession,
	isLong: boolean,
): Promise<HeardZones> {
	const zones = await runInPage(page, findZones);
	const looked = isLong ? someOfEachKind(zones) : new Set(zones.keys());
	const elements = await elementsOf(session, looked);
	const heard = elements.map(({ index, node }) =>
		zoneOf(index, zones[index]?.kind ?? "", node),
	);
	const texts = heard.flatMap((zone) =>
		zone.texts.filter(({ text }) => text.trim() !== ""),
	);
	if (isLong && texts.length <= mostAsked)
		return {
			zones,
			faults: judgeHeard(heard, await partsAround(session, texts)),
		};
	const frames = new Set(zones.map(({ frame }) => frame));
	const nodes = await treesOf(session, frames);
	const told = new Set(nodes.map((node) => node.backendDOMNodeId));
	// Of what no tree has, the browser says why when it is asked for that alone.
	const others = await partsAround(
		session,
		texts.filter(({ node }) => !told.has(node)),
	);
	return { zones, faults: judgeHeard(heard, [...nodes, ...others]) };
}

/** Texts that are asked for one by one: each answer has all that stands beside one, so that more take longer than the whole. */
const mostAsked = 300;

interface ZoneElement {
	readonly index: number;
	readonly node: Protocol.DOM.Node;
}

/** With all that they hold. */
async function elementsOf(
	session: CDPSession,
	looked: ReadonlySet<number>,
): Promise<ZoneElement[]> {
	const { result: list } = await session.send("Runtime.evaluate", {
		expression: elementsOfZones,
	});
	if (!list.objectId) throw new Error("Unexpected answer of the browser");
	const { result } = await session.send("Runtime.getProperties", {
		objectId: list.objectId,
		ownProperties: true,
	});
	const wanted = result.flatMap(({ name, value }) =>
		looked.has(Number(name)) && value?.objectId
			? [{ index: Number(name), objectId: value.objectId }]
			: [],
	);
	return Promise.all(
		wanted.map(async ({ index, objectId }) => {
			const { node } = await session.send("DOM.describeNode", {
				objectId,
				depth: -1,
			});
			return { index, node };
		}),
	);
}

function zoneOf(
	index: number,
	kind: string,
	element: Protocol.DOM.Node,
): HeardZone {
	const texts: HeardText[] = [];
	const elements = new Map<number, string>();
	const apart = new Set<number>();
	const visit = (
		node: Protocol.DOM.Node,
		around: readonly number[],
		isApart: boolean,
	): void => {
		const { backendNodeId: id, localName, nodeType, nodeValue } = node;
		if (nodeType === Node.text) {
			if (isApart) apart.add(id);
			else texts.push({ node: id, text: nodeValue, around });
		}
		// Zones in it speak for themselves.
		const isOther = around.length > 0 && attributeOf(node, "data-credit");
		if (nodeType !== Node.element || isOther) return;
		elements.set(id, nameOf(node));
		const own = isApart || notText.has(localName);
		if (own) apart.add(id);
		for (const child of node.children ?? []) visit(child, [id, ...around], own);
	};
	visit(element, [], false);
	return { index, kind, texts, elements, apart };
}

/** Types of nodes (DOM §4.4). */
const Node = { element: 1, text: 3 } as const;

/** Elements whose words are none of the line’s: they are told in a way of their own, or not at all. */
const notText: ReadonlySet<string> = new Set(
	"math svg rt rp style script template".split(" "),
);

function nameOf(element: Protocol.DOM.Node): string {
	const [first] = attributeOf(element, "class").split(/\s+/);
	return first ? `${element.localName}.${first}` : element.localName;
}

/** Names and values stand one after the other. */
function attributeOf(
	{ attributes = [] }: Protocol.DOM.Node,
	wanted: string,
): string {
	const at = attributes.findIndex(
		(name, index) => index % 2 === 0 && name === wanted,
	);
	return at < 0 ? "" : (attributes[at + 1] ?? "");
}

async function treesOf(session: CDPSession, frames: ReadonlySet<number>) {
	const { frameTree } = await session.send("Page.getFrameTree");
	const trees = await Promise.all(
		[...frames].map(async (index) => {
			const frameId = frameTree.childFrames?.[index]?.frame.id;
			if (!frameId) throw new Error(`The browser has no frame ${index}`);
			return session.send("Accessibility.getFullAXTree", { frameId });
		}),
	);
	// Each document counts for itself.
	return trees.flatMap(({ nodes }, index) =>
		nodes.map((node) => ({ ...node, ...idsIn(node, `${index} `) })),
	);
}

function idsIn(
	{ nodeId, parentId, childIds }: Protocol.Accessibility.AXNode,
	document: string,
) {
	return {
		nodeId: document + nodeId,
		...(parentId === undefined ? {} : { parentId: document + parentId }),
		...(childIds ? { childIds: childIds.map((id) => document + id) } : {}),
	};
}

/** What stands around each text, up to the root, and beside it. */
async function partsAround(session: CDPSession, texts: readonly HeardText[]) {
	const parts = await Promise.all(
		texts.map(({ node }) =>
			session.send("Accessibility.getPartialAXTree", {
				backendNodeId: node,
				fetchRelatives: true,
			}),
		),
	);
	return parts.flatMap(({ nodes }) => nodes);
}
