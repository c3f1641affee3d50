import sys

items = [1, 2, 3]
print(items[len(sys.argv) + 9])
