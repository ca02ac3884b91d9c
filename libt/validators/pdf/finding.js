/** One thing wrong in a PDF. */
export {};
