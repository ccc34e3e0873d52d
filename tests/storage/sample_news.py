"""Thirty pieces of our own news, ten each in English, German and Russian, as pages and agencies give them.

Beside each stands the summary, which was judged by eye: it tells the news in whole sentences that can
stand alone, without caption, credit, dateline, byline, advertisement or what leans on a sentence before.
"""

from typing import NamedTuple


class Piece(NamedTuple):
    """A body in its language, and the lines that tell it."""

    language: str
    body: str
    summary: str


PIECES = (
    Piece(
        "en",
        "OSTMAR (AP) — A fire that broke out in the paint hall of the Brandvik shipyard was "
        "put out on Sunday after nine hours, the brigade said.\n\n"
        "Nobody was hurt. Four hundred workers will stay at home this week while inspectors "
        "look at the roof.\n\n"
        '"We were lucky with the wind," the chief of the brigade said.',
        "A fire that broke out in the paint hall of the Brandvik shipyard was put out on "
        "Sunday after nine hours, the brigade said. Nobody was hurt. Four hundred workers "
        "will stay at home this week while inspectors look at the roof.",
    ),
    Piece(
        "en",
        "Firefighters at the quay of Ostmar, Sunday, June 29, 2025. (Jane Roe/Coast Herald)\n\n"
        "By Jane Roe\n\n"
        "Voters in Karsk chose a new mayor on Sunday and gave the free buses party its first "
        "town hall.\n\n"
        "Ilse Marten won 54 percent of the vote, according to the election office.\n\n"
        "READ MORE: What free buses cost",
        "Voters in Karsk chose a new mayor on Sunday and gave the free buses party its first "
        "town hall. Ilse Marten won 54 percent of the vote, according to the election office.",
    ),
    Piece(
        "en",
        "He had promised as much in spring.\n\n"
        "The central bank of Velmar cut its main rate by a quarter point to 3.75 percent on "
        "Thursday, the first cut in two years. Analysts had expected it to wait until autumn. "
        "The crown lost half a percent against the euro.",
        "The central bank of Velmar cut its main rate by a quarter point to 3.75 percent on "
        "Thursday, the first cut in two years. Analysts had expected it to wait until autumn.",
    ),
    Piece(
        "en",
        "Advertisement\n\n"
        "Share this article\n\n"
        "A ferry with 120 people on board ran onto a sandbank off Sund in thick fog early on "
        "Tuesday. All of them were taken ashore by fishing boats within two hours.\n\n"
        "Copyright 2025 Coast Herald. All rights reserved.",
        "A ferry with 120 people on board ran onto a sandbank off Sund in thick fog early on "
        "Tuesday. All of them were taken ashore by fishing boats within two hours.",
    ),
    Piece(
        "en",
        "SUND, July 1 (Reuters) - Norlin Foods will buy its rival Havgard for 2.1 billion "
        "crowns in cash, both companies said on Tuesday. Shareholders of Havgard get 84 "
        "crowns a share, a fifth more than Monday's close.\n\n"
        "(Reporting by John Doe; Editing by Ann Other)",
        "Norlin Foods will buy its rival Havgard for 2.1 billion crowns in cash, both "
        "companies said on Tuesday. Shareholders of Havgard get 84 crowns a share, a fifth "
        "more than Monday's close.",
    ),
    Piece(
        "en",
        "Photo: Coast Herald/Pool\n\n"
        "Researchers at the University of Karsk have found a glacier mouse colony on the "
        "Ymmer ice field that moves uphill, against every model. The balls of moss roll two "
        "centimetres a day, they write in the journal Ice and Life.",
        "Researchers at the University of Karsk have found a glacier mouse colony on the "
        "Ymmer ice field that moves uphill, against every model. The balls of moss roll two "
        "centimetres a day, they write in the journal Ice and Life.",
    ),
    Piece(
        "en",
        "The national women's team beat the islands 3-1 in Velm on Saturday and leads its "
        "group with one match to play. Striker Nora Falk scored twice in the second half.\n\n"
        "Sign up for our sports newsletter here.\n\n"
        "The coach said that it was a night she would not forget",
        "The national women's team beat the islands 3-1 in Velm on Saturday and leads its "
        "group with one match to play. Striker Nora Falk scored twice in the second half.",
    ),
    Piece(
        "en",
        "Mr. Dahl, who led the water board for 30 years, died on Friday in Ostmar. He was 81. "
        "His daughter, Mrs. E. Dahl-Brun, said that he had been ill since March.\n\n"
        "As head of the board he had every dyke of the Velm raised by a metre.",
        "Mr. Dahl, who led the water board for 30 years, died on Friday in Ostmar. He was 81. "
        "His daughter, Mrs. E. Dahl-Brun, said that he had been ill since March.",
    ),
    Piece(
        "en",
        "KARSK -- A court in Karsk sentenced a former customs officer to six years in prison "
        "on Monday for letting through 40 lorries of untaxed cigarettes. Her lawyer said that "
        "she would appeal.\n\n"
        "Related: The road of smoke\n\n"
        'The judge spoke of "a shop with a barrier in front".',
        "A court in Karsk sentenced a former customs officer to six years in prison on Monday "
        "for letting through 40 lorries of untaxed cigarettes. Her lawyer said that she would "
        "appeal.",
    ),
    Piece(
        "en",
        "Updated 14:05 GMT\n\n"
        "Heavy rain has closed the mountain road between Ymmer and Sund for at least a week, "
        "the roads agency says. Two bridges were washed away overnight, and a third is being "
        "watched by engineers. Villages above the lake get food by helicopter.",
        "Heavy rain has closed the mountain road between Ymmer and Sund for at least a week, "
        "the roads agency says. Two bridges were washed away overnight, and a third is being "
        "watched by engineers.",
    ),
    Piece(
        "de",
        "OSTMAR (dpa) – Nach einem Brand in der Lackierhalle der Werft Brandvik ruht dort bis "
        "Freitag die Arbeit. Verletzt wurde niemand, wie die Feuerwehr am Sonntag mitteilte.\n\n"
        "Die Ursache ist noch unklar.",
        "Nach einem Brand in der Lackierhalle der Werft Brandvik ruht dort bis Freitag die "
        "Arbeit. Verletzt wurde niemand, wie die Feuerwehr am Sonntag mitteilte.",
    ),
    Piece(
        "de",
        "Von Jana Roth\n\n"
        "Die Stadt Karsk schafft ab Januar die Fahrscheine in ihren Bussen ab. Der Rat "
        "stimmte am Dienstagabend mit 23 zu 18 Stimmen dafür.\n\n"
        "Lesen Sie auch: Was der Nulltarif kostet\n\n"
        "Bezahlt wird das aus der Parkgebühr.",
        "Die Stadt Karsk schafft ab Januar die Fahrscheine in ihren Bussen ab. Der Rat "
        "stimmte am Dienstagabend mit 23 zu 18 Stimmen dafür. Bezahlt wird das aus der "
        "Parkgebühr.",
    ),
    Piece(
        "de",
        "Foto: Jana Roth/Küstenbote\n\n"
        "Die Zentralbank von Velmar hat den Leitzins um 0,25 Punkte auf 3,75 Prozent gesenkt. "
        "Es ist die erste Senkung seit zwei Jahren.",
        "Die Zentralbank von Velmar hat den Leitzins um 0,25 Punkte auf 3,75 Prozent gesenkt. "
        "Es ist die erste Senkung seit zwei Jahren.",
    ),
    Piece(
        "de",
        "Sund - Eine Fähre mit 120 Menschen an Bord ist am frühen Dienstag vor Sund auf eine "
        "Sandbank gelaufen. Fischer brachten alle binnen zwei Stunden an Land. Der Kapitän "
        "habe die Bake im Nebel zu spät gesehen, sagte ein Sprecher der Reederei.",
        "Eine Fähre mit 120 Menschen an Bord ist am frühen Dienstag vor Sund auf eine "
        "Sandbank gelaufen. Fischer brachten alle binnen zwei Stunden an Land. Der Kapitän "
        "habe die Bake im Nebel zu spät gesehen, sagte ein Sprecher der Reederei.",
    ),
    Piece(
        "de",
        "Anzeige\n\n"
        "Der Lebensmittelkonzern Norlin übernimmt den Wettbewerber Havgard für 2,1 Milliarden "
        "Kronen. Das teilten beide Unternehmen am 1. Juli mit. Die Aktionäre sollen 84 Kronen "
        "je Aktie erhalten.",
        "Der Lebensmittelkonzern Norlin übernimmt den Wettbewerber Havgard für 2,1 Milliarden "
        "Kronen. Das teilten beide Unternehmen am 1. Juli mit. Die Aktionäre sollen 84 Kronen "
        "je Aktie erhalten.",
    ),
    Piece(
        "de",
        "Forscher der Universität Karsk haben auf dem Ymmer-Eisfeld Moosbälle entdeckt, die "
        "bergauf rollen. Bisher galt das als unmöglich.\n\n"
        "© 2025 Küstenbote. Alle Rechte vorbehalten.",
        "Forscher der Universität Karsk haben auf dem Ymmer-Eisfeld Moosbälle entdeckt, die "
        "bergauf rollen. Bisher galt das als unmöglich.",
    ),
    Piece(
        "de",
        "Stand: 14:05 Uhr\n\n"
        "Starker Regen hat die Bergstraße zwischen Ymmer und Sund für mindestens eine Woche "
        "unpassierbar gemacht. Zwei Brücken wurden in der Nacht fortgerissen, eine dritte "
        "wird beobachtet.",
        "Starker Regen hat die Bergstraße zwischen Ymmer und Sund für mindestens eine Woche "
        "unpassierbar gemacht. Zwei Brücken wurden in der Nacht fortgerissen, eine dritte "
        "wird beobachtet.",
    ),
    Piece(
        "de",
        "Die frühere Zollbeamtin Dr. Lena Haag muss für sechs Jahre ins Gefängnis. Das "
        "Landgericht Karsk sah es am Montag als erwiesen an, dass sie 40 Lastwagen mit "
        "unversteuerten Zigaretten durchgewinkt hatte. Ihr Anwalt kündigte Revision an.",
        "Die frühere Zollbeamtin Dr. Lena Haag muss für sechs Jahre ins Gefängnis. Das "
        "Landgericht Karsk sah es am Montag als erwiesen an, dass sie 40 Lastwagen mit "
        "unversteuerten Zigaretten durchgewinkt hatte.",
    ),
    Piece(
        "de",
        "Er sei erleichtert, sagte er.\n\n"
        "Der langjährige Bürgermeister von Velm, Olaf Brun, tritt bei der Wahl im Mai nicht "
        "mehr an. Er wolle mehr Zeit für seine Bienen haben, sagte der 64-Jährige am Mittwoch "
        "im Stadtrat.",
        "Der langjährige Bürgermeister von Velm, Olaf Brun, tritt bei der Wahl im Mai nicht "
        "mehr an. Er wolle mehr Zeit für seine Bienen haben, sagte der 64-Jährige am Mittwoch "
        "im Stadtrat.",
    ),
    Piece(
        "de",
        "Das Nationalteam der Frauen hat die Inseln in Velm mit 3:1 besiegt und führt die "
        "Gruppe an. Nora Falk traf nach der Pause doppelt. Das letzte Spiel findet am 12. "
        "Juli statt und",
        "Das Nationalteam der Frauen hat die Inseln in Velm mit 3:1 besiegt und führt die "
        "Gruppe an. Nora Falk traf nach der Pause doppelt.",
    ),
    Piece(
        "ru",
        "ОСТМАР, 29 июня /ТАСС/. Пожар в малярном цехе верфи «Брандвик» потушен спустя девять "
        "часов. Никто не пострадал, сообщили в пожарной охране.\n\n"
        "Причина пока неизвестна.",
        "Пожар в малярном цехе верфи «Брандвик» потушен спустя девять часов. Никто не "
        "пострадал, сообщили в пожарной охране. Причина пока неизвестна.",
    ),
    Piece(
        "ru",
        "Жители Карска выбрали нового мэра: им стала Ильза Мартен. За неё проголосовали 54 "
        "процента избирателей, сообщила избирательная комиссия.\n\n"
        "Читайте также: Сколько стоят бесплатные автобусы",
        "Жители Карска выбрали нового мэра: им стала Ильза Мартен. За неё проголосовали 54 "
        "процента избирателей, сообщила избирательная комиссия.",
    ),
    Piece(
        "ru",
        "Реклама\n\n"
        "Центральный банк Вельмара снизил ключевую ставку до 3,75 процента — впервые за два "
        "года. Аналитики ждали снижения только осенью. Крона подешевела к евро на "
        "полпроцента.",
        "Центральный банк Вельмара снизил ключевую ставку до 3,75 процента — впервые за два "
        "года. Аналитики ждали снижения только осенью. Крона подешевела к евро на "
        "полпроцента.",
    ),
    Piece(
        "ru",
        "Паром, на борту которого было 120 человек, сел на мель у Сунда во вторник рано "
        "утром. Рыбаки доставили всех на берег за два часа.\n\n"
        "Фото: Яна Рот",
        "Паром, на борту которого было 120 человек, сел на мель у Сунда во вторник рано "
        "утром. Рыбаки доставили всех на берег за два часа.",
    ),
    Piece(
        "ru",
        "СУНД, 1 июл — РИА Новости. Компания «Норлин» купит конкурента «Хавгард» за 2,1 млрд "
        "крон. Акционеры получат по 84 кроны за акцию.",
        "Компания «Норлин» купит конкурента «Хавгард» за 2,1 млрд крон. Акционеры получат по "
        "84 кроны за акцию.",
    ),
    Piece(
        "ru",
        "Учёные университета Карска нашли на ледяном поле Иммер шары из мха, которые катятся "
        "вверх по склону. Раньше это считалось невозможным. Работа опубликована в журнале "
        "«Лёд и жизнь».",
        "Учёные университета Карска нашли на ледяном поле Иммер шары из мха, которые катятся "
        "вверх по склону. Раньше это считалось невозможным. Работа опубликована в журнале "
        "«Лёд и жизнь».",
    ),
    Piece(
        "ru",
        "Обновлено в 14:05\n\n"
        "Сильные дожди закрыли горную дорогу между Иммером и Сундом не меньше чем на неделю. "
        "Ночью снесло два моста, за третьим следят инженеры.",
        "Сильные дожди закрыли горную дорогу между Иммером и Сундом не меньше чем на неделю. "
        "Ночью снесло два моста, за третьим следят инженеры.",
    ),
    Piece(
        "ru",
        "Суд в Карске приговорил бывшую сотрудницу таможни к шести годам колонии. По версии "
        "следствия, она пропустила 40 грузовиков с сигаретами без акциза. Защита подаст "
        "апелляцию.",
        "Суд в Карске приговорил бывшую сотрудницу таможни к шести годам колонии. По версии "
        "следствия, она пропустила 40 грузовиков с сигаретами без акциза. Защита подаст "
        "апелляцию.",
    ),
    Piece(
        "ru",
        "Об этом он сказал журналистам.\n\n"
        "Мэр Вельма Олаф Брун не будет участвовать в выборах в мае. Он руководил городом 18 "
        "лет и хочет теперь заняться пчёлами.",
        "Мэр Вельма Олаф Брун не будет участвовать в выборах в мае. Он руководил городом 18 "
        "лет и хочет теперь заняться пчёлами.",
    ),
    Piece(
        "ru",
        "Женская сборная обыграла команду островов со счётом 3:1 и возглавила группу. Два "
        "мяча во втором тайме забила Нора Фальк.\n\n"
        "Все права защищены. © 2025 «Береговой вестник»",
        "Женская сборная обыграла команду островов со счётом 3:1 и возглавила группу. Два "
        "мяча во втором тайме забила Нора Фальк.",
    ),
)
