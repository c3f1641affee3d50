def query(name: str) -> str:
    return f"name = '{name}'"


print(query("o'hara"))
