"""Solves Sudokus: python3 sudoku.py puzzles.txt"""
import sys


def read(line: str) -> list[int]:
    return [0 if x == "." else int(x) for x in line]


def masks(board: list[int]) -> list[int]:
    """Digits in use, as bits: rows, then columns, then boxes."""
    used = [0] * 27
    for place in range(81):
        if board[place]:
            bit = 1 << board[place]
            row, column = divmod(place, 9)
            used[row] |= bit
            used[9 + column] |= bit
            used[18 + row // 3 * 3 + column // 3] |= bit
    return used


def free(used: list[int], place: int) -> int:
    row, column = divmod(place, 9)
    return 1022 & ~(used[row] | used[9 + column] | used[18 + row // 3 * 3 + column // 3])


def ones(bits: int) -> int:
    count = 0
    while bits:
        bits &= bits - 1
        count += 1
    return count


def tightest(board: list[int], used: list[int]) -> int:
    """The empty place with the fewest choices, -1 when there is none."""
    best, least = -1, 10
    for place in range(81):
        if board[place] == 0:
            choices = ones(free(used, place))
            if choices < least:
                best, least = place, choices
    return best


def solve(board: list[int], used: list[int]) -> bool:
    place = tightest(board, used)
    if place < 0:
        return True
    row, column = divmod(place, 9)
    box = 18 + row // 3 * 3 + column // 3
    choices = free(used, place)
    for digit in range(1, 10):
        bit = 1 << digit
        if choices & bit:
            board[place] = digit
            used[row] |= bit
            used[9 + column] |= bit
            used[box] |= bit
            if solve(board, used):
                return True
            board[place] = 0
            used[row] ^= bit
            used[9 + column] ^= bit
            used[box] ^= bit
    return False


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            board = read(line.strip())
            solved = solve(board, masks(board))
            print("".join(map(str, board)) if solved else "no solution")


main()
