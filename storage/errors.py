"""Errors: what can go wrong in storage, each told in one sentence that says what to do.

A chat or a terminal shows the sentence; the log shows the cause. Nothing else in the
project knows the exceptions of the database engine.
"""


class NewsbriefError(Exception):
    """Something that a person can be told in one sentence: str(error)."""


class StorageError(NewsbriefError):
    """The database can't be used: missing, not writable, not ours, too new, full or busy.

    told: whether a log has it already, so that whoever handles it need not write it once more.
    """

    told = False


class StorageBusyError(StorageError):
    """Another program holds the database for longer than the busy timeout; trying again may help."""


class StorageFullError(StorageError):
    """No room is left on the disk; nothing of the transaction was kept."""


class NotFoundError(NewsbriefError):
    """The thing asked for by its number does not exist."""
