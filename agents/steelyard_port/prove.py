"""
Compares ports with their originals: every recorded call again, then calls made from recorded ones. Each function is
worked on in a process of its own, so that a call which hangs or crashes costs that call only, and counts as one.
"""
import json
import mmap
import os
import resource
import select
import signal
import struct
import sys
import time
import traceback

from steelyard_port import making, switch, values

CANNOT_LOAD = 3
MEMORY = 4 << 30
PATIENCE = 0.3           # seconds for a made-up call of the original; slower ones say nothing more
RECORDED_PATIENCE = 10.0
PORT_PATIENCE = 5.0
HANGING = 8.0            # seconds beyond any patience: code that signals do not reach
SHRINKING = 5.0
MOST_DIFFERENCES = 5
MOST_SLOW = 40
CALM_AFTER = 5
MOST_SHOWN = 2_000
DEEPER = 200             # frames more, to tell whether only the depth of the stack makes a difference

COUNTERS = ("replayed", "fallbacks_raised", "fallbacks_left", "generated", "generated_raised", "generated_left", "skipped", "unrepeatable",
            "unsteady", "done", "running_port", "beats", "patience", "cut_short", "found", "answered", "asked")
SIZE = 8 * len(COUNTERS)


class TimeOver(BaseException):
    """A call took too long. No Exception: what a call raises is part of its outcome, this is not."""


def ring(*_):
    raise TimeOver


class Board:
    """Numbers and the current call, which the watching process sees even when the working one dies."""

    def __init__(self):
        object.__setattr__(self, "memory", mmap.mmap(-1, SIZE + MOST_SHOWN * 4))

    def __getattr__(self, name):
        return struct.unpack_from("q", self.memory, 8 * COUNTERS.index(name))[0]

    def __setattr__(self, name, value):
        struct.pack_into("q", self.memory, 8 * COUNTERS.index(name), value)

    def call(self, arguments):
        self.beats += 1
        text = shown_call(arguments).encode("utf-8", "backslashreplace")[:4 * MOST_SHOWN - 1] + b"\0"
        self.memory[SIZE:SIZE + len(text)] = text

    def text(self):
        return self.memory[SIZE:].split(b"\0", 1)[0].decode("utf-8", "replace")


def shown_call(arguments):
    return short(", ".join(map(values.spelled, arguments)))


def short(text):
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "..."


def outcome(function, arguments):
    """What a call does: see ``values.outcome``; a program's wish to exit is an outcome too."""
    before = making.Writer()
    try:
        for x in arguments:
            before.write(x)
    except values.Unwritable:
        pass
    writer = making.Writer(before)
    try:
        result = function(*arguments)
    except (Exception, SystemExit) as error:
        return {"after": written(writer, arguments), "raises": [values.name_of(type(error)), values.message(error)]}
    return {"after": written(writer, arguments), "result": written(writer, [result])[0]}


def written(writer, items):
    """Each value, or the type of one that cannot be written."""
    result = []
    for x in items:
        try:
            result.append(writer.write(x))
        except values.Unwritable as error:
            result.append({"type": str(error)})
    return result


def timed(seconds, work, *arguments):
    """What the work returns, or None when it takes too long."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work(*arguments)
    except TimeOver:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def same(one, other):
    return values.text(one) == values.text(other)


def recursion(result):
    return "raises" in result and result["raises"][0] == "builtins.RecursionError"


class Asked:
    """Whether ports ask the Rust at all: one that always runs the original would seem to be right."""

    board = None

    def __call__(self):
        if self.board:
            self.board.asked = 1


ASKED = Asked()


class Pair:
    """The original and the port of one function."""

    def __init__(self, module, name, board):
        ASKED.board = board
        self.original, self.port, self.native = module.original(name), module.port(name), module.native(name)
        self.board, self.forget = board, module.forget

    def expect(self, arguments, patience):
        """What the original does, or None when it takes too long, or more memory than a proof may take: the port may need less."""
        self.board.running_port = 0
        self.board.patience = int(patience)
        self.board.call(arguments)
        self.forget()
        try:
            result = timed(patience, outcome, self.original, making.copies(arguments))
        except MemoryError:
            return None
        return None if result is not None and result.get("raises", [""])[0] == "builtins.MemoryError" else result

    def actual(self, arguments):
        """What the port does; it gets more time than the original got."""
        patience = PORT_PATIENCE + 2 * self.board.patience
        self.board.running_port = 1
        self.forget()
        try:
            return timed(patience, outcome, self.port, making.copies(arguments))
        except MemoryError:
            return {"raises": ["builtins.MemoryError", ""]}
        finally:
            self.board.running_port = 0

    def differs(self, arguments, expected):
        """What the port does where it does something else, or None."""
        actual = self.actual(arguments)
        if actual is None:
            return "no end"
        if same(actual, expected) or recursion(actual) and recursion(expected):
            return None
        if (recursion(actual) or recursion(expected)) and self.equal_deeper(arguments):
            return None
        return short(values.shown(actual) + changes(actual, expected))

    def equal_deeper(self, arguments):
        """The port has a frame or two above the original: near the limit only a higher one can tell."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit + DEEPER)
        try:
            expected = self.expect(arguments, PATIENCE)
            actual = self.actual(arguments)
            return expected is None or actual is not None and same(actual, expected)
        finally:
            sys.setrecursionlimit(limit)

    def leaves(self, arguments):
        """Whether the Rust function hands the call to the original, and whether it has touched the arguments before."""
        given = making.copies(arguments)
        self.board.running_port = 1
        try:
            left = timed(PORT_PATIENCE, lambda: self.native(*given) is NotImplemented)
        except Exception:
            left = False
        self.board.running_port = 0
        if left is False:
            self.board.answered = 1
        # The items of a copied set may stand in another order than those of the set.
        return left, left and not same(written(making.Writer(), given), written(making.Writer(), making.copies(arguments)))

    def shrink(self, arguments):
        """A smaller call that still differs."""
        deadline = time.monotonic() + SHRINKING
        smaller = True
        while smaller and time.monotonic() < deadline:
            smaller = False
            for place, value in enumerate(arguments):
                for simple in making.simpler(value):
                    trial = arguments[:place] + [simple] + arguments[place + 1:]
                    expected = self.expect(trial, PATIENCE)
                    if expected is not None and self.differs(trial, expected):
                        arguments, smaller = trial, True
                        break
                    if time.monotonic() > deadline:
                        return arguments
        return arguments


def changes(actual, expected):
    """The changed arguments, where these differ and the rest does not tell."""
    if same(actual.get("after"), expected.get("after")):
        return " (another identity, order or type)" if values.shown(actual) == values.shown(expected) else ""
    return ", leaving the arguments as " + ", ".join(map(values.shown, actual["after"]))


class Work:
    """What is to be done for one function, in numbered steps: recorded calls first, made ones then."""

    def __init__(self, pair, calls, config, name, board, report):
        self.pair, self.calls, self.config, self.name, self.board, self.report = pair, calls, config, name, board, report
        self.starts = making.starts(calls)

    def run(self, deadline):
        first = self.board.done
        for step in range(first, len(self.calls) + (2 * self.config["count"] if self.calls else 0)):
            if self.board.found >= MOST_DIFFERENCES or step >= len(self.calls) and (
                    self.board.generated >= self.config["count"] or self.board.skipped >= MOST_SLOW):
                return
            if time.monotonic() > deadline:
                self.board.cut_short = 1
                return
            self.board.done = step + 1
            if step < len(self.calls):
                self.replay(self.calls[step])
            else:
                self.generate(step)

    def replay(self, call):
        arguments = values.arguments_of(call)
        expected = self.pair.expect(arguments, RECORDED_PATIENCE)
        if expected is None:
            self.board.skipped += 1
            return
        recorded = {x: call[x] for x in ("result", "raises", "after") if x in call}
        self.board.replayed += 1
        repeats = same(expected, recorded) or recursion(expected)
        if not repeats:
            self.board.unrepeatable += 1
        actual = self.pair.differs(arguments, expected)
        if actual and (repeats or self.pair.differs(arguments, recorded)) and self.steady(arguments, expected, RECORDED_PATIENCE):
            self.found(arguments, expected, actual)
        self.leave("fallbacks", arguments, expected)

    def generate(self, step):
        maker = making.Maker("%s/%s/%d" % (self.config["seed"], self.name, step), self.starts, self.board.skipped >= CALM_AFTER)
        arguments = maker.arguments(step - len(self.calls))
        expected = self.pair.expect(arguments, PATIENCE)
        if expected is None:
            self.board.skipped += 1
            return
        self.board.generated += 1
        actual = self.pair.differs(arguments, expected)
        if actual and self.steady(arguments, expected, PATIENCE):
            smallest = self.pair.shrink(arguments)
            again = self.pair.expect(smallest, PATIENCE)
            found = again and self.pair.differs(smallest, again)
            # A difference that comes and goes is one all the same: what was seen first is kept.
            self.found(*((smallest, again, found) if found else (arguments, expected, actual)))
        self.leave("generated", arguments, expected)

    def steady(self, arguments, expected, patience):
        """Whether the original does the same again: chance and the clock are not held against the port."""
        again = self.pair.expect(arguments, patience)
        if again is None or same(again, expected):
            return True
        self.board.unsteady += 1
        return False

    def leave(self, counter, arguments, expected):
        left, touched = self.pair.leaves(arguments)
        if left:
            name = counter + ("_raised" if "raises" in expected else "_left")
            setattr(self.board, name, getattr(self.board, name) + 1)
        if touched:
            self.found(arguments, expected, "changes an argument, then leaves to the original")

    def found(self, arguments, expected, actual):
        self.board.found += 1
        self.report({"arguments": shown_call(arguments), "expected": short(values.shown(expected)), "actual": actual})


def prove(module, name, calls, config):
    """The evidence for one function."""
    board, differences = Board(), []
    deadline = time.monotonic() + config["seconds"]
    while True:
        ended = work_apart(module, name, calls, config, board, differences, deadline)
        if ended is None:
            break
        # Only a call of the port is held against it.
        if board.running_port:
            differences.append({"arguments": board.text(), "expected": "an end", "actual": ended})
            board.found += 1
        else:
            board.skipped += 1
        board.running_port = 0
    if board.answered and not board.asked:
        differences.append({"arguments": "", "expected": "-", "actual": "always runs the original, though the Rust has answers"})
    return {"name": name, "differences": differences, "cut_short": bool(board.cut_short),
            **{x: getattr(board, x) for x in COUNTERS[:COUNTERS.index("done")]}}


def work_apart(module, name, calls, config, board, differences, deadline):
    """Works in a process of its own; None when it has come to its end, otherwise how it was ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.signal(signal.SIGALRM, ring)
            Work(Pair(module, name, board), calls, config, name, board, lambda x: os.write(writer, (json.dumps(x) + "\n").encode())).run(deadline)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    os.close(writer)
    hung = watch(reader, board)
    if hung:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as file:
        differences += [json.loads(x) for x in file]
    if hung:
        return "no end within %g s" % HANGING
    if os.WIFSIGNALED(status):
        return "the process ends with " + signal.Signals(os.WTERMSIG(status)).name
    if os.WEXITSTATUS(status):
        raise SystemExit("the prover of %s failed" % name)
    return None


def watch(reader, board):
    """Waits for the end of the working process; True when it has got stuck."""
    beats, since = board.beats, time.monotonic()
    while not select.select([reader], [], [], 0.05)[0] or not ended(reader):
        if board.beats != beats:
            beats, since = board.beats, time.monotonic()
        elif time.monotonic() - since > HANGING + PORT_PATIENCE * board.running_port + 2 * board.patience:
            return True
    return False


def ended(reader):
    """The other end of the pipe is closed; what was written is still there to be read."""
    poll = select.poll()
    poll.register(reader, select.POLLIN)
    closed = any(event & select.POLLHUP for _, event in poll.poll(0))
    if not closed:
        time.sleep(0.02)
    return closed


def main(arguments):
    """prove CONFIG"""
    with open(arguments[0], encoding="utf-8") as file:
        config = json.load(file)
    sys.path[:0] = config["search"]
    try:
        module = switch.load(config["folder"], config["package"], ASKED)
    except Exception as error:
        print("%s: %s" % (values.name_of(type(error)), error), file=sys.stderr)
        return CANNOT_LOAD
    with open(config["out"], "w", encoding="utf-8") as out:
        for name, corpus in config["functions"].items():
            with open(corpus, encoding="utf-8") as file:
                calls = [json.loads(line) for line in file]
            json.dump(prove(module, name, calls, config), out)
            out.write("\n")
            out.flush()
    return 0
