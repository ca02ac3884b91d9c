/** Images are found as people and tools write their paths, and never outside of the manuscript’s folder. */
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findImage } from "../../../scripts/manuscript/images/find-image.ts";

const place = mkdtempSync(join(tmpdir(), "colophon-find-"));
const folder = join(place, "book");
afterAll(() => rmSync(place, { recursive: true, force: true }));

for (const path of [
	"../outside.png",
	"quay.png",
	"a b.png",
	"100%.png",
	"what?.png",
	"img/Crane.JPG",
	"part/img/beside.png",
	"static/pics/x.png",
	"media/y.png",
	"vault/attachments/only.png",
	"one/twice.png",
	"two/twice.png",
]) {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), "");
}
symlinkSync("../outside.png", join(folder, "link.png"));

const find = (written: string, from = "") => {
	const found = findImage({ folder, assets: ["media"] }, written, from);
	return "obstacle" in found
		? found.obstacle
		: `${found.path}${found.isElsewhere ? " (elsewhere)" : ""}`;
};

test.each([
	["quay.png", "", "quay.png"],
	["./quay.png", "", "quay.png"],
	["quay.png?v=2", "", "quay.png"],
	["quay.png#half", "", "quay.png"],
	["a%20b.png", "", "a b.png"],
	["a b.png", "", "a b.png"],
	["100%.png", "", "100%.png"],
	["what?.png", "", "what?.png"],
	[".\\img\\Crane.JPG", "", "img/Crane.JPG"],
	["img%5CCrane.JPG", "", "img/Crane.JPG"],
	["img/crane.jpg", "", "img/Crane.JPG (elsewhere)"],
	["img/beside.png", "part", "part/img/beside.png"],
	["../quay.png", "part", "quay.png"],
	["quay.png", "part", "quay.png"],
	["/pics/x.png", "", "static/pics/x.png"],
	["/static/pics/x.png", "", "static/pics/x.png"],
	["{{site.baseurl}}/pics/x.png", "", "static/pics/x.png"],
	["{static}/pics/x.png", "", "static/pics/x.png"],
	["/y.png", "", "media/y.png"],
	["y.png", "", "media/y.png"],
	["../../static/pics/x.png", "", "static/pics/x.png (elsewhere)"],
	["only.png", "", "vault/attachments/only.png (elsewhere)"],
	["twice.png", "", "missing"],
	["../outside.png", "", "outside"],
	["%2e%2e/outside.png", "", "outside"],
	["..\\outside.png", "", "outside"],
	["link.png", "", "outside"],
	["/etc/hostname", "", "missing"],
	["part", "", "folder"],
])("%s, written in “%s”, is %s", (written, from, expected) => {
	expect(find(written, from)).toBe(expected);
});
