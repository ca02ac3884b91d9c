/** The types of subset-font, which ships none. */
declare module "subset-font" {
	export interface SubsetFontOptions {
		readonly targetFormat?: "sfnt" | "truetype" | "woff" | "woff2";
		readonly noHinting?: boolean;
		readonly keepFeatures?: readonly string[];
	}
	export default function subsetFont(
		font: Buffer,
		text: string,
		options?: SubsetFontOptions,
	): Promise<Buffer>;
}
