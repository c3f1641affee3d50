"""Indexes articles and answers questions.

    python3 search.py articles.txt [--top 5]

Articles begin with a line "= title", questions with "?". Words are folded, split, stemmed by a few rules, and kept in an
inverted index with their places. Answers are ranked by BM25 (Robertson and Zaragoza 2009), with a bonus for question words
that stand close together; words that are unknown are replaced by the nearest known one.
"""
import argparse
import math
import sys

K1, B = 1.2, 0.75
SUFFIXES = ("ations", "ation", "ings", "ing", "ness", "ies", "es", "ed", "ly", "s")
STOP = frozenset("the a an and or of to in is".split())


def words_of(text: str) -> list[str]:
    """Words of a text, folded, without what is no letter or digit."""
    words = []
    current = ""
    for letter in text.lower():
        if letter.isalnum():
            current += letter
        elif current:
            words.append(current)
            current = ""
    if current:
        words.append(current)
    return words


def stem(word: str) -> str:
    """A word without its ending, when enough is left."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[:len(word) - len(suffix)]
    return word


def edits(a: str, b: str, most: int) -> int:
    """Insertions, deletions and replacements from one word to another; ``most + 1`` when there are more than ``most``."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        corner = row[0]
        row[0] = i
        least = i
        for j in range(1, len(b) + 1):
            change = corner if a[i - 1] == b[j - 1] else corner + 1
            corner = row[j]
            row[j] = min(change, row[j] + 1, row[j - 1] + 1)
            least = min(least, row[j])
        if least > most:
            return most + 1
    return row[len(b)]


def span(places: list[list[int]]) -> int:
    """Length of the shortest piece of text that holds one place of each list; each list is ascending and not empty."""
    at = [0] * len(places)
    best = 1 << 30
    while True:
        low = 0
        high = places[0][at[0]]
        for i in range(len(places)):
            here = places[i][at[i]]
            if here < places[low][at[low]]:
                low = i
            if here > high:
                high = here
        length = high - places[low][at[low]]
        if length < best:
            best = length
        at[low] += 1
        if at[low] == len(places[low]):
            return best


def weight(frequency: int, length: int, average: float, rarity: float) -> float:
    """What a word adds to the score of an article."""
    return rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average))


class Index:
    """Places of words in articles."""

    def __init__(self):
        self.titles, self.lengths, self.places = [], [], {}

    def add(self, title, lines):
        number, at = len(self.titles), 0
        for word in words_of(title + "\n" + "\n".join(lines)):
            if word not in STOP:
                self.places.setdefault(stem(word), {}).setdefault(number, []).append(at)
            at += 1
        self.titles.append(title)
        self.lengths.append(at)

    def known(self, word):
        """The word itself, or the nearest one in the index; None when nothing is near."""
        root = stem(word)
        if root in self.places:
            return root
        distance, _, best = min(((edits(root, x, 2), -len(self.places[x]), x) for x in self.places), default=(3, 0, None))
        return best if distance <= 2 else None

    def ask(self, question):
        """Articles with their scores, best first."""
        roots = [x for x in dict.fromkeys(self.known(w) for w in words_of(question) if w not in STOP) if x is not None]
        average = sum(self.lengths) / max(1, len(self.lengths))
        scores = {}
        for root in roots:
            found = self.places[root]
            rarity = math.log(1 + (len(self.titles) - len(found) + 0.5) / (len(found) + 0.5))
            for number, places in found.items():
                scores[number] = scores.get(number, 0.0) + weight(len(places), self.lengths[number], average, rarity)
        for number in scores:
            together = [self.places[x][number] for x in roots if number in self.places[x]]
            if len(together) > 1:
                scores[number] += 2.0 / (1 + span(together))
        return sorted(scores.items(), key=lambda x: (-x[1], x[0]))


def read(path):
    """The articles as (title, lines), and the questions."""
    articles, questions = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("= "):
                articles.append((line[2:].strip(), []))
            elif line.startswith("? "):
                questions.append(line[2:].strip())
            elif articles:
                articles[-1][1].append(line)
    return articles, questions


def main():
    parser = argparse.ArgumentParser(description="Indexes articles and answers questions.")
    parser.add_argument("articles")
    parser.add_argument("--top", type=int, default=5)
    options = parser.parse_args()
    articles, questions = read(options.articles)
    if not articles:
        sys.exit("search: %s holds no articles" % options.articles)
    index = Index()
    for title, lines in articles:
        index.add(title, lines)
    print("%d articles, %d words, %d different" % (len(articles), sum(index.lengths), len(index.places)))
    for question in questions:
        answers = index.ask(question)
        print("%s: %d articles" % (question, len(answers)))
        for number, score in answers[:options.top]:
            print("    %8.4f  %s" % (score, index.titles[number]))


if __name__ == "__main__":
    main()
