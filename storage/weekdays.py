"""Weekdays: what people call days, stretches of days and parts of a day, in English and their language. Data.

All words are plain, see cities.plain. The names of single days are CLDR's; what CLDR does not have is here,
for the languages that the bot speaks. Reading a sentence with them is the work of wishes.py.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale

from storage import cities
from storage.slots import DAILY, WEEKEND, WORKDAYS

MORNING, EVENING, NIGHT = "a", "p", "n"


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of a language.

    to: between the first and the last day of a stretch. clock: after an hour, saying no more than it.
    fillers: say nothing here. sets: several days by one name. names: of single days that CLDR lacks, Monday
    is 0. halves: parts of the day an hour may be in.
    """

    to: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    sets: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    halves: dict[str, str] = field(default_factory=dict)


def speech(language: str) -> Speech:
    """English and, where it is another one, the reader's language."""
    return _speech(cities.locale(language).partition("_")[0])


@lru_cache(maxsize=16)
def names(language: str) -> dict[str, int]:
    """Names of single days, long and short, plain; Monday is 0."""
    own: dict[str, int] = {}
    for code in (cities.locale(language), "en"):
        for context in Locale.parse(code).days.values():
            for width, days in context.items():
                if width != "narrow":
                    own |= {cities.plain(name): number for number, name in days.items()}
    # "Mondays", "montags", "los sábados".
    several = {f"{name}s": day for name, day in own.items() if len(name) > 4 and not name.endswith("s")}
    return several | own | speech(language).names


@lru_cache(maxsize=16)
def _speech(code: str) -> Speech:
    english, own = _LANGUAGES["en"], _LANGUAGES.get(code, Speech())
    return Speech(
        english.to | own.to,
        english.clock | own.clock,
        english.fillers | own.fillers,
        english.sets | own.sets,
        english.names | own.names,
        english.halves | own.halves,
    )


def own_fillers(language: str) -> frozenset[str]:
    """Fillers of the reader's language that are not English: not even a place where they could be one."""
    code = cities.locale(language).partition("_")[0]
    return frozenset() if code == "en" else _LANGUAGES.get(code, Speech()).fillers


def _plain(words: str) -> frozenset[str]:
    return frozenset(cities.plain(word) for word in words.split())


def _sets(daily: str, workdays: str, weekend: str) -> dict[str, int]:
    """Names parted by commas."""
    return {
        cities.plain(name): days
        for days, some in ((DAILY, daily), (WORKDAYS, workdays), (WEEKEND, weekend))
        for name in some.split(",")
        if name
    }


def _names(*forms: str) -> dict[str, int]:
    """Further forms of the names, from Monday's to Sunday's."""
    return {cities.plain(form): day for day, some in enumerate(forms) for form in some.split()}


def _halves(morning: str, evening: str, night: str) -> dict[str, str]:
    """Names parted by commas."""
    return {
        cities.plain(name): half
        for half, some in ((MORNING, morning), (EVENING, evening), (NIGHT, night))
        for name in some.split(",")
        if name
    }


_LANGUAGES = {
    "en": Speech(
        to=_plain("to till until through bis"),
        clock=_plain("h uhr oclock hours hrs"),
        fillers=_plain("a an and at day each every for in my of on please the time zone um und"),
        sets=_sets(
            "daily,everyday,every day,all days",
            "weekday,weekdays,workdays,working days",
            "weekend,weekends",
        ),
        names=_names("", "tues", "weds", "thur thurs", "", "", ""),
        halves=_halves("morning", "afternoon,evening", "night"),
    ),
    "de": Speech(
        fillers=_plain("am der die dem den immer jede jeden jeder nach täglich von zeit zum"),
        sets=_sets(
            "täglich,jeden Tag,alle Tage",
            "werktags,werktage,werktagen,wochentags,unter der Woche,an Werktagen",
            "wochenende,wochenenden,wochenends",
        ),
        halves=_halves("früh,morgens,vormittags", "nachmittags,abends,mittags", "nachts"),
    ),
    "fr": Speech(
        to=_plain("à au jusqu'au"),
        clock=_plain("heure heures"),
        fillers=_plain("à au chaque dans de des du en et heure la le les par"),
        sets=_sets(
            "tous les jours,chaque jour,quotidien,quotidiennement",
            "en semaine,jours ouvrés,jours ouvrables,jours de semaine",
            "week-end,week-ends,fin de semaine",
        ),
        halves=_halves("matin", "soir,après-midi,l'après-midi", "nuit"),
    ),
    "es": Speech(
        to=_plain("a al hasta"),
        clock=_plain("hora horas hs"),
        fillers=_plain("a al cada de del el en hora la las los por todos y"),
        sets=_sets(
            "todos los días,cada día,a diario,diario,diariamente",
            "entre semana,laborables,días laborables,días hábiles",
            "fin de semana,fines de semana",
        ),
        halves=_halves("mañana,madrugada", "tarde", "noche"),
    ),
    "ru": Speech(
        to=_plain("по до"),
        clock=_plain("ч час часа часов"),
        fillers=_plain("в во время времени и каждую каждый на по с со"),
        sets=_sets(
            "ежедневно,каждый день,все дни",
            "будни,будням,будние,будние дни,рабочие дни,по будням",
            "выходные,выходным,по выходным",
        ),
        names=_names(
            "понедельника понедельникам",
            "вторника вторникам",
            "среду среды средам",
            "четверга четвергам",
            "пятницу пятницы пятницам",
            "субботу субботы субботам",
            "воскресенья воскресеньям",
        ),
        halves=_halves("утра,утром", "дня,вечера,вечером", "ночи"),
    ),
    "uk": Speech(
        to=_plain("по до"),
        clock=_plain("год година годин години годині"),
        fillers=_plain("а в у з із за і й та кожен кожного на о об по час часом"),
        sets=_sets(
            "щодня,щоденно,кожен день,кожного дня",
            "будні,буднях,у будні,по буднях,робочі дні,будніх",
            "вихідні,вихідних,у вихідні,по вихідних",
        ),
        names=_names(
            "понеділка понеділкам понеділках",
            "вівторка вівторках",
            "середу середи середах",
            "четверга четвергах",
            "пʼятницю пʼятниці пʼятницях",
            "суботу суботи суботах",
            "неділю неділі неділях",
        ),
        halves=_halves("ранку,вранці", "дня,вечора,ввечері", "ночі"),
    ),
    # The weekend is Friday and Saturday in some countries and Saturday and Sunday in others: its days are
    # to be named.
    "ar": Speech(
        to=_plain("إلى حتى"),
        fillers=_plain("في الساعة من كل و يوم أيام بتوقيت"),
        sets=_sets("يوميا,كل يوم,كل الأيام", "", ""),
        names=_names("الإثنين", "", "الاربعاء", "", "", "", ""),
        halves=_halves("صباحا,صباح", "مساء,ظهرا", "ليلا"),
    ),
    "zh": Speech(
        to=_plain("至 到"),
        fillers=_plain("在 的 和 时间 時間"),
        sets=_sets("每天,每日,天天", "工作日,平日", "周末,週末"),
        names=_names(
            "週一 礼拜一",
            "週二 礼拜二",
            "週三 礼拜三",
            "週四 礼拜四",
            "週五 礼拜五",
            "週六 礼拜六",
            "週日 周天 星期天 礼拜天",
        ),
        halves={},
    ),
}
