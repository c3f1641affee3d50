"""Tables as Markdown."""


class Table:
    def __init__(self, title, columns):
        self.title, self.columns, self.rows, self.notes = title, columns, [], []

    def row(self, *cells):
        self.rows.append([str(x) for x in cells])

    def say(self, note):
        self.notes.append(note)

    def __str__(self):
        widths = [max(len(x) for x in column) for column in zip(self.columns, *self.rows)]
        lines = ["| " + " | ".join(x.ljust(w) for x, w in zip(row, widths)) + " |" for row in [self.columns, *self.rows]]
        lines.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
        return "\n".join([f"## {self.title}", "", *lines, "", *self.notes, ""])
