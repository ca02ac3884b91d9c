/** A manuscript is read once for all faults that come after its reading. */
import {
	type ReadManuscripts,
	readManuscripts as readAnew,
} from "../../../scripts/build/read-manuscripts.ts";

const read = new Map<string, Promise<ReadManuscripts>>();

export const readManuscripts: typeof readAnew = (paths, house, onRead) => {
	const key = JSON.stringify([paths, house]);
	const reading = read.get(key) ?? readAnew(paths, house, onRead);
	read.set(key, reading);
	return reading;
};
