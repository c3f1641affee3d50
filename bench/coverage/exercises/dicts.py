"""Exercises on dicts and sets."""
from collections import Counter, defaultdict


def letter_counts(text):
    counts = {}
    for c in text:
        if c.isalpha():
            counts[c] = counts.get(c, 0) + 1
    return counts


def group_by_length(words):
    groups = {}
    for word in words:
        groups.setdefault(len(word), []).append(word)
    return groups


def group_anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return list(groups.values())


def invert(mapping):
    return {value: key for key, value in mapping.items()}


def merge_counts(a, b):
    result = dict(a)
    for key, value in b.items():
        if key in result:
            result[key] += value
        else:
            result[key] = value
    return result


def most_common(words, n):
    return Counter(words).most_common(n)


def first_repeated(items):
    seen = set()
    for item in items:
        if item in seen:
            return item
        seen.add(item)
    return None


def common_elements(a, b):
    return sorted(set(a) & set(b))


def symmetric(a, b):
    return sorted(set(a) ^ set(b))


def is_isogram(word):
    letters = [c for c in word.lower() if c.isalpha()]
    return len(set(letters)) == len(letters)


def count_pairs(numbers, difference):
    known = set(numbers)
    return sum(1 for n in known if n + difference in known)


def update_inventory(stock, orders):
    for name, amount in orders:
        left = stock.get(name, 0) - amount
        if left < 0:
            raise ValueError("not enough " + name)
        if left == 0:
            del stock[name]
        else:
            stock[name] = left
    return sum(stock.values())


def nested_total(sales):
    total = 0
    for city, months in sales.items():
        for month, amount in months.items():
            if not month.startswith("x"):
                total += amount
    return total


def index_of_words(lines):
    index = {}
    for number, line in enumerate(lines, 1):
        for word in line.lower().split():
            if word not in index:
                index[word] = []
            if number not in index[word]:
                index[word].append(number)
    return index


def romanise(counts):
    return ", ".join(f"{key}={value}" for key, value in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def has_path(graph, start, goal):
    seen = {start}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        for other in graph.get(node, []):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


if __name__ == "__main__":
    assert letter_counts("hello, hi") == {"h": 2, "e": 1, "l": 2, "o": 1, "i": 1}
    assert group_by_length(["a", "bb", "c", "dd"]) == {1: ["a", "c"], 2: ["bb", "dd"]}
    assert group_anagrams(["eat", "tea", "tan", "ate", "nat"]) == [["eat", "tea", "ate"], ["tan", "nat"]]
    assert invert({"a": 1, "b": 2}) == {1: "a", 2: "b"}
    assert merge_counts({"a": 1, "b": 2}, {"b": 3, "c": 4}) == {"a": 1, "b": 5, "c": 4}
    assert most_common("a b a c b a".split(), 2) == [("a", 3), ("b", 2)]
    assert first_repeated([1, 2, 3, 2, 1]) == 2 and first_repeated([1, 2]) is None
    assert common_elements([3, 1, 2], [2, 3, 5]) == [2, 3]
    assert symmetric([1, 2], [2, 3]) == [1, 3]
    assert is_isogram("Dermatoglyphics") and not is_isogram("moose")
    assert count_pairs([1, 5, 3, 4, 2], 2) == 3
    stock = {"apple": 3, "pear": 1}
    assert update_inventory(stock, [("apple", 2), ("pear", 1)]) == 1 and stock == {"apple": 1}
    try:
        update_inventory(stock, [("apple", 2)])
        assert False
    except ValueError as error:
        assert str(error) == "not enough apple"
    assert nested_total({"Bonn": {"may": 3, "xx": 4}, "Ulm": {"june": 5}}) == 8
    assert index_of_words(["a b a", "b c"]) == {"a": [1], "b": [1, 2], "c": [2]}
    assert romanise({"a": 1, "b": 3, "c": 3}) == "b=3, c=3, a=1"
    assert has_path({"a": ["b"], "b": ["c"]}, "a", "c") and not has_path({"a": []}, "a", "z")
