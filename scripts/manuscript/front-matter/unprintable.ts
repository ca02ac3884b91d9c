/** Characters that no edition can hold: controls, halves of characters, and what XML 1.0 §2.2 forbids. */

/** Finds the first one. */
export const unprintable = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;
