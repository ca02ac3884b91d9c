/** How readers of front matter tell what is wrong. */
import type { Report } from "../../model/problem.ts";

/** Keys and indices, from the top. */
export type Path = readonly PropertyKey[];

export type ReportAtPath = Report<Path>;
