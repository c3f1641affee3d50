"""Exercises on strings."""


def is_palindrome(text):
    cleaned = [c.lower() for c in text if c.isalnum()]
    return cleaned == cleaned[::-1]


def count_vowels(text):
    return sum(1 for c in text.lower() if c in "aeiou")


def reverse_words(sentence):
    return " ".join(word[::-1] for word in sentence.split(" "))


def caesar(text, shift):
    result = ""
    for c in text:
        if "a" <= c <= "z":
            result += chr((ord(c) - ord("a") + shift) % 26 + ord("a"))
        elif "A" <= c <= "Z":
            result += chr((ord(c) - ord("A") + shift) % 26 + ord("A"))
        else:
            result += c
    return result


def run_lengths(text):
    if not text:
        return ""
    parts = []
    current, count = text[0], 1
    for c in text[1:]:
        if c == current:
            count += 1
        else:
            parts.append(f"{count}{current}")
            current, count = c, 1
    parts.append(f"{count}{current}")
    return "".join(parts)


def expand_runs(text):
    result = []
    digits = ""
    for c in text:
        if c.isdigit():
            digits += c
        else:
            result.append(c * int(digits or "1"))
            digits = ""
    return "".join(result)


def common_prefix(words):
    if not words:
        return ""
    prefix = words[0]
    for word in words[1:]:
        while not word.startswith(prefix):
            prefix = prefix[:-1]
    return prefix


def to_snake(name):
    result = []
    for i, c in enumerate(name):
        if c.isupper() and i > 0 and not name[i - 1].isupper():
            result.append("_")
        result.append(c.lower())
    return "".join(result)


def to_camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def is_balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return not stack


def longest_word(sentence):
    return max(sentence.split(), key=len, default="")


def mask(number, shown=4):
    return "*" * max(len(number) - shown, 0) + number[-shown:]


def title_except(sentence, small):
    words = sentence.lower().split()
    return " ".join(w if i and w in small else w.capitalize() for i, w in enumerate(words))


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        lines.append(line)
    return lines


def rotation(a, b):
    return len(a) == len(b) and b in a + a


if __name__ == "__main__":
    assert is_palindrome("A man, a plan, a canal: Panama") and not is_palindrome("ab") and is_palindrome("")
    assert [count_vowels(x) for x in ("", "xyz", "Education", "AEIOU")] == [0, 0, 5, 5]
    assert reverse_words("hello big world") == "olleh gib dlrow" and reverse_words("") == ""
    assert caesar("Hello, World!", 3) == "Khoor, Zruog!" and caesar(caesar("abcxyz", 5), -5) == "abcxyz"
    assert run_lengths("aaabccd") == "3a1b2c1d" and run_lengths("") == ""
    assert expand_runs("3a1b2c1d") == "aaabccd" and expand_runs("ab12c") == "ab" + 12 * "c"
    assert common_prefix(["flower", "flow", "flight"]) == "fl" and common_prefix([]) == "" and common_prefix(["a", "b"]) == ""
    assert to_snake("someHTTPName") == "some_httpname" and to_snake("aB") == "a_b"
    assert to_camel("some_long_name") == "someLongName" and to_camel("one") == "one"
    assert is_balanced("a(b[c]{d})") and not is_balanced("(]") and not is_balanced("(") and is_balanced("")
    assert longest_word("the quick brown fox") == "quick" and longest_word("") == ""
    assert mask("1234567890") == "******7890" and mask("12", 3) == "12"
    assert title_except("THE LORD of the rings", ["of", "the"]) == "The Lord of the Rings"
    assert wrap("the quick brown fox jumps", 10) == ["the quick", "brown fox", "jumps"] and wrap("", 5) == []
    assert rotation("waterbottle", "erbottlewat") and not rotation("ab", "abc")
