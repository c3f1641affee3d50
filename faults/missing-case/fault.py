from enum import Enum


class Light(Enum):
    GREEN = 1
    AMBER = 2
    RED = 3


def advice(light: Light) -> str:
    if light is Light.GREEN:
        return "go"
    if light is Light.AMBER:
        return "slow"


print(advice(Light.RED))
