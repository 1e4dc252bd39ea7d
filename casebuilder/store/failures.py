"""Database failures as one sentence with the next step."""

import contextlib
import errno
from collections.abc import Iterator

from casebuilder.errors import EnvironmentProblem

_SENTENCES = (
    (("FULL", "IOERR_WRITE", "IOERR_FSYNC", "IOERR_TRUNCATE", "IOERR_SHMSIZE"),
     "the disk that holds {where} is full or does not accept more data; free some space and send it again"),
    (("BUSY", "LOCKED", "PROTOCOL"),
     "the database {where} has been locked by another program for too long; close that program and try again"),
    (("READONLY", "PERM", "AUTH"), "{where} cannot be written; check its permissions or choose another --home"),
    (("CANTOPEN",), "{where} cannot be opened; check that its folder exists and is yours, or choose another --home"),
    (("CORRUPT", "NOTADB", "IOERR"),
     "the database {where} is damaged and was left as it is; move it away and put back a copy, "
     "or choose another --home"),
)  # fmt: skip


class StorageProblem(EnvironmentProblem):
    """The database cannot be used right now; nothing was changed."""

    code = "storage"


def sentence(name: str, where: str) -> str | None:
    """Return the sentence for an SQLite error name such as `SQLITE_FULL`, or `None` if it is none of these."""
    short = name.removeprefix("SQLITE_")
    for prefixes, text in _SENTENCES:
        if any(short == p or short.startswith(p + "_") for p in prefixes):
            return text.format(where=where)
    return None


def os_problem(error: OSError, where: str) -> StorageProblem:
    """Return the sentence for a failed file operation."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StorageProblem(str(sentence("SQLITE_FULL", where)))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StorageProblem(str(sentence("SQLITE_READONLY", where)))
    return StorageProblem(f"{where} cannot be used ({error.strerror or error}); choose another folder with --home")


@contextlib.contextmanager
def one_sentence(where: str) -> Iterator[None]:
    """Turn what SQLAlchemy and the operating system raise into `StorageProblem`.

    Raises:
        StorageProblem: for a full disk, a lock, missing permissions, or damage.
    """
    from sqlalchemy import exc

    try:
        yield
    except (exc.OperationalError, exc.DatabaseError) as error:
        if isinstance(error, exc.IntegrityError):
            raise
        text = sentence(getattr(error.orig, "sqlite_errorname", ""), where)
        if text is None:
            text = f"the database {where} cannot be used ({error.orig}); run `casebuilder doctor` for the next step"
        raise StorageProblem(text) from error
    except OSError as error:
        raise os_problem(error, where) from error
