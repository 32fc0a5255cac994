"""Words about a command line that is not understood, and the headings of the help."""

USAGE = "cách dùng: "
HELP_HEADINGS = {"positional arguments": "tham số", "options": "tùy chọn"}
_COUNTS = {
    "one": "một giá trị",
    "at least one": "ít nhất một giá trị",
    "at most one": "nhiều nhất một giá trị",
}


def wrong_usage(program: str, problem: str) -> str:
    """One line: the command, what is wrong, where to look."""
    return f"{program}: {problem}; xem cách dùng: {program} --help"


def usage_missing(names: str) -> str:
    """What must be there is not."""
    return f"còn thiếu {names}"


def usage_one_of(names: str) -> str:
    """One of several must be there."""
    return f"còn thiếu một trong các tham số: {names.replace(' ', ', ')}"


def usage_unknown(names: str) -> str:
    """Words or options that mean nothing here."""
    return f"không hiểu “{names}”"


def usage_ambiguous(name: str, names: str) -> str:
    """The beginning of more than one option."""
    return f"“{name}” chưa rõ là {names.replace(', ', ' hay ')}"


def usage_expected(name: str, count: str) -> str:
    """An option without its value."""
    return f"{name} cần {_COUNTS.get(count, f'{count} giá trị')} đi kèm"


def usage_not_with(name: str, other: str) -> str:
    """Two that exclude each other."""
    return f"không dùng {name} cùng với {other}"


def usage_no_value(name: str, value: str) -> str:
    """An option that takes no value."""
    return f"{name} không có giá trị đi kèm (“{value}”)"


def usage_choice(name: str, value: str, choices: str) -> str:
    """A value that is none of those that there are.

    >>> usage_choice("lệnh", "xem", "'add', 'sync'")
    'không có lệnh “xem”; hãy chọn một trong: add, sync'
    """
    return f"không có {name} “{value}”; hãy chọn một trong: {choices.replace(chr(39), '')}"


def usage_value(name: str, value: str) -> str:
    """A value of the wrong kind."""
    return f"{name}: giá trị “{value}” không hợp lệ"


def usage_problem(name: str, problem: str) -> str:
    """A value that was looked at."""
    return f"{name}: {problem}"
