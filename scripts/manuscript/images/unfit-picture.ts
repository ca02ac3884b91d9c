/** Why editions cannot show a picture, in a part of a sentence: “it is cut off; copy or save it anew”. It is thrown by the readers of pictures, and told where the picture is used. */
export class UnfitPicture extends Error {
	override readonly name = "UnfitPicture";
}

export function cutOff(): UnfitPicture {
	return new UnfitPicture("it is cut off; copy or save it anew");
}

export function damaged(): UnfitPicture {
	return new UnfitPicture("it is damaged; copy or save it anew");
}

/** Throws again what a picture inside of another was found to be. */
export function tellInside(error: unknown): never {
	if (!(error instanceof UnfitPicture)) throw error;
	throw new UnfitPicture(`of a picture in it: ${error.message}`);
}
