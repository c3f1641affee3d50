"""Writes an access log: generate.py N SEED > access.log, N lines."""
import random
import sys

PATHS = ["/", "/index.html", "/api/items", "/api/items/%d", "/img/%d.png", "/search?q=%d", "/login", "/static/app.js"]


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for i in range(count):
        path = draw.choice(PATHS)
        path = path % draw.randrange(500) if "%" in path else path
        print('10.%d.%d.%d - - [%02d/Jan/2026:%02d:%02d:%02d +0000] "%s %s HTTP/1.1" %d %d %d' % (
            draw.randrange(4), draw.randrange(16), draw.randrange(250), 1 + i * 28 // count, draw.randrange(24), draw.randrange(60), draw.randrange(60),
            draw.choice(("GET", "GET", "GET", "POST")), path, draw.choice((200, 200, 200, 304, 404, 500)), draw.randrange(90000), int(draw.expovariate(0.02))))


main()
