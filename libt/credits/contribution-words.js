/** Who did what among authors, in each language: the roles of CRediT (ANSI/NISO Z39.104-2022), their degrees, and the corresponding author. */
/** The slugs in the order of the tables below. */
const slugs = "conceptualization data-curation formal-analysis funding-acquisition investigation methodology project-administration resources software supervision validation visualization writing-original-draft writing-review-editing".split(" ");
const tables = {
    en: words(["Author contributions:", "Correspondence:"], ["lead", "equal", "supporting"], "conceptualization; data curation; formal analysis; funding acquisition; investigation; methodology; project administration; resources; software; supervision; validation; visualization; writing – original draft; writing – review & editing"),
    fr: words(["Contributions des auteurs :", "Correspondance :"], ["principal", "à parts égales", "en soutien"], "conceptualisation; curation des données; analyse formelle; obtention du financement; investigation; méthodologie; gestion de projet; ressources; logiciel; supervision; validation; visualisation; rédaction – version originale; rédaction – révision et correction"),
    de: words(["Beiträge der Autoren:", "Korrespondenz:"], ["federführend", "gleichberechtigt", "unterstützend"], "Konzeptualisierung; Datenkuratierung; formale Analyse; Mittelbeschaffung; Untersuchung; Methodik; Projektadministration; Ressourcen; Software; Betreuung; Validierung; Visualisierung; Schreiben – Originalentwurf; Schreiben – Überprüfung und Bearbeitung"),
    es: words(["Contribuciones de autoría:", "Correspondencia:"], ["principal", "igual", "de apoyo"], "conceptualización; curación de datos; análisis formal; adquisición de fondos; investigación; metodología; administración del proyecto; recursos; software; supervisión; validación; visualización; redacción – borrador original; redacción – revisión y edición"),
    it: words(["Contributi degli autori:", "Corrispondenza:"], ["principale", "paritario", "di supporto"], "concettualizzazione; cura dei dati; analisi formale; acquisizione dei finanziamenti; indagine; metodologia; amministrazione del progetto; risorse; software; supervisione; validazione; visualizzazione; scrittura – bozza originale; scrittura – revisione e modifica"),
    pt: words(["Contribuições de autoria:", "Correspondência:"], ["principal", "igual", "de apoio"], "conceitualização; curadoria de dados; análise formal; obtenção de financiamento; investigação; metodologia; administração do projeto; recursos; software; supervisão; validação; visualização; escrita – rascunho original; escrita – revisão e edição"),
    nl: words(["Bijdragen van de auteurs:", "Correspondentie:"], ["leidend", "gelijk", "ondersteunend"], "conceptualisering; databeheer; formele analyse; werving van financiering; onderzoek; methodologie; projectbeheer; middelen; software; toezicht; validatie; visualisatie; schrijven – eerste versie; schrijven – herziening en redactie"),
};
function words([statement, correspondence], [lead, equal, supporting], roles) {
    const names = roles.split("; ");
    return {
        statement,
        correspondence,
        degrees: { lead, equal, supporting },
        roles: Object.fromEntries(slugs.map((slug, index) => [slug, names[index] ?? slug])),
    };
}
/** The words of `language`; every language of the credit table has them, which a test proves. */
export function contributionWords(language) {
    const own = tables[language.split("-")[0]?.toLowerCase() ?? ""];
    if (!own)
        throw new Error(`No contribution wording for the language “${language}”: add a table to scripts/credits/contribution-words.ts`);
    return own;
}
