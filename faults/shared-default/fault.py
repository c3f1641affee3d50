from typing import List


def add(item: int, items: List[int] = []) -> List[int]:
    items.append(item)
    return items


add(1)
print(len(add(2)))
