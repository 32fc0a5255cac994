"""Reading pictures with the real engines."""

import io
import shutil
import subprocess

import pytest
from PIL import Image, ImageChops, ImageDraw

from ingest.errors import OcrError, UnreadableFileError
from ingest.readers import image as image_module
from ingest.readers.content import Line
from ingest.readers.image import read_image
from ingest.readers.ocr import OcrEngine, chosen_engine
from ingest.readers.pdf import read_pdf
from ingest.readers.rendering import render_page
from tests.support.pdfs import Sheet, pdf
from tests.support.pictures import framed, page

LINES = [
    (120, 200, "Chi tieu nam 2026 cua tinh la 12.500 ha"),
    (120, 260, "Giao cho 14 xa trong quy 3, bao cao truoc ngay 15"),
    (120, 320, "Tong kinh phi 3.722 trieu dong"),
]


def _has_tesseract() -> bool:
    if not shutil.which("tesseract"):
        return False
    listed = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, check=False, text=True
    )
    return "vie" in listed.stdout.split()


@pytest.fixture(scope="module")
def trueocr() -> OcrEngine:
    engine = chosen_engine("trueocr")
    assert engine is not None
    return engine


@pytest.fixture(scope="module", params=["trueocr", "tesseract"])
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    if request.param == "tesseract" and not _has_tesseract():
        pytest.skip("tesseract với mô hình tiếng Việt chưa được cài")
    chosen = chosen_engine(request.param)
    assert chosen is not None
    return chosen


def _found(lines: tuple[Line, ...], words: str) -> Line:
    return next(line for line in lines if words in line.text)


def test_lines_come_in_order_with_their_place_and_how_sure_they_are(engine: OcrEngine) -> None:
    lines = engine.read(page(*LINES))
    assert [line.text.split()[0] for line in lines] == ["Chi", "Giao", "Tong"]
    line = _found(lines, "3.722")
    assert line.box is not None
    assert line.box[1] < (320 + 15) / 1754 < line.box[3]
    assert line.confidence is not None
    assert 0.5 < line.confidence <= 1
    run = next(run for run in line.runs if line.text[run.start : run.end] == "3.722")
    drawn = ImageChops.invert(page(LINES[2]).convert("L")).getbbox()
    assert drawn is not None
    assert line.box[0] == pytest.approx(drawn[0] / 1240, abs=0.01)
    assert drawn[0] / 1240 + 0.1 < run.box[0] < run.box[2] < drawn[2] / 1240 - 0.1


def test_an_empty_page_has_no_lines(engine: OcrEngine) -> None:
    assert engine.read(page()) == ()


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (900, 2), (2, 900), (39, 39)])
def test_a_picture_of_some_pixels_has_no_lines(size: tuple[int, int], trueocr: OcrEngine) -> None:
    assert trueocr.read(Image.new("RGB", size, "black")) == ()
    assert trueocr.read(Image.new("RGB", size, "white")) == ()


def test_a_page_lying_on_its_side_is_read_and_marked_where_it_lies(trueocr: OcrEngine) -> None:
    text = "Chi tieu nam 2026 cua tinh la 12.500 ha, giao cho 14 xa, bao cao truoc 15"
    many = [(120, 100 + 50 * i, text) for i in range(28)]
    turned = page(*many).rotate(90, expand=True)  # the top of the page lies to the left
    lines = trueocr.read(turned)
    assert sum("12.500" in line.text for line in lines) >= 24
    first = _found(lines, "12.500")
    assert first.box is not None
    assert first.box[2] - first.box[0] < 0.1 < first.box[3] - first.box[1]
    assert first.box[0] < 0.5  # lines that are high on the page


def test_what_stands_in_a_framed_stamp_is_no_running_text(trueocr: OcrEngine) -> None:
    picture = framed(page(*LINES), (760, 420, 1140, 580), "VAN PHONG", "Ngay 29 thang 4")
    lines = trueocr.read(picture)
    stamped = " ".join(line.text for line in lines if line.stamp)
    assert "PHONG" in stamped
    assert "29" in stamped
    assert sum(not line.stamp for line in lines) == len(LINES)


def test_a_red_stamp_is_told_from_the_black_text_it_lies_over(trueocr: OcrEngine) -> None:
    black = page(*LINES)
    red = page((700, 210, "DEN 29 04"), colour="#d01010")
    lines = trueocr.read(ImageChops.multiply(black, red))
    assert "12.500" in _found(lines, "Chi").text
    assert all(line.stamp for line in lines if "DEN" in line.text)


def test_a_scanned_pdf_is_read_like_the_picture_in_it(trueocr: OcrEngine) -> None:
    content = read_pdf(pdf(Sheet(picture=page(*LINES))), "a.pdf", trueocr)
    assert content.ocr
    assert "3.722" in _found(content.pages[0].lines, "Tong").text


def _file(form: str, *pictures: Image.Image) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if pictures[1:] else {}
    pictures[0].save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_an_image_file_is_one_page(form: str, trueocr: OcrEngine) -> None:
    content = read_image(_file(form, page(*LINES)), "a", trueocr)
    assert (content.kind, len(content.pages), content.ocr) == (form.lower(), 1, True)
    assert content.warnings == ("trang 1: đọc từ ảnh quét (OCR), cần đối chiếu với bản gốc",)


def test_each_frame_of_a_tiff_is_a_page(trueocr: OcrEngine) -> None:
    content = read_image(_file("TIFF", page(LINES[0]), page(LINES[2])), "a.tiff", trueocr)
    assert ["3.722" in page.lines[0].text for page in content.pages] == [False, True]


def test_images_that_cannot_be_read_are_refused_with_a_reason(
    trueocr: OcrEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableFileError, match=r"a\.png: tệp ảnh bị hỏng"):
        read_image(_file("PNG", page(*LINES))[:300], "a.png", trueocr)
    with pytest.raises(UnreadableFileError, match="TRACUU_OCR=auto"):
        read_image(_file("PNG", page(*LINES)), "a.png")
    monkeypatch.setattr(image_module, "MAX_PIXELS", 1000)
    with pytest.raises(UnreadableFileError, match="ảnh quá lớn"):
        read_image(_file("PNG", page(*LINES)), "a.png", trueocr)


def test_the_engine_is_chosen_by_setting_and_by_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert chosen_engine("none") is None
    monkeypatch.setenv("TRACUU_OCR", "trueocr")
    engine = chosen_engine()
    assert engine is not None
    assert engine.name == "trueocr"
    with pytest.raises(OcrError, match="hãy chọn auto, trueocr"):
        chosen_engine("abc")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OcrError, match="chưa cài"):
        chosen_engine("tesseract")


def test_a_page_is_drawn_upright_at_the_scale_asked_for() -> None:
    data = pdf(Sheet(texts=[(60, 700, "Đất lúa")], rotate=90))
    assert render_page(data, 1, scale=1).size == (800, 600)
    with pytest.raises(IndexError):
        render_page(data, 2, scale=1)


def test_ink_that_was_read_as_nothing_makes_the_number_beside_it_unsure(
    trueocr: OcrEngine,
) -> None:
    picture = page((120, 200, "So: 14"), (330, 200, "/TB-UBND"), LINES[1])
    draw = ImageDraw.Draw(picture)
    [line] = [line for line in trueocr.read(picture) if "UBND" in line.text]
    sure = min(run.confidence or 0 for run in line.runs if "UBND" in line.text[run.start : run.end])
    draw.line([(232, 228), (262, 206), (240, 206), (268, 228), (250, 204)], fill="black", width=4)
    draw.line([(276, 204), (300, 230), (272, 230), (306, 206)], fill="black", width=4)
    lines = [line for line in trueocr.read(picture) if "UBND" in line.text]
    doubts = [run.confidence or 0 for line in lines for run in line.runs]
    assert sure > 0.6
    assert not lines or min(doubts) < 0.55
