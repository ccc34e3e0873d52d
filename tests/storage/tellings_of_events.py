"""Events for tests of grouping: each told by three sources in words of their own. All invented."""

from datetime import datetime

from storage.models import ParsedArticle, Role

SHIPYARD = (
    (
        "Fire guts shipyard hall in Ostmar",
        "A fire tore through the main hall of the Brandvik shipyard in Ostmar on Tuesday night,"
        " destroying two"
        " ferries under construction. Sixty firefighters from Ostmar and Velm fought the blaze for"
        " nine hours."
        " Nobody was hurt. Director Hanne Brandvik said the damage would exceed 40 million crowns.",
    ),
    (
        "Two ferries destroyed as Brandvik shipyard burns",
        "Two half-built ferries were destroyed when flames swept the Brandvik shipyard in Ostmar."
        " Firefighters"
        " needed nine hours to put out the fire in the main hall, which broke out on Tuesday night. Hanne"
        " Brandvik, who runs the yard, put the damage at more than 40 million crowns.",
    ),
    (
        "Ostmar: shipyard blaze costs 40 million crowns",
        "The blaze at the Ostmar shipyard Brandvik will cost at least 40 million crowns, its director Hanne"
        " Brandvik said. Sixty firefighters had battled the flames in the main hall; both ferries"
        " that were being"
        " built there are lost. Police in Ostmar are looking for the cause.",
    ),
)
ELECTION = (
    (
        "Lindqvist wins run-off for mayor of Karsk",
        "Teacher Sanna Lindqvist has won the run-off for mayor of Karsk with 53 percent of the vote, ending"
        " the eighteen years of Ture Holm in office. Turnout on Sunday was the highest since 1994. Lindqvist"
        " promised free buses and a new library before the spring.",
    ),
    (
        "Karsk votes out Ture Holm after eighteen years",
        "Voters in Karsk have ended the long rule of mayor Ture Holm. His challenger Sanna"
        " Lindqvist, a teacher,"
        " took 53 percent in Sunday's run-off. She wants to make the buses free and to build a library."
        " Holm congratulated her and said he would retire to his farm.",
    ),
    (
        "Teacher Sanna Lindqvist to be next mayor of Karsk",
        "Sanna Lindqvist will be the next mayor of Karsk. The teacher beat the incumbent Ture Holm in the"
        " run-off on Sunday by 53 to 47 percent, with the highest turnout since 1994. Free buses are to be"
        " the first thing that she brings before the council.",
    ),
)
OTHERS = (
    (
        "Glacier museum opens in the old mint",
        "A museum of glaciers has opened in the former mint of Sund. Visitors walk through a"
        " tunnel of ice that"
        " is kept at minus six degrees, and may touch a block said to be nine thousand years old.",
    ),
    (
        "Court lets farmers graze goats on the dyke",
        "Farmers at the Velm may go on grazing their goats on the dyke, an appeals court ruled."
        " The water board"
        " had feared for the turf; an expert found that hooves firm the soil better than any roller does.",
    ),
    (
        "Chess prodigy, 11, draws with the champion",
        "Eleven-year-old Ilja Moreau held world champion Petra Anand to a draw in forty moves at"
        " the Sund open."
        " The boy sacrificed a rook for two pawns and was never worse, commentators said after the game.",
    ),
)


def told(text: tuple[str, str], source: str, published_at: datetime | None = None) -> ParsedArticle:
    """An article of this title and body."""
    title, body = text
    return ParsedArticle(Role.MAIN, title, body, source=source, published_at=published_at)


def everything() -> list[ParsedArticle]:
    """All articles, each from a source of its own."""
    return [told(text, f"Source {n}") for n, text in enumerate((*SHIPYARD, *ELECTION, *OTHERS))]
