"""Debian's package list (apt-cache dumpavail) as an edge list, or with --any-of as sidian-graph/1.

Depends and Pre-Depends are read. In the edge list `a | b` means both; with --any-of it means any of them.
A package is chosen once; what no package provides is left undeclared.
"""
import json
import re
import sys

packages, provides = {}, {}
name = None
for line in sys.stdin:
    if line.startswith("Package: "):
        name = line[9:].strip()
        fresh = name not in packages
        if fresh:
            packages[name] = []
    elif name and fresh and line.startswith(("Depends: ", "Pre-Depends: ")):
        for clause in line.split(":", 1)[1].split(","):
            packages[name].append(
                [re.split(r"[ (:\[]", part.strip())[0] for part in clause.split("|") if part.strip()]
            )
    elif name and fresh and line.startswith("Provides: "):
        for part in line[10:].split(","):
            provides.setdefault(re.split(r"[ (]", part.strip())[0], []).append(name)


def candidates(wanted):
    found = [wanted] if wanted in packages else []
    return found + [p for p in provides.get(wanted, []) if p not in found]


if "--any-of" in sys.argv:
    requires = []
    for package, clauses in packages.items():
        for i, clause in enumerate(clauses):
            any_of = [c for wanted in clause for c in candidates(wanted)] or clause
            requires.append(
                {"id": f"{package}#{i}", "node": package,
                 "anyOf": [{"node": c} for c in dict.fromkeys(any_of)]}
            )
    json.dump(
        {"format": "sidian-graph/1",
         "nodes": [{"id": p, "zh": p, "from": "RESULT"} for p in packages],
         "requires": requires},
        sys.stdout,
    )
else:
    for package, clauses in packages.items():
        print(package)
        for clause in clauses:
            for wanted in clause:
                if wanted in packages:
                    print(package, wanted)
