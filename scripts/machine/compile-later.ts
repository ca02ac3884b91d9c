/**
 * Has V8 wait longer before it compiles a function anew, optimized: most of a build is over before that pays. An article takes a
 * sixth less processor time by it, and a book the same. In bytes of code that ran; V8’s own value is 135168.
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--interrupt-budget=600000");
