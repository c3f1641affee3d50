import sys

def total() -> int:
    if len(sys.argv) > 1:
        result = len(sys.argv)
    return result


print(total())
