"""Texts of our own for tests of storage: a few articles on invented events."""

FERRY = (
    "The harbour town of Ostmar has opened a new ferry line to the islands. The first boat left at dawn"
    " with forty people on board.\n\nTickets cost nine crowns, the company said, and there is room for"
    " twelve cars. The mayor cut a ribbon while the town band played in the rain."
)
BRIDGE = (
    "A storm has closed the long bridge over the Velm for the second time this winter. Engineers found a"
    " crack in one of the cables on Monday evening.\n\nLorries must go round by the mountain road, which"
    " adds three hours. Repairs may take until spring, the ministry warned."
)
LIBRARY = (
    "Readers in Karsk queued through the night to borrow the last novel of Ilka Brandt. The library had"
    " bought two hundred copies and lent them all before noon.\n\nA second printing is on its way from"
    " the capital."
)
FERRY_JA = (
    "港町オストマルで新しいフェリー航路が開通した。\n\n"
    "始発便は夜明けに四十人を乗せて出航した。運賃は九クローネだという。"
)
MINISTER_KO = (
    "외무장관이 화요일 러시아를 방문했다.\n\n장관은 어업 협정에 관해 회담할 예정이라고 대변인이 밝혔다."
)
TALKS_ZH = "外交部长星期二抵达北京举行会谈。\n\n发言人说，双方将讨论渔业协定。"
FERRY_TH = "เมืองท่าออสต์มาร์เปิดเส้นทางเรือเฟอร์รี่ใหม่ไปยังหมู่เกาะ"
FERRY_RU = "В портовом городе Остмар открыли новую паромную линию.\n\nПервый паром вышел на рассвете."
