/** The faces that editions can have been set in, for those who hold editions against them: of houses, of other scripts, and the one that draws code points. */
import type { FindFaces, House } from "../model/house.ts";
import { codePointsFamily, faceOfCodePoints } from "./code-points.ts";

/** The houses are asked for when a face is. */
export function knownFaces(houses: () => readonly House[]): FindFaces {
	return (family, characters) => {
		const isFamily = (one: { readonly family: string }) =>
			one.family.replaceAll(" ", "") === family;
		if (isFamily({ family: codePointsFamily })) {
			const codes = [...characters];
			const faces = houses().map(({ fonts }) => faceOfCodePoints(codes, fonts));
			return { faces, isMade: true };
		}
		const own = houses().flatMap(({ fonts }) => fonts.filter(isFamily));
		if (own.length > 0) return { faces: own, isMade: false };
		const script = houses()[0]?.scripts().find(isFamily);
		return {
			faces: script?.faces() ?? [],
			isMade: false,
			remedy: script && `run npm install ${script.package}`,
		};
	};
}
