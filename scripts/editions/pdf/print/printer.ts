/** Prints a page, as often as one likes. Puppeteer would ask for the whole file at once, which for a book fills the browser. */
import type { CDPSession } from "puppeteer";

/** The browser begins with it before this returns. A tagged print carries its structure and an outline. */
export type Printer = (options: {
	readonly tagged: boolean;
}) => Promise<Uint8Array>;

/** Bytes that are asked for at once. */
const pieceSize = 1 << 20;

/** A printer of the page that `session` speaks to, by the browser’s own protocol. It gives the bytes of a PDF. */
export function openPrinter(session: CDPSession): Printer {
	return async ({ tagged }) => {
		const { stream: handle = "" } = await session.send("Page.printToPDF", {
			transferMode: "ReturnAsStream",
			printBackground: true,
			generateTaggedPDF: tagged,
			generateDocumentOutline: tagged,
			// Sizes and margins are those of the style sheet.
			preferCSSPageSize: true,
			marginTop: 0,
			marginBottom: 0,
			marginLeft: 0,
			marginRight: 0,
		});
		const pieces: Buffer[] = [];
		for (let isRead = false; !isRead; ) {
			const piece = await session.send("IO.read", { handle, size: pieceSize });
			pieces.push(
				Buffer.from(piece.data, piece.base64Encoded ? "base64" : "latin1"),
			);
			isRead = piece.eof;
		}
		await session.send("IO.close", { handle });
		return Buffer.concat(pieces);
	};
}
