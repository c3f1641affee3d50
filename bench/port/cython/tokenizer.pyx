# cython: language_level=3, boundscheck=False, wraparound=False


def tokenizer(str source):
    cdef list tokens = []
    cdef Py_ssize_t position = 0, start, length = len(source)
    cdef Py_UCS4 character
    cdef str kind
    while position < length:
        start = position
        character = source[position]
        if character.isspace():
            position += 1
            continue
        if character.isalpha() or character == u"_":
            while position < length and (source[position].isalnum() or source[position] == u"_"):
                position += 1
            kind = "name"
        elif character.isdigit():
            while position < length and (source[position].isdigit() or source[position] == u"."):
                position += 1
            kind = "number"
        elif character == u'"':
            position += 1
            while position < length and source[position] != u'"':
                position += 1
            if position == length:
                raise ValueError("a string does not end")
            position += 1
            kind = "string"
        else:
            position += 1
            if position < length and source[start:position + 1] in ("==", "!=", "<=", ">=", "->"):
                position += 1
            kind = "operator"
        tokens.append((kind, source[start:position]))
    return tokens
