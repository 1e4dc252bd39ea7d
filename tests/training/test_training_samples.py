"""From marked talk to what the network should answer, and the weights that were trained on it."""

import itertools
import json
import random
import re

import numpy as np
import pytest
from safetensors import safe_open

from casebuilder.marking.features import ROUTES, Known, read
from casebuilder.marking.scheme import ASKED, BY_NAME, GROUPS
from casebuilder.marking.tagger import runs
from casebuilder.resources import data_path
from training.marking.fit import batches, fingerprint
from training.marking.measure import summary
from training.marking.samples import IGNORED, collate, make
from training.marking.talk import Talk, parse, read_talk

WEIGHTS = data_path("prompts") / "marking.safetensors"


def words(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Cut a text into words and signs."""
    spans = [found.span() for found in re.finditer(r"\w+|[^\w\s]", text)]
    return [1000 + i for i in range(len(spans))], spans


def sample(body: str, asked: str = "kpis"):
    text, marks = parse(body)
    return make(Talk("x", asked, "me", text, tuple(marks)), read(text, Known(()), words))


def column(one, group: str) -> np.ndarray:
    return one.targets[:, GROUPS.index(BY_NAME[group])]


def test_targets_are_the_tags_of_the_marked_words():
    one = sample("{kpi1.name|falls per bed} were {kpi1.baseline|6}")
    kpi = BY_NAME["kpi"]
    name, baseline = kpi.begin("name"), kpi.begin("baseline")
    assert column(one, "kpi").tolist() == [name, name + 1, name + 1, 0, baseline]
    assert not column(one, "cost").any()


def test_nested_marks_stand_in_their_own_groups():
    one = sample("{problem.statement|clerks lose {benefit1.amount|4 hours} a day}")
    assert (column(one, "problem") > 0).all()
    amount = BY_NAME["benefit"].begin("amount")
    assert column(one, "benefit").tolist() == [0, 0, amount, amount + 1, 0, 0]


def test_links_say_which_values_belong_to_which_names():
    one = sample("{kpi1.name|falls} {kpi1.target|4}, {kpi2.name|bed sores} {kpi2.target|1}, {kpi1,2.due|June}")
    ((values, names, table),) = one.links
    assert values == [1, 5, 7] and names == [0, 3]
    assert table.tolist() == [[1, 0], [0, 1], [1, 1]]


def test_without_a_name_there_is_nothing_to_link_to():
    assert sample("{kpi1.target|4} by {kpi1.due|June}").links == []


def test_the_targets_of_all_talk_mean_the_marks():
    """What the targets are read back as is what was marked, where no two marks of a group share words."""
    compared = 0
    for talk in read_talk():
        one = make(talk, read(talk.text, Known(()), words))
        spans = one.pieces.spans
        for group in GROUPS:
            own = [m for m in talk.marks if m.group == group.name]
            if any(a.end > b.start for a, b in itertools.pairwise(own)):
                continue
            compared += len(own)
            wanted = {
                (min(s for s, e in inside), max(e for s, e in inside), m.field)
                for m in own
                if (inside := [(s, e) for s, e in spans if s < m.end and m.start < e])
            }
            back = {(spans[a][0], spans[b - 1][1], f) for a, b, f in runs(column(one, group.name), group)}
            assert back == wanted, (talk.source, talk.text[:60], group.name)
    assert compared > 10_000


def test_a_batch_is_padded_and_framed():
    long, short = sample("one two three {kpi1.name|four}"), sample("{kpi1.name|one}", asked="risks")
    batch, targets = collate([long, short], (101, 102))
    assert batch["ids"].tolist() == [[101, 1000, 1001, 1002, 1003, 102], [101, 1000, 102, 0, 0, 0]]
    assert batch["mask"].tolist() == [[1] * 6, [1, 1, 1, 0, 0, 0]]
    assert batch["asked"].tolist() == [ASKED.index("kpis"), ASKED.index("risks")]
    assert batch["routes"].shape == (2, 6, 2 * ROUTES)
    assert (targets[0, [0, 5]] == IGNORED).all() and (targets[1, 2:] == IGNORED).all()
    assert (targets[0, 1:5] >= 0).all()


def test_some_messages_lose_capitals_and_the_question_in_training_only():
    many = [sample("Falls At {kpi1.name|NIGHT}")] * 300
    plain, _ = collate(many, (101, 102))
    mixed, _ = collate(many, (101, 102), random.Random(1))
    small = ((mixed["shapes"] != plain["shapes"]).any(dim=1)).sum().item()
    unasked = (mixed["asked"] == 0).sum().item()
    assert 20 < small < 80 and 8 < unasked < 50
    assert (plain["asked"] == ASKED.index("kpis")).all()


def test_batches_hold_every_sample_once():
    samples = [sample("word " * n) for n in range(1, 24)]
    parts = list(batches(samples, 5, random.Random(3)))
    assert sorted(len(s.pieces.ids) for part in parts for s in part) == list(range(1, 24))
    assert all(len(part) <= 5 for part in parts)


def test_the_summary_counts_fields_and_links_apart():
    line = summary({"links": (3, 4, 4), "kpi.name": (8, 10, 16)})
    assert line == "recall 0.800 precision 0.500 of 10, links 0.750"


def test_the_fingerprint_changes_with_the_talk(tmp_path):
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = fingerprint(tmp_path)
    assert first == fingerprint(tmp_path)
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    assert fingerprint(tmp_path) != first


@pytest.mark.skipif(not WEIGHTS.exists(), reason="the tagger's weights are not there")
def test_the_weights_were_trained_on_the_talk_that_is_here():
    with safe_open(WEIGHTS, framework="pt") as file:
        about = json.loads(file.metadata()["casebuilder"])
    assert about["talk_sha256"] == fingerprint(), "train the tagger anew: make tagger"
    assert about["messages"] > 0.9 * len(read_talk())
