"""The English part of storage/tables/common_words.tsv: in which share of news articles common words stand.

Run as `python -m tests.training.common_words`; reads the development data beside the checkout and prints rows
for the table: a stem, and in how many of ten thousand articles it stands. Only words that are no names and
stand in at least LEAST of them; the lines of other languages in the table are written by hand.
"""

import json
from collections import Counter
from pathlib import Path

from storage.terms import NAME, NUMBER, tokens

DATA = Path(__file__).parents[3] / "shared" / "data" / "related-dev"
LEAST = 50
USUALLY = 0.6
"""The share of its places in which a word must be no name."""


def main() -> None:
    articles, places, plain = Counter[str](), Counter[str](), Counter[str]()
    count = 0
    for file in ("articles.jsonl", "unrelated.jsonl"):
        for row in map(json.loads, (DATA / file).read_text(encoding="utf-8").splitlines()):
            found = tokens(f"{row['title']}\n{row['body']}", "en")
            articles.update({token.stem for token in found})
            places.update(token.stem for token in found)
            plain.update(token.stem for token in found if not token.kind & (NAME | NUMBER))
            count += 1
    for stem, number in articles.most_common():
        share = round(10_000 * number / count)
        if share >= LEAST and plain[stem] >= USUALLY * places[stem] and stem.isalpha():
            print(f"{stem}\t{share}")


if __name__ == "__main__":
    main()
