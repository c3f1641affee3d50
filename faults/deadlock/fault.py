import threading
import time

first, second = threading.Lock(), threading.Lock()


def take(one: threading.Lock, other: threading.Lock) -> None:
    with one:
        time.sleep(0.2)
        with other:
            pass


threads = [threading.Thread(target=take, args=(first, second)), threading.Thread(target=take, args=(second, first))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
