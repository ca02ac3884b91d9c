/** The types of the parser’s own extensions, by way of the library that declares them. */
import type {} from "remark-parse";
import type { Data } from "unified";

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Constructs = NonNullable<Extension["text"]>[string];
export type Construct = Extract<
	Constructs,
	{ readonly tokenize: unknown; readonly length?: never }
>;
export type Tokenizer = Construct["tokenize"];
export type Effects = Parameters<Tokenizer>[0];
export type State = Parameters<Tokenizer>[1];
