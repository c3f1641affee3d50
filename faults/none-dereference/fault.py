from typing import Dict


def length(names: Dict[str, str], key: str) -> int:
    return len(names.get(key))


print(length({"ada": "Lovelace"}, "grace"))
