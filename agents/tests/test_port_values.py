"""Values survive the way through JSON, with types, bits, order and sharing; shapes say what is inside."""
import collections
import json
import math
import struct
import unittest

from agents.tests import agents_on_path  # noqa: F401
from steelyard_port import values


def again(*arguments):
    writer = values.Writer()
    call = json.loads(values.text({"arguments": [writer.write(x) for x in arguments]}))
    return values.arguments_of(call)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Watched(Point):
    """Derives from another class."""


class Instances(unittest.TestCase):
    def test_an_instance_is_one_object_with_its_fields_in_order(self):
        values.CLASSES["Point"] = Point
        self.addCleanup(values.CLASSES.clear)
        point = Point(1.5, "a")
        one, (other, _) = again(point, [point, 2])
        self.assertIs(one, other)
        self.assertIs(type(one), Point)
        self.assertEqual(list(vars(one).items()), [("x", 1.5), ("y", "a")])
        self.assertEqual(values.shape(point), "object[Point,x,float,y,str]")

    def test_containers_in_fields_stay_the_same_ones(self):
        values.CLASSES["Point"] = Point
        self.addCleanup(values.CLASSES.clear)
        rows = [[1], [2, 3]]
        one, other = again(Point(rows, {"a": (1, 2)}), rows)
        self.assertIs(one.x, other)
        self.assertEqual((one.x, one.y), (rows, {"a": (1, 2)}))
        self.assertEqual(values.shape(Point([], {1: [2.5]})), "object[Point,x,list[?],y,dict[int:list[float]]]")

    def test_only_what_is_nothing_but_its_fields_is_written(self):
        endless = []
        endless.append(endless)
        for x in [Watched(1, 2), Point([Point(1, Watched(1, 2))], 1), Point(1, Watched(1, 2)), Point([print], 1), Point(endless, 1), type("Local", (), {})()]:
            self.assertRaises(values.Unwritable, again, x)


class Exactly(unittest.TestCase):
    def test_scalars_keep_type_and_bits(self):
        for x in [0, -1, 2**63, -2**200, 10**5000 if hasattr(int, "bit_count") else 1, True, False, None, 0.0, -0.0, 5e-324, math.inf, "", "\ud800", "\U0001f600\x00", b"\xff\x00"]:
            made, = again(x)
            self.assertIs(type(made), type(x))
            self.assertEqual(repr(made), repr(x)) if not isinstance(x, int) else self.assertEqual(made, x)

    def test_nans_keep_their_payload(self):
        nan = struct.unpack(">d", bytes.fromhex("7ff8000000000abc"))[0]
        made, = again(nan)
        self.assertEqual(struct.pack(">d", made), struct.pack(">d", nan))

    def test_counters_and_defaultdicts_keep_kind_order_and_factory(self):
        groups = collections.defaultdict(list, {2: ["b"], 1: []})
        one, other = again(collections.Counter("banana"), groups)
        self.assertEqual((type(one), list(one.items())), (collections.Counter, [("b", 1), ("a", 3), ("n", 2)]))
        self.assertEqual((type(other), other.default_factory, list(other.items())), (collections.defaultdict, list, [(2, ["b"]), (1, [])]))
        with self.assertRaises(values.Unwritable):
            values.Writer().write(collections.defaultdict(lambda: 0))
        self.assertEqual(list(map(values.shape, [one, groups, collections.Counter(), collections.Counter(a=0.5), collections.defaultdict(int)])),
                         ["counter[str]", "defaultdict[int:list[?]|list[str]]", "counter[?]", "collections.Counter", "defaultdict[?]"])

    def test_containers_keep_order_and_sharing(self):
        inner = [1]
        table = {"b": inner, "a": (inner, {2, 3}), 1: frozenset([4])}
        first, second = again(table, inner)
        self.assertEqual(list(first), ["b", "a", 1])
        self.assertIs(first["b"], second)
        self.assertIs(first["a"][0], second)
        self.assertEqual(first, table)

    def test_a_container_within_itself(self):
        loop = []
        loop.append(loop)
        made, = again(loop)
        self.assertIs(made[0], made)

    def test_what_cannot_be_written_is_named(self):
        with self.assertRaisesRegex(values.Unwritable, "builtins.object"):
            values.Writer().write(object())


class Identity(unittest.TestCase):
    def outcome(self, function, *arguments):
        return values.outcome(function, list(arguments))

    def test_the_argument_itself_is_not_an_equal_one(self):
        self.assertNotEqual(self.outcome(lambda x: x, [1]), self.outcome(list, [1]))

    def test_a_part_that_was_taken_out_is_known(self):
        self.assertNotEqual(self.outcome(lambda x: x.pop(), [[1], [2]]), self.outcome(lambda x: list(x.pop()), [[1], [2]]))

    def test_sharing_inside_of_the_result(self):
        self.assertNotEqual(self.outcome(lambda x: [[x]] * 2, 1), self.outcome(lambda x: [[x], [x]], 1))

    def test_order_of_dicts_and_changes_of_arguments(self):
        self.assertNotEqual(self.outcome(lambda: {1: 2, 3: 4}), self.outcome(lambda: {3: 4, 1: 2}))
        self.assertNotEqual(self.outcome(lambda x: x.update(a=1), {}), self.outcome(lambda x: None, {}))

    def test_true_is_not_one(self):
        self.assertNotEqual(values.text(self.outcome(lambda: True)), values.text(self.outcome(lambda: 1)))


class Shapes(unittest.TestCase):
    def test_each_kind(self):
        class Inner:
            pass
        for value, shape in [
                (2**63 - 1, "int"), (2**63, "bigint"), (-2**63 - 1, "bigint"), (True, "bool"), (None, "None"), (b"", "bytes"), ([], "list[?]"), ([1, 2.5], "list[float|int]"),
                ((), "tuple[]"), ((1, "a"), "tuple[int,str]"), ({}, "dict[?]"), ({"a": [1]}, "dict[str:list[int]]"), ({1: None, "x": 2}, "dict[int|str:None|int]"),
                ({1}, "set[int]"), (set(), "set[?]"), (frozenset("a"), "frozenset[str]"), ([True, True], "list[bool]"), (iter(()), "builtins.tuple_iterator")]:
            self.assertEqual(values.shape(value), shape)
        self.assertTrue(values.shape(Inner()).endswith(".Inner"))
        self.assertEqual(values.shape((x for x in ())), "generator")
