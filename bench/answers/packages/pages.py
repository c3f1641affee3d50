"""What pages say, however badly they are written (html5lib): pages.py [PAGES]"""
import hashlib
import random
import sys

import html5lib

PIECES = ["<p>one & two", "<b>bold <i>both</b> slanted</i>", "<table><tr><td>1<td>2<tr><td>3</table>", "<ul><li>a<li>b</ul>", "<a href='x?a=1&amp;b=2'>go</a>",
          "<div class=note>text <!-- remark --></div>", "&eacute;&nbsp;&#8364;", "<br><img src=a.png alt=\"a picture\">", "</p></div>"]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    dice = random.Random(10)
    digest, elements = hashlib.sha256(), 0
    for number in range(size):
        page = "<title>%d</title>" % number + "".join(dice.choice(PIECES) for _ in range(60))
        tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
        for element in tree.iter():
            elements += 1
            digest.update(("%s|%s|" % (element.tag, (element.text or "").strip())).encode())
    print(size, elements, digest.hexdigest())


if __name__ == "__main__":
    main()
