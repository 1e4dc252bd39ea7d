"""Measures the evidence library: quality on the labelled queries, speed of build, search and encoder.

Run: `python benchmarks/bench_retrieval.py [--split dev|test] [--thresholds]`
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from casebuilder.retrieval import Embedder, Library, RetrievalConfig
from casebuilder.retrieval.chunk import chunk_card

sys.path.insert(0, str(Path(__file__).parents[1]))

from evals.scoring.retrieval import ndcg  # noqa: E402 - evals is found only after the line above

QUERIES = Path(__file__).parents[1] / "evals/data/retrieval/queries.jsonl"


def quality(library: Library, rows: list[dict[str, object]]) -> dict[str, float]:
    """Return recall@5 (of at most five), nDCG@10, and the share of nonsense that got an empty answer."""
    recall, gains, empty, missed = [], [], [], 0
    for row in rows:
        found = [one.card_id for one in library.search(str(row["query"]), k=10)]
        relevant = set(row["relevant"])  # type: ignore[call-overload]
        if not relevant:
            empty.append(not found)
            continue
        recall.append(len(set(found[:5]) & relevant) / min(5, len(relevant)))
        gains.append(ndcg(found, relevant))
        missed += not found
    return {
        "queries": len(rows),
        "recall@5": round(statistics.mean(recall), 3),
        "ndcg@10": round(statistics.mean(gains), 3),
        "nonsense left empty": round(statistics.mean(empty), 3),
        "relevant queries left empty": missed,
    }


def highest_nonsense(library: Library, rows: list[dict[str, object]]) -> dict[str, float]:
    """Return the best score that nonsense reaches, for past cases and for all other cards."""
    best = {"past-case": 0.0, "other": 0.0}
    for row in rows:
        if row["relevant"]:
            continue
        for hit in library.hits(str(row["query"])):
            group = "past-case" if library.card(hit.chunk.card_id).kind == "past-case" else "other"
            best[group] = max(best[group], round(hit.score, 3))
    return best


def median_ms(call: Callable[[int], object], times: int = 15) -> float:
    """Return the median duration of `call(i)` in milliseconds, after two warm-up calls."""
    spent = []
    for i in range(times + 2):
        began = time.perf_counter()
        call(i)
        spent.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(spent[2:]), 1)


def build_rate(embedder: Embedder) -> dict[str, float]:
    """Return chunks per second of a whole build and of the encoder alone, and their ratio (median of three)."""
    ratios = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as home:
            library = Library(RetrievalConfig(), Path(home), embedder=embedder)
            texts = [chunk.text for card in library.cards() for chunk in chunk_card(card, library.config.chunk_words)]
            report = library.build()
            library.close()
        began = time.perf_counter()
        embedder.encode(texts)
        raw = time.perf_counter() - began
        ratios.append((raw / report.seconds, len(texts) / report.seconds, len(texts) / raw))
    ratio, build, raw_rate = sorted(ratios)[1]
    return {"build chunks/s": round(build), "encoder chunks/s": round(raw_rate), "ratio": round(ratio, 2)}


def main() -> None:
    """Print all measurements as lines of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--thresholds", action="store_true", help="also print what nonsense scores at best")
    options = parser.parse_args()
    rows = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["split"] == options.split]
    embedder = Embedder()
    began = time.perf_counter()
    embedder.warm_up()
    print(json.dumps({"encoder ready s": round(time.perf_counter() - began, 1)}))
    with tempfile.TemporaryDirectory() as home:
        library = Library(RetrievalConfig(), Path(home), embedder=embedder)
        library.build()
        print(json.dumps({"split": options.split, **quality(library, rows)}))
        if options.thresholds:
            print(json.dumps({"highest nonsense": highest_nonsense(library, rows)}))
        print(json.dumps({"search ms": median_ms(lambda i: library.search(f"who owns the data number {i}"))}))
        library.close()
    for size in (1, 5, 20):
        took = median_ms(
            lambda i, size=size: embedder.encode([f"owner of KPI {i} is person {n}, due in Q3" for n in range(size)])
        )
        print(json.dumps({"clauses": size, "encode ms": took}))
    print(json.dumps(build_rate(embedder)))


if __name__ == "__main__":
    main()
