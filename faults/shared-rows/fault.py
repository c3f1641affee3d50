table = [[0] * 2] * 2
table[0][0] = 1
print(table[0][0], table[1][0])
