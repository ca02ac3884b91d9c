import { e01 } from "./rules/e01.js";
import { e02 } from "./rules/e02.js";
import { e03 } from "./rules/e03.js";
import { e04 } from "./rules/e04.js";
import { e05 } from "./rules/e05.js";
import { e06 } from "./rules/e06.js";
import { e07 } from "./rules/e07.js";
import { h01 } from "./rules/h01.js";
import { h02 } from "./rules/h02.js";
import { h03 } from "./rules/h03.js";
import { h04 } from "./rules/h04.js";
import { h05 } from "./rules/h05.js";
import { h06 } from "./rules/h06.js";
import { h07 } from "./rules/h07.js";
import { i01 } from "./rules/i01.js";
import { i02 } from "./rules/i02.js";
import { i03 } from "./rules/i03.js";
import { i04 } from "./rules/i04.js";
import { i05 } from "./rules/i05.js";
import { m01 } from "./rules/m01.js";
import { m03 } from "./rules/m03.js";
import { m04 } from "./rules/m04.js";
import { m05 } from "./rules/m05.js";
import { m06 } from "./rules/m06.js";
import { m07 } from "./rules/m07.js";
import { m08 } from "./rules/m08.js";
import { m09 } from "./rules/m09.js";
import { m10 } from "./rules/m10.js";
import { m11 } from "./rules/m11.js";
import { m12 } from "./rules/m12.js";
import { p01 } from "./rules/p01.js";
import { p02 } from "./rules/p02.js";
import { p03 } from "./rules/p03.js";
import { p04 } from "./rules/p04.js";
import { p05 } from "./rules/p05.js";
import { p06 } from "./rules/p06.js";
import { p07 } from "./rules/p07.js";
import { p08 } from "./rules/p08.js";
import { p09 } from "./rules/p09.js";
import { r01 } from "./rules/r01.js";
import { r02 } from "./rules/r02.js";
import { r03 } from "./rules/r03.js";
import { r04 } from "./rules/r04.js";
import { r05 } from "./rules/r05.js";
import { r06 } from "./rules/r06.js";
import { v01 } from "./rules/v01.js";
import { v02 } from "./rules/v02.js";
import { v03 } from "./rules/v03.js";
import { v04 } from "./rules/v04.js";
import { v05 } from "./rules/v05.js";
import { v06 } from "./rules/v06.js";
import { v07 } from "./rules/v07.js";
import { v08 } from "./rules/v08.js";
import { x01 } from "./rules/x01.js";
import { x02 } from "./rules/x02.js";
import { x03 } from "./rules/x03.js";
import { z01 } from "./rules/z01.js";
import { z03 } from "./rules/z03.js";
import { z04 } from "./rules/z04.js";
export const rules = [
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
];
