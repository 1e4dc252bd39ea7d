"""`casebuilder chat`."""

import argparse
from pathlib import Path

from casebuilder.cli import lines
from casebuilder.cli.opening import open_services
from casebuilder.cli.running import unexpected
from casebuilder.errors import CasebuilderError
from casebuilder.services.container import Services
from casebuilder.services.views import CaseView


def chat(arguments: argparse.Namespace, home: Path | None) -> int:
    """Talk in the terminal, or line by line with a program."""
    services = open_services(home)
    view = services.conversation.view(arguments.case, last=2) if arguments.case else None
    services.warm_up()
    if arguments.jsonl:
        return _jsonl(services, view or services.conversation.start())
    from casebuilder.cli.terminal import talk

    return talk(services, view or services.conversation.start(), resumed=view is not None)


def _jsonl(services: Services, view: CaseView) -> int:
    """Contract, section 3: line 0 is the greeting, then one line for each line that comes in."""
    lines.reply(services.conversation.opening(view).model_dump(mode="json"))
    for line in lines.objects():
        message = line if isinstance(line, lines.BadLine) else lines.text_of(line, "message")
        if isinstance(message, lines.BadLine):
            lines.reply_error(str(message))
            continue
        try:
            lines.reply(services.conversation.say(view.case_id, message).model_dump(mode="json"))
        except CasebuilderError as error:
            lines.reply_error(error.message)
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:  # the conversation goes on
            lines.reply_error(unexpected(error))
    return 0
