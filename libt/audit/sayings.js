/** The sentence of each rule, by id. */
import { rules } from "./rules.js";
const sayings = new Map(rules.map((rule) => [rule.id, rule.says]));
/** Nothing for results that come of no rule. */
export function sayingOf(id) {
    return sayings.get(id);
}
