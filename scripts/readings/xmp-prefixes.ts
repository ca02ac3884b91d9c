/** The prefixes of the properties of XMP, by namespace, as the standards write them. */
export const xmpPrefixes: Readonly<Record<string, string>> = {
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://ns.adobe.com/xap/1.0/": "xmp",
	"http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
	"http://ns.adobe.com/pdf/1.3/": "pdf",
	"http://creativecommons.org/ns#": "cc",
	"http://www.aiim.org/pdfa/ns/id/": "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
	"http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
	"http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
	"http://www.aiim.org/pdfa/ns/property#": "pdfaProperty",
	"http://www.w3.org/ns/tdmrep/": "tdm",
};
