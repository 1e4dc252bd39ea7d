"""Reading the `scope` section from answers in many manners."""

import case_frame_talk
import pytest
from section_check import differences, read

TALK = [pytest.param(text, wanted, id=name) for name, _, text, wanted in case_frame_talk.SCOPE]


@pytest.mark.parametrize(("text", "wanted"), TALK)
def test_answers_in_many_manners(text, wanted):
    _, missing, wrong = differences("scope", text, wanted)
    assert missing + wrong == []


def test_a_reason_is_no_entry():
    items = read("Out: grass cutting, because the council does that and always will; snow.", "scope")
    assert [str(i.fields["out_of_scope"].value) for i in items] == ["grass cutting", "snow"]
