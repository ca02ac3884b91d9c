/** The rules in the order of the reference on attribution. Adding one is a file in rules/ and a line here. */
import type { Rule } from "./rule.ts";
import { e01 } from "./rules/e01.ts";
import { e02 } from "./rules/e02.ts";
import { e03 } from "./rules/e03.ts";
import { e04 } from "./rules/e04.ts";
import { e05 } from "./rules/e05.ts";
import { e06 } from "./rules/e06.ts";
import { e07 } from "./rules/e07.ts";
import { h01 } from "./rules/h01.ts";
import { h02 } from "./rules/h02.ts";
import { h03 } from "./rules/h03.ts";
import { h04 } from "./rules/h04.ts";
import { h05 } from "./rules/h05.ts";
import { h06 } from "./rules/h06.ts";
import { h07 } from "./rules/h07.ts";
import { i01 } from "./rules/i01.ts";
import { i02 } from "./rules/i02.ts";
import { i03 } from "./rules/i03.ts";
import { i04 } from "./rules/i04.ts";
import { i05 } from "./rules/i05.ts";
import { m01 } from "./rules/m01.ts";
import { m03 } from "./rules/m03.ts";
import { m04 } from "./rules/m04.ts";
import { m05 } from "./rules/m05.ts";
import { m06 } from "./rules/m06.ts";
import { m07 } from "./rules/m07.ts";
import { m08 } from "./rules/m08.ts";
import { m09 } from "./rules/m09.ts";
import { m10 } from "./rules/m10.ts";
import { m11 } from "./rules/m11.ts";
import { m12 } from "./rules/m12.ts";
import { p01 } from "./rules/p01.ts";
import { p02 } from "./rules/p02.ts";
import { p03 } from "./rules/p03.ts";
import { p04 } from "./rules/p04.ts";
import { p05 } from "./rules/p05.ts";
import { p06 } from "./rules/p06.ts";
import { p07 } from "./rules/p07.ts";
import { p08 } from "./rules/p08.ts";
import { p09 } from "./rules/p09.ts";
import { p10 } from "./rules/p10.ts";
import { r01 } from "./rules/r01.ts";
import { r02 } from "./rules/r02.ts";
import { r03 } from "./rules/r03.ts";
import { r04 } from "./rules/r04.ts";
import { r05 } from "./rules/r05.ts";
import { r06 } from "./rules/r06.ts";
import { v01 } from "./rules/v01.ts";
import { v02 } from "./rules/v02.ts";
import { v03 } from "./rules/v03.ts";
import { v04 } from "./rules/v04.ts";
import { v05 } from "./rules/v05.ts";
import { v06 } from "./rules/v06.ts";
import { v07 } from "./rules/v07.ts";
import { v08 } from "./rules/v08.ts";
import { v09 } from "./rules/v09.ts";
import { x01 } from "./rules/x01.ts";
import { x02 } from "./rules/x02.ts";
import { x03 } from "./rules/x03.ts";
import { z01 } from "./rules/z01.ts";
import { z03 } from "./rules/z03.ts";
import { z04 } from "./rules/z04.ts";
import { z05 } from "./rules/z05.ts";

export const rules: readonly Rule[] = [
	m01,
	m03,
	m04,
	m05,
	m06,
	m07,
	m08,
	m09,
	m10,
	m11,
	m12,
	v01,
	v02,
	v03,
	v04,
	v05,
	v06,
	v07,
	v08,
	v09,
	e01,
	e02,
	e03,
	e04,
	e05,
	e06,
	e07,
	h01,
	h02,
	h03,
	h04,
	h05,
	h06,
	h07,
	p01,
	p02,
	p03,
	p04,
	p05,
	p06,
	p07,
	p08,
	p09,
	p10,
	x01,
	x02,
	x03,
	i01,
	i02,
	i03,
	i04,
	i05,
	r01,
	r02,
	r03,
	r04,
	r05,
	r06,
	z01,
	z03,
	z04,
	z05,
];
