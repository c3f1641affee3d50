"""Works out formulas that are given as text (pyparsing): formulas.py [FORMULAS]"""
import operator
import random
import sys

import pyparsing as pp

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def apply(tokens):
    """The value of one level of an expression, from left to right."""
    row = tokens[0]
    value = row[0]
    for i in range(1, len(row), 2):
        value = OPERATORS[row[i]](value, row[i + 1])
    return value % 1000003


def grammar():
    number = pp.Word(pp.nums).set_parse_action(lambda t: int(t[0]))
    return pp.infix_notation(number, [(pp.one_of("*"), 2, pp.OpAssoc.LEFT, apply), (pp.one_of("+ -"), 2, pp.OpAssoc.LEFT, apply)])


def formula(dice, depth):
    if depth == 0:
        return str(dice.randrange(1000))
    left, right = formula(dice, depth - 1), formula(dice, dice.randrange(depth))
    return ("(%s %s %s)" if dice.random() < 0.3 else "%s %s %s") % (left, dice.choice("+-*"), right)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    dice = random.Random(4)
    pp.ParserElement.enable_packrat()
    expression = grammar()
    total = 0
    for _ in range(size):
        total = (total * 31 + expression.parse_string(formula(dice, 4), parse_all=True)[0]) % 1000003
    print(size, total)


if __name__ == "__main__":
    main()
