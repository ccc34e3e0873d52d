"""What a model's two lines must hold to before they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.faithfulness import Fault, fault

ARTICLES = (
    "Harbour town opens new ferry line",
    "The harbour town of Solvaag opened a ferry line on Monday with 1,400 passengers, US officials among "
    "them. Mayor Ingrid Dahl said two boats would run until September.",
)


@pytest.mark.parametrize(
    "summary",
    [
        "Solvaag has opened a ferry line with 1,400 passengers, and two boats will run until September.",
        "Mayor Ingrid Dahl said two boats would run. The town’s ferry line opened on Monday.",
        "US officials were among 1.400 passengers as Solvaag opened a ferry line.",
        "Solvaag opened a ferry line on Monday; 2 boats run until September.",
    ],
)
def test_what_the_articles_say_may_be_shown(summary: str) -> None:
    assert fault(summary, ARTICLES) is None


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("", Fault.EMPTY),
        ("— … — … — … — … — …", Fault.EMPTY),
        ("Ferry " * 100, Fault.LONG),
        ("Solvaag opened a ferry line with 1,401 passengers on Monday.", Fault.NUMBER),
        ("Solvaag opened a ferry line with three boats on Monday.", Fault.NUMBER),
        ("Bergen opened a ferry line with 1,400 passengers on Monday.", Fault.NAME),
        ("Mayor Ingrid Berg said two boats would run until September.", Fault.NAME),
        ("Here is what happened: Solvaag opened a ferry line on Monday.", Fault.TALK),
        ("As an AI language model, the ferry line of Solvaag opened.", Fault.TALK),
        ("Solvaag opened a ferry line; more at ferry-deals.com on Monday.", Fault.MARKUP),
        ("<b>Solvaag</b> opened a ferry line with 1,400 passengers.", Fault.MARKUP),
        ("cheap watches and crypto coins explode everywhere now, buyers rejoice", Fault.OFF),
    ],
)
def test_a_fault_drops_it(summary: str, expected: Fault) -> None:
    assert fault(summary, ARTICLES) is expected


@pytest.mark.parametrize(
    ("summary", "language", "expected"),
    [
        ("Die Stadt Solvaag hat eine Fähre eröffnet, sagte Bürgermeisterin Ingrid Dahl.", "de", None),
        ("Die Stadt Solvaag hat eine Fähre eröffnet, sagte Bürgermeisterin Petra Maier.", "de", Fault.NAME),
        ("В городе Солваг открыли паром на 1400 пассажиров, сказала Ингрид Даль.", "ru", None),
        ("В городе Солваг открыли паром на 1500 пассажиров, сказала Ингрид Даль.", "ru", Fault.NUMBER),
        ("В городе открыли паром, сказала мэр города Тамара Белова.", "ru", Fault.NAME),
        ("Le port a ouvert une ligne de ferry, a dit la maire Ingrid Dahl.", "fr", None),
        ("افتتحت المدينة خط عبارات جديدا يوم الاثنين مع ١٤٠٠ راكب على متن السفينة.", "ar", None),
        ("افتتحت المدينة خط عبارات جديدا يوم الاثنين مع ١٥٠٠ راكب على متن السفينة.", "ar", Fault.NUMBER),
    ],
)
def test_a_translated_one_keeps_numbers_and_names(
    summary: str, language: str, expected: Fault | None
) -> None:
    assert fault(summary, ARTICLES, translated_into=language) is expected


@given(st.text(max_size=600), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_judged(summary: str, articles: list[str]) -> None:
    assert fault(summary, articles) is None or isinstance(fault(summary, articles), Fault)
    fault(summary, articles, translated_into="ru")
