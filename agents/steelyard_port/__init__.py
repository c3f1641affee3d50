"""The Python side of ports: syntax, recording, switching, proving. Standard library only, Python 3.9 to 3.14."""
