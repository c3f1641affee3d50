import threading
import time
from typing import List

items: List[int] = [0]


def count() -> None:
    for _ in range(1000):
        last = items[0]
        time.sleep(0)
        items[0] = last + 1


threads = [threading.Thread(target=count) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items[0])
