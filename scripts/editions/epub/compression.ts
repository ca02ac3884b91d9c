/** How thoroughly an EPUB is packed: from 0, not at all, to 9, which takes twice as long for one per cent less. */
export const compressionLevel = 6;
