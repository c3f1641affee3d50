# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True


cdef bint allowed(long *board, long row, long column, long digit):
    cdef long i, j, top, left
    for i in range(9):
        if board[9 * row + i] == digit or board[9 * i + column] == digit:
            return False
    top = row - row % 3
    left = column - column % 3
    for i in range(top, top + 3):
        for j in range(left, left + 3):
            if board[9 * i + j] == digit:
                return False
    return True


cdef bint solve(long *board):
    cdef long row, column, digit
    for row in range(9):
        for column in range(9):
            if board[9 * row + column] == 0:
                for digit in range(1, 10):
                    if allowed(board, row, column, digit):
                        board[9 * row + column] = digit
                        if solve(board):
                            return True
                        board[9 * row + column] = 0
                return False
    return True


def sudoku(list board):
    cdef long cells[81]
    cdef long row, column
    cdef bint solved
    for row in range(9):
        for column in range(9):
            cells[9 * row + column] = board[row][column]
    solved = solve(cells)
    for row in range(9):
        for column in range(9):
            board[row][column] = cells[9 * row + column]
    return solved
