"""The table of docs/benchmarks-graph.md from JMH's raw JSON: medians of the measured iterations, and ratios."""
import json
import statistics
import sys

median = {}
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        for run in json.load(file):
            raw = [value for fork in run["primaryMetric"]["rawData"] for value in fork]
            key = run["benchmark"].rsplit(".", 1)[1], int(run["params"]["nodes"])
            median[key] = statistics.median(raw)
print("| nodes (3 edges each) | what | Sidian ms | JGraphT ms | Guava ms | JGraphT ÷ Sidian | Guava ÷ Sidian |")
print("| --- | --- | --- | --- | --- | --- | --- |")
for nodes in sorted({n for _, n in median}):
    for what, words in ("fromNames", "names to cycles and order"), ("onceBuilt", "once built"):
        ours, jgrapht, guava = (median[what + who, nodes] for who in ("Sidian", "JGraphT", "Guava"))
        print(f"| {nodes:,} | {words} | {ours:,.4g} | {jgrapht:,.5g} | {guava:,.5g} "
              f"| {jgrapht / ours:.1f} × | {guava / ours:.1f} × |")
