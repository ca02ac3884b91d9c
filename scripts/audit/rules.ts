/** The rules in the order of the reference on attribution. Adding one is a file in rules/ and a line here. */
import type { Rule } from "./rule.ts";
import { e01 } from "./rules/e01.ts";
import { e02 } from "./rules/e02.ts";
import { e03 } from "./rules/e03.ts";
import { h01 } from "./rules/h01.ts";
import { h03 } from "./rules/h03.ts";
import { p01 } from "./rules/p01.ts";
import { p02 } from "./rules/p02.ts";
import { p04 } from "./rules/p04.ts";
import { v01 } from "./rules/v01.ts";
import { v02 } from "./rules/v02.ts";
import { x01 } from "./rules/x01.ts";
import { x02 } from "./rules/x02.ts";

export const rules: readonly Rule[] = [
	v01,
	v02,
	e01,
	e02,
	e03,
	h01,
	h03,
	p01,
	p02,
	p04,
	x01,
	x02,
];
