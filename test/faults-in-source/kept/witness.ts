/** The witness reads a manuscript once for all faults, none of which reaches it. */
import {
	type ManuscriptBytes,
	type ManuscriptReading,
	openManuscript as openAnew,
	readManuscript as readAnew,
} from "../../../scripts/readings/manuscript.ts";

const opened = new Map<string, ManuscriptBytes>();
const read = new Map<ManuscriptBytes, ManuscriptReading>();

export function openManuscript(file: string): ManuscriptBytes {
	const bytes = opened.get(file) ?? openAnew(file);
	opened.set(file, bytes);
	return bytes;
}

export function readManuscript(bytes: ManuscriptBytes): ManuscriptReading {
	const reading = read.get(bytes) ?? readAnew(bytes);
	read.set(bytes, reading);
	return reading;
}
