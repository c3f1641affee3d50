import sys

values = sys.argv[1:]
print(100 // len(values))
