import numpy
from numba import boolean, int64, njit


@njit(boolean(int64[:, :], int64, int64, int64))
def allowed(board, row, column, digit):
    for i in range(9):
        if board[row, i] == digit or board[i, column] == digit:
            return False
    top = row - row % 3
    left = column - column % 3
    for i in range(top, top + 3):
        for j in range(left, left + 3):
            if board[i, j] == digit:
                return False
    return True


@njit(boolean(int64[:, :]))
def solve(board):
    for row in range(9):
        for column in range(9):
            if board[row, column] == 0:
                for digit in range(1, 10):
                    if allowed(board, row, column, digit):
                        board[row, column] = digit
                        if solve(board):
                            return True
                        board[row, column] = 0
                return False
    return True


def sudoku(board):
    cells = numpy.array(board)
    solved = solve(cells)
    for row, values in zip(board, cells.tolist()):
        row[:] = values
    return solved
