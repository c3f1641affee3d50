# cython: language_level=3


def word_count(str text):
    cdef dict counts = {}
    cdef str word
    for word in text.lower().split():
        word = word.strip(".,;:!?\"'()")
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts
