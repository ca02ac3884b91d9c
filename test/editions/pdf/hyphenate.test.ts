/** Where words of each language may break: well-known ones, as dictionaries part them. */
import type { Root } from "hast";
import { expect, test } from "vitest";
import { hyphenate } from "../../../scripts/editions/pdf/print/hyphenate.ts";
import { element } from "../../../scripts/prose/elements.ts";

test.each([
	["en", "char-ac-ter-isa-tion Port Haven"],
	["en-US", "char-ac-ter-i-za-tion"],
	["de", "Be-kannt-ma-chung In-for-ma-ti-on"],
	["ru", "элек-три-че-ство пре-ду-пре-жда-ют подъ-езд Электричество"],
	["uk", "по-пе-ре-джа-ють на-слід-ка-ми"],
	["pl", "przed-się-bior-stwo naj-waż-niej-szy"],
	["cs", "nej-dů-le-ži-tější ná-sled-cích"],
	["sk", "naj-dô-le-ži-tejší"],
	["sv", "kon-se-kven-ser-na mil-jö-de-par-te-men-tet"],
	["da", "kon-se-kven-ser-ne ad-vars-ler-ne"],
	["nb", "miljø-de-par-te-men-tet"],
	["no", "miljø-de-par-te-men-tet"],
	["nn", "kon-se-kven-sa-ne"],
	["fi", "ym-pä-ris-tö-mi-nis-te-riö va-roi-tuk-set"],
	["el", "πε-ρι-βαλ-λο-ντι-κές επι-πτώ-σεις"],
	["tr", "çev-re-sel so-nuç-la-ra mü-hen-dis-ler"],
	["ca", "im-pre-vi-si-bles col·la-bo-ra-ció"],
	["ro", "con-se-cin-țe-le în-con-ju-ră-tor"],
	["hu", "kö-vet-kez-mé-nyek-re fi-gyel-mez-tet-nek"],
	["la", "con-sue-tu-di-nem tem-po-ri-bus"],
	["sr", "упо-зо-ра-ва-ју по-сле-ди-ца-ма"],
	["ka", "შე-დე-გე-ბის"],
	// Without patterns, or with such as part them badly.
	["bg", "последствията"],
	["hi", "चेतावनियाँ"],
	["ar", "المسؤولون"],
])("words of %s break as %s", (language, said) => {
	const words = { type: "text" as const, value: said.replaceAll("-", "") };
	const tree: Root = { type: "root", children: [element("p", {}, [words])] };
	hyphenate(tree, language);
	expect(words.value.replaceAll("\u00ad", "-")).toBe(said);
});
