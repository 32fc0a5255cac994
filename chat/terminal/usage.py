"""The parser of the command line in Vietnamese: headings of the help, one line for wrong usage."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn

from ingest import wording

# What argparse says, and how it is told: the forms of Python 3.11 to 3.14.
_SAID: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"the following arguments are required: (?P<names>.+)", wording.usage_missing),
    (r"one of the arguments (?P<names>.+) is required", wording.usage_one_of),
    (r"unrecognized arguments: (?P<names>.+)", wording.usage_unknown),
    (r"ambiguous option: (?P<name>.+?) could match (?P<names>.+)", wording.usage_ambiguous),
    (r"argument (?P<name>.+?): expected (?P<count>\d+|at least one|at most one|one) arguments?",
     wording.usage_expected),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", wording.usage_not_with),
    (r"argument (?P<name>.+?): ignored explicit argument '(?P<value>.*)'", wording.usage_no_value),
    (r"argument (?P<name>.+?): invalid choice: '(?P<value>.*?)'[^(]*\(choose from (?P<choices>.+)\)",
     wording.usage_choice),
    (r"argument (?P<name>.+?): invalid \S+ value: '(?P<value>.*)'", wording.usage_value),
    (r"argument (?P<name>.+?): (?P<problem>.+)", wording.usage_problem),
)  # fmt: skip


class Parser(argparse.ArgumentParser):
    """An `argparse.ArgumentParser` that speaks Vietnamese; those of its commands are the same."""

    def __init__(self, prog: str, description: str) -> None:
        """Begin without an option but `--help`."""
        super().__init__(
            prog=prog, description=description, add_help=False, formatter_class=_Formatter
        )
        self.add_argument("-h", "--help", action="help", help=wording.HELP["help"])

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong and where help is; exit with 2."""
        self.exit(2, f"{wording.wrong_usage(self.prog, told(message))}\n")


class _Formatter(argparse.HelpFormatter):
    """Puts our words where argparse has its own."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, wording.USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(wording.HELP_HEADINGS.get(heading or "", heading))


def told(message: str) -> str:
    """Say what argparse says in Vietnamese; what is not known stays as it is.

    >>> told("the following arguments are required: PATH")
    'còn thiếu PATH'
    >>> told("argument --year: 0: phải là số nguyên từ 1 trở lên")
    '--year: 0: phải là số nguyên từ 1 trở lên'
    """
    for said, words in _SAID:
        if found := re.fullmatch(said, message, re.DOTALL):
            return words(**found.groupdict())
    return message
