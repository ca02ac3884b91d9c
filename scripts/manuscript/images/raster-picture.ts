/** What the readers of PNG and JPEG tell alike of a picture, before its pixels are unpacked. */
export interface RasterPicture {
	/** Pixels as they are stored. */
	readonly width: number;
	readonly height: number;
	/** How it is turned to stand upright, 1 to 8 as Exif counts; 1 stands. */
	readonly orientation: number;
	/** Whether its colours are for print, which no browser and no EPUB shows alike. */
	readonly isCmyk: boolean;
	/** Whether only the first of its pictures is taken. */
	readonly hasMore?: boolean;
	/** A packet of XMP with what the file says of who is credited; nothing where it says nothing. */
	readonly credits: Uint8Array | undefined;
}
