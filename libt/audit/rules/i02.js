import { bareText, seenText } from "../normalize.js";
import { shippedImages } from "../shipped-images.js";
export const i02 = {
    id: "I02",
    says: "The credit of an image stands in the same figure, verbatim.",
    clause: "IPTC Credit Line: the credit required by the supplier, to be used when published",
    html: (html, { record }) => check(html, record),
    epub: (epub, { record }) => check(epub, record),
    pdf: (pdf, { record }) => record.images.flatMap(({ creditText, path }) => {
        if (!creditText)
            return [];
        const found = pdf.blocks.filter((block) => bareText(block.text).includes(bareText(creditText)));
        return found.some((block) => block.path.some((tag) => tag === "Figure" || tag === "Caption"))
            ? []
            : [
                {
                    expected: `${creditText}, in the caption of ${path}`,
                    actual: found.length > 0 ? "elsewhere" : "(nothing)",
                    where: found[0] ? `page ${found[0].page + 1}` : "every page",
                },
            ];
    }),
};
function check(reading, record) {
    return shippedImages(reading, record).flatMap(({ image, recorded }) => {
        const credit = recorded?.creditText;
        if (!credit)
            return [];
        const figure = reading.figures.find((item) => item.images.some((own) => own.src === image.src && own.where === image.where));
        return seenText(figure?.credit ?? "") === seenText(credit)
            ? []
            : [
                {
                    expected: credit,
                    actual: figure?.credit ?? "(nothing)",
                    where: `${recorded.path}, ${image.where}`,
                },
            ];
    });
}
