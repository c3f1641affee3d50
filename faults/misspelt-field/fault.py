class Box:
    def __init__(self, width: int) -> None:
        self.width = width


print(Box(3).widht)
