import sys

amount = 2000000000 * len(sys.argv)
print(amount + amount)
