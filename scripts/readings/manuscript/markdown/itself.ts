/** Signs after a backslash, and entities: they are nodes of their own, since they mean themselves to every dialect. */
import type { Literal } from "mdast";

/** Its value is the sign. */
interface Itself extends Literal {
	type: "itself";
}

declare module "mdast" {
	interface RootContentMap {
		itself: Itself;
	}
	interface PhrasingContentMap {
		itself: Itself;
	}
}
