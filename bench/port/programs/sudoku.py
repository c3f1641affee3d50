"""Sudoku: fills the board in place by trying, cell after cell."""
import random


def allowed(board: list[list[int]], row: int, column: int, digit: int) -> bool:
    for i in range(9):
        if board[row][i] == digit or board[i][column] == digit:
            return False
    top = row - row % 3
    left = column - column % 3
    for i in range(top, top + 3):
        for j in range(left, left + 3):
            if board[i][j] == digit:
                return False
    return True


def sudoku(board: list[list[int]]) -> bool:
    for row in range(9):
        for column in range(9):
            if board[row][column] == 0:
                for digit in range(1, 10):
                    if allowed(board, row, column, digit):
                        board[row][column] = digit
                        if sudoku(board):
                            return True
                        board[row][column] = 0
                return False
    return True


# -- inputs and driver --
SIZE, SMALL = 50, 14
CHANGES = True


def inputs(seed, size):
    """A solved board with rows, columns and digits shuffled and `size` cells emptied."""
    draw = random.Random(seed)
    digits = draw.sample(range(1, 10), 9)
    rows = [3 * band + row for band in draw.sample(range(3), 3) for row in draw.sample(range(3), 3)]
    columns = [3 * stack + column for stack in draw.sample(range(3), 3) for column in draw.sample(range(3), 3)]
    board = [[digits[(3 * (row % 3) + row // 3 + column) % 9] for column in columns] for row in rows]
    for cell in draw.sample(range(81), size):
        board[cell // 9][cell % 9] = 0
    return (board,)


if __name__ == "__main__":
    for seed in range(10):
        sudoku(*inputs(seed, SMALL))
