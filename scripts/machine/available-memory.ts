/** Bytes of memory of the machine, or of the container that this runs in. */
import { totalmem } from "node:os";

export function availableMemory(): number {
	const constrained = process.constrainedMemory();
	return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
