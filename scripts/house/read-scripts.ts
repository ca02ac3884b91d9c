/** templates/scripts.yaml → the families for letters that the faces of houses lack, each from a package that may be installed or not. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { once } from "../machine/once.ts";
import type { FontFace, ScriptFamily } from "../model/house.ts";
import { packageFile } from "./package-file.ts";

const schema = z.object({
	families: z.array(
		z.strictObject({
			family: z.string(),
			package: z.string(),
			script: z.string().optional(),
			letters: z.string(),
			languages: z.array(z.string()).default([]),
			weights: z
				.array(z.string().regex(/^\d{3}[A-Za-z]+(?:_Italic)?$/))
				.default(["400Regular", "600SemiBold"]),
			features: z.array(z.string().length(4)),
			first: z.enum(["package", "device"]).default("package"),
			devices: z.array(z.string()).default([]),
		}),
	),
});

type Said = z.infer<typeof schema>["families"][number];

export function readScripts(file: string): readonly ScriptFamily[] {
	const said = schema.safeParse(parse(readFileSync(file, "utf8")));
	if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
	return said.data.families.map((family) => ({
		family: family.family,
		package: `@expo-google-fonts/${family.package}`,
		script: family.script,
		letters: new RegExp(family.letters, "u"),
		languages: family.languages,
		devices: family.devices,
		faces: once(() => facesOf(family)),
	}));
}

/** Found by their names, which all packages make alike. */
function facesOf(family: Said): readonly FontFace[] | undefined {
	const folder = `@expo-google-fonts/${family.package}`;
	const stem = family.family.replaceAll(" ", "");
	try {
		return family.weights.map((weight) => {
			const path = packageFile(`${folder}/${weight}/${stem}_${weight}.ttf`);
			return {
				family: family.family,
				weight: Number.parseInt(weight, 10),
				style: weight.endsWith("_Italic") ? "italic" : "normal",
				name: `${stem}_${weight}`,
				features: family.features,
				for: "missing",
				languages: family.languages,
				devices: family.first === "device" ? family.devices : undefined,
				read: once(() => readFileSync(path)),
				readLicence: once(() =>
					readFileSync(packageFile(`${folder}/LICENSE_FONT`), "utf8")
						.replaceAll("\r\n", "\n")
						.trim(),
				),
			};
		});
	} catch (error) {
		if (isNotThere(error)) return undefined;
		throw error;
	}
}

function isNotThere(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		(error.code === "MODULE_NOT_FOUND" ||
			error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED")
	);
}
