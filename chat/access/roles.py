"""What people may do: read, edit, manage; each role may do what the one before it may."""

from enum import StrEnum


class Role(StrEnum):
    """The three roles, least first. The values are what the command line and the API say.

    >>> Role.EDITOR.includes(Role.READER), Role.READER.includes(Role.EDITOR)
    (True, False)
    """

    READER = "doc"  # asks, reads documents and assignments
    EDITOR = "bien-tap"  # adds, corrects, removes documents; keeps gold sets and runs them
    ADMIN = "quan-tri"  # people, tokens, the log, backups

    def includes(self, other: "Role") -> bool:
        """Tell whether this role may do what `other` may do."""
        order = list(Role)
        return order.index(self) >= order.index(other)
