"""Reading the `timeline` section from answers in many manners."""

import case_frame_talk
import pytest
from section_check import differences, read

TALK = [pytest.param(text, wanted, id=name) for name, _, text, wanted in case_frame_talk.TIMELINE]


@pytest.mark.parametrize(("text", "wanted"), TALK)
def test_answers_in_many_manners(text, wanted):
    _, missing, wrong = differences("timeline", text, wanted)
    assert missing + wrong == []


def test_a_date_said_again_more_exactly_replaces_the_first():
    (item,) = read("We start in March 2027, say 15 March 2027.", "timeline")
    assert item.fields["start"].plain() == "2027-03-15"
