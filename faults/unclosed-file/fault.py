def save(text: str) -> None:
    file = open("note.txt", "w")
    file.write(text)


save("hello")
print(open("note.txt").read())
