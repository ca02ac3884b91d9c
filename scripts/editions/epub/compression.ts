/** How thoroughly an EPUB is packed, from 0, not at all, to 9 (DEFLATE). */
export const compressionLevel = 6;
