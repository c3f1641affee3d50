def double(text: str) -> int:
    return 2 * int(text)


print(double("twelve"))
