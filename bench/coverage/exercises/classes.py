"""Exercises with small classes."""
from dataclasses import dataclass


@dataclass
class Point:
    x: float
    y: float


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def pay(self, amount):
        if amount > self.balance:
            raise ValueError("too little")
        self.balance -= amount
        return self.balance


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def distance(a, b):
    return ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5


def perimeter(points):
    return sum(distance(points[i - 1], points[i]) for i in range(len(points)))


def payments(start, amounts):
    account = Account("me", start)
    for amount in amounts:
        try:
            account.pay(amount)
        except ValueError:
            pass
    return account.balance


def insert(root, value):
    if root is None:
        return Node(value)
    if value < root.value:
        root.left = insert(root.left, value)
    else:
        root.right = insert(root.right, value)
    return root


def in_order(root):
    if root is None:
        return []
    return in_order(root.left) + [root.value] + in_order(root.right)


def tree_sort(values):
    root = None
    for value in values:
        root = insert(root, value)
    return in_order(root)


def depth(root):
    return 0 if root is None else 1 + max(depth(root.left), depth(root.right))


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


def reversed_by_stack(items):
    stack = Stack()
    for item in items:
        stack.push(item)
    result = []
    while len(stack):
        result.append(stack.pop())
    return result


def centroid(points):
    n = len(points)
    return Point(sum(p.x for p in points) / n, sum(p.y for p in points) / n)


def simulate(commands):
    position = Point(0.0, 0.0)
    for command in commands:
        if command == "U":
            position.y += 1
        elif command == "D":
            position.y -= 1
        elif command == "L":
            position.x -= 1
        elif command == "R":
            position.x += 1
    return position.x, position.y


def balances(names, amounts):
    accounts = {name: Account(name) for name in names}
    for name, amount in amounts:
        accounts[name].balance += amount
    return {name: account.balance for name, account in accounts.items()}


if __name__ == "__main__":
    assert distance(Point(0.0, 0.0), Point(3.0, 4.0)) == 5.0
    assert perimeter([Point(0.0, 0.0), Point(0.0, 1.0), Point(1.0, 1.0), Point(1.0, 0.0)]) == 4.0
    assert payments(10, [3, 9, 4]) == 3
    tree = insert(insert(insert(None, 2), 1), 3)
    assert in_order(tree) == [1, 2, 3] and depth(tree) == 2
    assert tree_sort([3, 1, 2, 5, 4]) == [1, 2, 3, 4, 5]
    assert reversed_by_stack([1, 2, 3]) == [3, 2, 1]
    assert centroid([Point(0.0, 0.0), Point(2.0, 4.0)]) == Point(1.0, 2.0)
    assert simulate("UURDL") == (0.0, 1.0)
    assert balances(["a", "b"], [("a", 3), ("b", 1), ("a", 2)]) == {"a": 5, "b": 1}
