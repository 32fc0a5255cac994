"""Wrong usage of the command line: one Vietnamese line, exit code 2; help in Vietnamese."""

import re

import pytest

import tracuu

_ENGLISH = re.compile(
    r"\b(usage|error|argument|arguments|options|positional|invalid|choice|required|expected|show|"
    r"unrecognized|message|exit|allowed|value|could|match)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "tracuu: còn thiếu lệnh"),
        (["xem"], "tracuu: không có lệnh “xem”; hãy chọn một trong: add, sync"),
        (["ask"], "tracuu ask: còn thiếu một trong các tham số: CÂU_HỎI, -f/--file"),
        (["ask", "a", "-f", "b"], "không dùng"),
        (["add"], "tracuu add: còn thiếu PATH"),
        (["remove"], "tracuu remove: còn thiếu KEY"),
        (["list", "--lạ"], "không hiểu “--lạ”"),
        (["list", "--year"], "--year cần một giá trị đi kèm"),
        (["list", "--year", "0"], "--year: 0: phải là số nguyên từ 1 trở lên"),
        (["search", "-k", "đ", "a"], "-k: giá trị “đ” không hợp lệ"),
        (["list", "--json=1"], "--json không có giá trị đi kèm (“1”)"),
        (["tasks", "--due", "1/1/2022"], "“--due” chưa rõ là --due-before hay --due-after"),
        (["tasks", "--on", "31/2/2022"], "--on: “31/2/2022”: không phải ngày"),
        (["edit", "320", "--clear", "ngày"], "không có --clear “ngày”; hãy chọn một trong: number"),
        (["serve", "--port", "70000"], "--port: 70000: cổng phải là số từ 1 đến 65535"),
    ],
)
def test_wrong_usage_is_one_vietnamese_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        tracuu.main(words)
    out, err = capsys.readouterr()
    assert (stopped.value.code, out) == (2, "")
    [line] = err.splitlines()
    assert said in line
    assert re.search(r"xem cách dùng: tracuu( \w+)? --help$", line)
    named = line.replace("--help", "").split("hãy chọn một trong")[0]  # the rest are our commands
    assert not _ENGLISH.search(named)


@pytest.mark.parametrize("words", [[], *([name] for name, *_ in tracuu._COMMANDS)])
def test_help_is_vietnamese_but_for_names(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        tracuu.main([*words, "--help"])
    out = capsys.readouterr().out
    assert stopped.value.code == 0
    assert out.startswith("cách dùng: tracuu")
    assert "in phần trợ giúp này" in out
    assert not re.search(r"positional arguments|options:|usage:|show this", out)
