/** The vocabularies by which a segment of a credit is told from another: suffixes, degrees, titles, places, organizations. */

const list = (words: string): ReadonlySet<string> =>
	new Set(words.trim().split(/\s*[,\n]\s*/));

/** Folded for look-up: lower case, no full stops, one apostrophe. */
export function bare(word: string): string {
	return word.toLowerCase().replaceAll(".", "").replace(/[’ʼ]/g, "'");
}

export const suffixes = list("jr, sr, ii, iii, iv, v");

export const degrees = list(
	`md, m d, phd, ph d, jd, mph, rn, mba, dds, dvm, dphil, edd, psyd, pharmd, esq, mbe, obe, cbe, kbe, frs, kc, qc,
	msc, bsc, ma, ba, mfa, mpp, mpa, drph, facp, facs, faan, frcp, sj, op, osb, cpa, cfa, lcsw, llm, llb, ret, usn, usa ret`,
);

/** Credentials that are organizations too. */
export const doubtfulDegrees = list("pa, msn, do, np, mp");

export const honorifics = list(
	`dr, prof, professor, mr, mrs, ms, mx, miss, sir, dame, rev, reverend, hon, lt, col, lt col, gen, maj gen, lt gen, brig gen,
	capt, sgt, maj, cmdr, adm, rear adm, vice adm, sen, rep, gov, fr, rabbi, imam, dr med, prof dr, the rev, the rev dr`,
);

export const particles = list(
	`de, da, do, dos, das, del, della, dello, degli, di, du, la, le, las, los, lo, van, von, vom, der, den, des, dem, het, ter, ten, te, op, zu, zum, zur,
	al, el, ul, ur, as, ash, bin, ben, ibn, bint, abu, abd, ap, af, av, y, e, i, 't, 's, 'n, st, san, dal, dalla, d', o', mac, mc, nic, ní, ó, ui, uí`,
);

/** Words that stand at the end of an organization's name and are no surnames. */
export const organizationWords = list(
	`news, times, service, services, agency, agencies, network, networks, radio, television, tv, broadcasting, gazette, tribune, chronicle,
	newspaper, newspapers, magazine, media, newsroom, university, college, institute, foundation, observer, telegraph, bulletin, examiner, inquirer, herald, wire,
	association, society, council, department, ministry, authority, administration, company, inc, llc, ltd, corp, corporation, quarterly, weekly, daily,
	productions, studios, project, collective, archive, archives, museum, library, commission, committee, government, coalition, alliance, federation,
	images, pictures, photos, photo, publishing, publications, publishers, online, digital, international, group, board, bureau, desk, staff, team, centre, center, school,
	community, consortium, developers, maintainers, volunteers,
	industries, labs, lab, solutions, systems, entertainment, films, film, records, consulting, analytics, ventures, airlines, motors, bank, capital, holdings, technologies, software, pharmaceuticals, press-agentur, agence, agencia, agentur, redacción, rédaction, redaktion, redazione, watch, international, frontières, borders, ngo,
	wires, reports, correspondents, contributors, editors, reporters, journalists, writers, academy, hospital, clinic, laboratory, press agency, ap, afp`,
);

/** Words that end an organization's name and are surnames too. */
export const doubtfulOrganizationWords = list(
	`press, post, sun, star, reader, courier, bee, banner, call, mercury, page, globe, sentinel, journal, record, ledger, register, standard, guardian,
	mail, mirror, echo, express, leader, monitor, beacon, eagle, pilot, packet, pioneer, argus, citizen, clarion, democrat, dispatch, enterprise, independent,
	messenger, patriot, reporter, republican, review, scotsman, statesman, telegram, transcript, union, voice, world, today, recorder, advocate, advertiser,
	trust, fund, club, party, office, house, books, fellowship, initiative, partners, outlook, insider, spectator, critic, nation, atlantic, forum, digest, report, trade, street`,
);

export const collectives = list(
	`staff, team, desk, agencies, newsroom, editors, contributors, correspondents, reporters, journalists, writers, board, wires, reports, services, staffers, bureau, staff reports, wire reports, staff writers`,
);

/** Words that end a job title. */
export const jobWords = list(
	`writer, reporter, correspondent, editor, columnist, producer, journalist, photographer, photojournalist, videographer, videojournalist, fellow, chief, intern,
	critic, anchor, analyst, contributor, director, professor, author, host, cartoonist, illustrator, blogger, publisher, researcher, president, commentator,
	stringer, freelancer, translator, specialist, meteorologist, presenter, essayist, novelist, historian, economist, lecturer, scientist, physician, adviser, advisor,
	writers, reporters, correspondents, editors, columnists, producers, journalists, photographers, photojournalists, fellows, contributors, analysts, researchers, interns, staffers, staffer, librarian, interpreter, translators, critics, videographers, video journalists, student, students, attorney, lawyer, teacher, nurse, doctor, chef, senator, governor, mayor, ceo, founder, chairman, chair, chairwoman, ambassador, minister, secretary`,
);

/** Words that a job title may hold before its last word. */
export const titleWords = list(
	`staff, senior, chief, lead, principal, associate, assistant, deputy, managing, executive, contributing, special, guest, visiting, general, assignment, acting, interim, former,
	political, politics, foreign, national, international, diplomatic, business, economics, finance, financial, market, markets, energy, climate, environment, science, health, medical, tech, technology,
	sports, sport, culture, arts, entertainment, food, travel, style, education, legal, justice, crime, courts, court, police, security, defense, defence, military, religion, race, labor, labour,
	transportation, aviation, shipping, housing, business, city, county, state, metro, regional, local, state, europe, asia, africa, middle, east, white, house, congressional, parliamentary, washington, london, capitol,
	investigative, investigations, data, digital, multimedia, video, photo, photography, visual, visuals, graphics, news, features, feature, opinion, editorial, breaking, night, weekend, day, copy, desk, web, audience,
	social, media, freelance, independent, bureau, real, estate, public, affairs, war, roving, royal, un, us, uk, eu, china, russia, india, at, large, and, &, of, in, human, rights, theater, theatre, film, music, book, books, art, fashion, tv, television, radio, game, games, weather, research, reporting, community, high, school, supreme, correspondent, associated, law, africa, latin, america, north, south, west, central`,
);

/** Plural titles before names say nothing of one person: "AP writers A and B". */
export const groupTitles = list(
	"writer, writers, reporters, journalists, correspondents, staffers, photographers, staff writers, staff reporters, video journalists, producers, editors",
);

/** Section names that follow an organization's own: "CNN Business". */
export const sectionWords = list(
	`business, brasil, español, politics, health, sport, sports, travel, news, world, us, uk, radio, staff, international, opinion, money, style, weather, investigates, digital,
	tv, newsroom, television, arabic, español, türk, indonesia, portugal, philippines, chile, india, magazine, online, wire, photo, photos, images, pictures, service, science, tech, climate, team, desk, bureau, report, reports, network, africa, asia, europe, américas, breaking, entertainment, data, visuals, graphics, audio, video, local, live, verify, sunday, weekend, factbox, foreign, national, economics, law, green, opinions, washington, london`,
);

export const months = list(
	"january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec",
);
export const weekdays = list(
	"monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun",
);

/** Words before a name that say rank or kin: what follows may be no family name. */
export const styles = list(
	`baroness, baron, lord, lady, king, queen, prince, princess, duke, duchess, earl, count, countess, viscount, marquess, sister, brother, father, mother, pope, saint, bishop, archbishop, cardinal, judge, justice, chief, president, senator,
	captain, general, colonel, major, sergeant, admiral, sheikh, sheikha, emir, sultan, imam, rabbi, aunt, uncle, madame, monsieur, don, doña, shri, sri, swami, big, little, young, old, mc, mac, el, la, le, the`,
);

/** Words that are given names or surnames too: no doubt about a name unless another word of it is odd. */
export const nameWords = list(
	`chance, law, lake, night, day, dawn, bridge, park, early, rivers, may, bill, will, art, faith, price, storm, hill, hills, peace, young, west, north, white, justice, church, cross, major, chase, grant, mark, bell, banks,
	rich, love, wood, woods, stone, king, bishop, judge, dean, duke, earl, pope, knight, noble, moon, gold, silver, bond, cash, case, best, long, short, small, little, strong, sharp, english, french, german, flood, coast, beach, field, fields, rail,
	moss, fair, bay, summer, winter, archer, chandler, read, gay, wall, fox, power, powers, van, heart, crook, gates, garden, gray, green, brown, black, bird, drew, frank, rob, grace, hope, joy, lane, street, waters, frost, snow, friend, freeman, speaker, penny, cook, chase, cross, mayor, mayo, nurse, host, fellow, chef`,
);

/** Names of countries and first-level divisions that follow a city. */
export const regions = list(
	`afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain, bangladesh, belarus, belgium, benin, bolivia, bosnia, botswana, brazil, bulgaria, burkina faso,
	cambodia, cameroon, canada, chad, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, dominican republic, ecuador, egypt, el salvador, england, eritrea, estonia, ethiopia,
	finland, france, gabon, gambia, germany, ghana, greece, guatemala, guinea, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, northern ireland, israel, italy, ivory coast, jamaica, japan, jordan,
	kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania, luxembourg, madagascar, malawi, malaysia, mali, malta, mauritania, mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar,
	namibia, nepal, netherlands, the netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, norway, oman, pakistan, panama, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda,
	saudi arabia, scotland, senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tunisia, turkey, türkiye,
	uganda, ukraine, united arab emirates, uae, united kingdom, uk, united states, us, usa, uruguay, uzbekistan, venezuela, vietnam, wales, yemen, zambia, zimbabwe, west bank, gaza strip, bahamas, maldives, vatican, balkans, caucasus, arctic, middle east, gulf, gaza, greenland, puerto rico,
	alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska,
	nevada, new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia, wisconsin, wyoming, dc, washington dc,
	ala, ariz, ark, calif, colo, conn, del, fla, ga, ill, ind, kan, ky, la, md, mass, mich, minn, miss, mo, mont, neb, nev, nh, nj, nm, ny, nc, nd, okla, ore, pa, ri, sc, sd, tenn, tex, va, vt, wash, wis, wyo,
	ontario, quebec, british columbia, alberta, manitoba, saskatchewan, nova scotia, new brunswick, newfoundland, new south wales, queensland, tasmania`,
);

/** Words that are seldom names: with one of these in it, a segment is no certain person. */
export const plainWords = list(
	`the, a, an, our, this, that, these, those, his, her, their, its, my, your, one, two, three, four, five, six, seven, eight, nine, ten, all, any, each, every, some, no, not, other, others, more, most, many, several,
	design, numbers, number, hand, request, default, law, air, land, sea, road, rail, water, night, day, morning, evening, noon, week, year, month, century, season, accident, chance, popular, demand, means, order, appointment, royal, degree, degrees,
	proxy, nature, force, faith, proclamation, invitation, arrangement, mistake, heart, rote, hook, crook, far, contrast, comparison, comparision, turns, now, then, here, there, late, early, last, first, next, today, tomorrow, yesterday, midnight, dawn,
	people, officials, officers, experts, critics, citizens, residents, voters, workers, students, families, friends, colleagues, readers, others, donors, analysts, governments, ministers, leaders, members, players, parents, children, women, men, humans, everyone, nobody, anyone,
	special, exclusive, breaking, live, update, updated, updates, watch, read, see, listen, subscribe, follow, share, print, email, save, advertisement, sponsored, related, editors, correction, corrections, clarification, analysis, opinion, commentary, explainer, factbox, feature, profile, obituary, interview, gallery, slideshow, photos, photo, video, videos, audio, podcast, graphic, graphics, map, maps, images, image, picture, pictures, story, stories, report, reports, article, articles,
	northern, southern, eastern, western, port, harbour, harbor, basin, river, lake, mountain, island, coast, beach, bridge, street, avenue, square, court, national, federal, public, private, local, global, new, old, big, small, great, high, low, free, open, daily, weekly, annual, social, political, economic, human, rights, health, climate, energy, security, defense, defence, foreign, domestic, interior, general, chief, senior, former, acting, deputy, assistant,
	reporter, writer, editor, staff, agencies, agency, news, press, wire, wires, team, desk, bureau, service, network, contributor, contributors, correspondent, journalist, photographer, pool, handout, file, courtesy, archive, screenshot, screengrab, composite, illustration, stringer, provided, supplied, contributed, reporting, editing, writing, anonymous, guest, group, association, committee, board, department, ministry, university, institute, foundation, company, council, commission, office, police, army, navy, nasa, government,
	and, or, but, with, from, for, of, in, on, at, to, by, as, via, per, after, before, during, since, until, who, which, what, when, where, why, how, is, was, are, were, be, been, has, have, had, will, would, can, could, may not, part, chapter, section, page, issue, edition, volume, series, vol,
	english, french, german, russian, chinese, american, british, european, african, asian, ukrainian, israeli, indian, canadian, times, hours, minutes, min read, copyright, rights, reserved, published, posted, modified, edited, translated, pseudonym, name, names, withheld, unnamed, unknown, translation, bullet, points, summary, key, takeaways, contents, menu, home, search, world, business, politics, sports, sport, culture, science, technology, travel, style, entertainment, weather, money, markets, life, lifestyle, food, books, arts, ai, artificial, intelligence, automated, insights, bot, chatgpt, openai, copilot, software, election, storm, vote, war, peace, crisis, deal, talks, trade, oil, gas, money, budget, tax, strike, protest, attack, fire, flood, crash, trial, ruling, bill, plan, review, google, translate, deepl, gemini, mother, inside, rolling, vanity, fair, carbon, brief, business, insider, popular, mechanics, scientific, inquiry, pool, witness, democracy, future, planet, earth, ocean, animal, animals, city, county, town, village, valley, bay, hills, creek, park, gate, harbourfront, stars, stripes, editorial, partners, sons, brothers, bros, co`,
);

/** Surnames that stand first in their own languages, so that a Latin spelling may be family-first. */
export const familyFirst = list(
	`li, wang, zhang, liu, chen, yang, zhao, huang, zhou, wu, xu, sun, hu, zhu, gao, lin, he, guo, ma, luo, liang, song, zheng, xie, han, tang, feng, yu, dong, xiao, cheng, cao, yuan, deng, xi, fu, shen, zeng, peng, lu, su, jiang, cai, jia, ding, wei, xue, ye, yan, pan, du, dai, xia, zhong, tian, ren, fan, fang, shi, yao, tan, liao, zou, xiong, jin, hao, kong, bai, cui, kang, mao, qiu, qin, gu, hou, shao, meng, long, wan, duan, lei, qian, tang, yin, chang, chiang, tsai, hsu, hsieh, chan, wong, cheung, leung, lau, ng, kwok, kwan,
	kim, lee, park, choi, jung, jeong, kang, cho, yoon, jang, lim, shin, seo, kwon, hwang, ahn, oh, moon, yoo, bae, noh, ha, nam, ryu,
	nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ngo, duong, ly, truong, dinh, doan, lam, mai, trinh, dao,
	nagy, kovacs, toth, szabo, horvath, varga, kiss, molnar, nemeth, farkas, balogh, papp, takacs, juhasz, meszaros, orban, lakatos, olah, szilagyi`,
);
