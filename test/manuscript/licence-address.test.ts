import { expect, test } from "vitest";
import { licenceAddress } from "../../scripts/manuscript/front-matter/licence-address.ts";

const home = "https://creativecommons.org/";

test.each([
	["CC BY 4.0", "licenses/by/4.0/"],
	["CC-BY-4.0", "licenses/by/4.0/"],
	["cc by-nc-nd 4.0", "licenses/by-nc-nd/4.0/"],
	["CC BY NC SA 3.0", "licenses/by-nc-sa/3.0/"],
	["CC-BY-SA-3.0-DE", "licenses/by-sa/3.0/de/"],
	["CC-BY-3.0-IGO", "licenses/by/3.0/igo/"],
	["CC-BY-NC-ND-1.0", "licenses/by-nd-nc/1.0/"],
	["Attribution 4.0 International (CC BY 4.0)", "licenses/by/4.0/"],
	[
		"Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License",
		"licenses/by-nc-sa/4.0/",
	],
	["CC0 1.0", "publicdomain/zero/1.0/"],
	["CC0-1.0", "publicdomain/zero/1.0/"],
	["CC0 1.0 Universal", "publicdomain/zero/1.0/"],
	["CC0", "publicdomain/zero/1.0/"],
	["Public Domain Mark 1.0", "publicdomain/mark/1.0/"],
	["creativecommons.org/licenses/by/4.0/", "licenses/by/4.0/"],
])("“%s” is the licence at %s", (written, path) => {
	expect(licenceAddress(written)).toBe(`${home}${path}`);
});

test.each([
	"CC BY",
	"CC BY 5.0",
	"CC BY-ND-SA 4.0",
	"CC BY 4.0 DE",
	"CC BY 4.0 (except the photographs)",
	"CC BY 4.0 (CC BY-SA 4.0)",
	"CC NC 4.0",
	"MIT",
	"https://example.org/licence",
])("“%s” names no licence of Creative Commons exactly", (written) => {
	expect(licenceAddress(written)).toBe(written);
});
