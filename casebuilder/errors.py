"""The exceptions that users may meet, in three families.

`UserError`: the person can fix it (message and next step, never a traceback).
`ModelError`: a language model misbehaved; retrying or falling back is the answer.
`EnvironmentProblem`: this machine lacks something; the message names the next step.

Each carries a stable `code` for programs and an `exit_code` for the command line (docs: contract, section 3).
"""


class CasebuilderError(Exception):
    """Base of all errors that are shown as one sentence."""

    code = "error"
    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UserError(CasebuilderError):
    """The input or request cannot be used; `message` says why and what to do."""

    code = "user"
    exit_code = 2


class NotFound(UserError):
    """The named thing does not exist."""

    code = "not-found"
    exit_code = 1


class Refused(UserError):
    """The request is understood and not allowed, for instance exporting an incomplete case."""

    code = "refused"
    exit_code = 3


class Conflict(Refused):
    """Somebody else changed the case since it was read; nothing was overwritten."""

    code = "conflict"


class ModelError(CasebuilderError):
    """A language model gave an unusable answer."""

    code = "model"
    exit_code = 4


class Cancelled(ModelError):
    """The user stopped the answer."""

    code = "cancelled"


class EnvironmentProblem(CasebuilderError):
    """This machine lacks something; `message` ends with the next step."""

    code = "environment"
    exit_code = 4
