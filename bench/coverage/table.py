"""The tables of coverage, from the lines of a results file."""
import re
from collections import Counter, defaultdict


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(x).replace("|", "\\|") for x in row) + " |" for row in rows])


def state(function):
    """Never called functions were not tried: there is nothing to compare."""
    if not function.get("calls"):
        return "not called"
    return "wrong" if function["differences"] else function["status"]


def functions(results, wanted):
    return [(x, f) for x in results for f in x["functions"] if state(f) in wanted]


TRIED = ("ported", "refused", "failed", "wrong")


def corpora(results):
    rows = []
    groups = defaultdict(list)
    for result in results:
        groups[result["corpus"]].append(result)
    for corpus, members in [*sorted(groups.items()), ("all", results)]:
        counts = Counter(state(f) for x in members for f in x["functions"])
        tried = sum(counts[x] for x in TRIED)
        ported = [f for _, f in functions(members, ["ported"])]
        replayed, left = sum(f["replayed"] for f in ported), sum(f["fallbacks"] - f.get("fallbacks_raised", 0) for f in ported)
        rows.append([corpus, len(members), sum(not x["functions"] for x in members), tried, counts["ported"], share(counts["ported"], tried), counts["refused"],
                     counts["failed"], counts["wrong"], share(left, replayed), counts["not called"]])
    return table(["corpus", "files", "of them without a result", "functions tried", "ported", "share", "refused", "failed", "wrong",
                  "recorded calls left to the original", "never called"], rows)


def share(part, whole):
    return f"{100 * part / whole:.0f}%" if whole else "–"


def kind(feature):
    """The feature without the types it was met with: what one piece of work would buy."""
    return re.sub(r"\s+(of|for|on|with|between) .*", r" \1 …", feature)


def refusals(results, most=40):
    """Ranked by functions that stop there first; a function with several such places counts once for each kind."""
    kinds, examples = Counter(), defaultdict(Counter)
    for result, function in functions(results, ["refused"]):
        for feature in {x["feature"] for x in function["reasons"][:1]}:
            kinds[kind(feature)] += 1
            examples[kind(feature)][feature] += 1
    rows = [[name, count, "; ".join(f"{feature} ({n})" for feature, n in examples[name].most_common(3) if feature != name)] for name, count in kinds.most_common(most)]
    return table(["feature", "functions refused for it first", "most often"], rows)


def wrongs(results):
    """Every function that differs or whose Rust does not compile: our bugs."""
    rows = []
    for result, function in functions(results, ["wrong", "failed"]):
        example = (function.get("counterexamples") or [None])[0]
        reason = function.get("compiler") or (function["reasons"] or [{}])[0].get("message", "")
        what = f"`{example['arguments']}` gives {example['actual']} instead of {example['expected']}" if example else reason
        rows.append([state(function), f"{result['name']}:{function['name']}, line {function['line']}", what[:300].replace("\n", " ")])
    return table(["state", "function", "smallest call, or message"], rows) if rows else "None."


def without_result(results):
    rows = [[x["name"], x["error"].splitlines()[0][:200]] for x in results if not x["functions"]]
    return table(["file", "why"], rows) if rows else "None."
