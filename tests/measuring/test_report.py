import datetime as dt
import re
import xml.etree.ElementTree as ET

from support.eval_runs import START, run_of

from casebuilder.measuring.blocks import change, figure, named
from casebuilder.measuring.report import html_report, markdown_report, newest


def a_run(**more):
    return run_of(
        {"recall": [(1, 2), (2, 2)] * 10, "forbidden": [(0, 1)] * 20, "seconds": [(0.5, 1), (0.25, 1)] * 10}, **more
    )


def test_the_page_stands_alone_and_every_chart_has_words_and_a_table():
    page = html_report([a_run()])
    assert not re.search(r"""(?:src|href)=|url\(|<script|@import""", page)
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) == 1
    for chart in charts:
        tree = ET.fromstring(chart)
        assert tree.get("role") == "img" and len(tree.get("aria-label")) > 20
        assert tree.find("title").text and tree.find("desc").text
    assert "75.0 %" in page and "at least 90.0 %: missed" in page
    assert "prefers-color-scheme:dark" in page


def test_markdown_says_the_same():
    run = a_run()
    text, page = markdown_report([run]), html_report([run])
    for shown in ("75.0 %", "30 of 40", "0.38 s", "10 of 20 samples have a failure"):
        assert shown in text and shown in page, shown


def test_words_of_a_sample_are_data():
    run = a_run()
    run.samples[0].prompt = "<script>alert(1)</script> ```\n# hello [x](http://evil.example)"
    run.samples[0].style = "<b>|terse"
    page, text = html_report([run]), markdown_report([run])
    assert "<script>alert" not in page and "<b>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "````text\n<script>" in text, "a fence longer than any in the text"
    assert "\\<b\\>|terse" in text or "\\<b\\>\\|terse" in text


def test_a_run_is_set_beside_its_baseline_and_its_history():
    old = a_run(name="extraction-0", started=START - dt.timedelta(days=2))
    new = run_of({"recall": [(2, 2)] * 20, "forbidden": [(0, 1)] * 20, "seconds": [(0.5, 1)] * 20})
    page = html_report([new], history=[old, new], baselines=[old])
    assert "Against the baseline" in page and "+25.0 points" in page and "gain" in page
    assert "from run to run" in page and page.count("<svg") == 3


def test_a_report_shows_the_newest_run_of_each_task():
    old, new = a_run(name="a"), a_run(name="b", started=START + dt.timedelta(hours=1))
    other = run_of({"recall": [(1, 1)]}, task="retrieval", name="c")
    assert [r.id for r in newest([new, other, old])] == ["b", "c"]


def test_figures_are_written_for_people():
    assert [figure(v) for v in (0, 0.126, 5, 1234.6)] == ["0", "0.13", "5", "1,235"]
    assert [figure(v, "%") for v in (0.5, None)] == ["50.0 %", "none"]
    assert [change(v, "%") for v in (0.031, -0.2, -0.0001, 0)] == [
        "+3.1 points",
        "-20.0 points",
        "0.0 points",
        "0.0 points",
    ]
    assert [change(v, "s") for v in (1.5, -0.001)] == ["+1.5 s", "0 s"]
    assert named(["a", "b"]) == "a, b" and named(list("abcd"), most=2) == "a, b and 2 more"
