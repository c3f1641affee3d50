import threading
import time

counter = 0


def count() -> None:
    global counter
    for _ in range(1000):
        before = counter
        time.sleep(0)
        counter = before + 1


threads = [threading.Thread(target=count) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
