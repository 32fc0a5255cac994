"""TrueOCR: the default engine; its models are in its wheel."""

from importlib.util import find_spec
from typing import Any

from PIL import Image

from ingest.readers.content import Line


class TrueOcr:
    """Reads a page with TrueOCR."""

    name = "trueocr"

    def __init__(self) -> None:
        self._model: Any = None

    @property
    def installed(self) -> bool:
        """Whether the package is there."""
        return find_spec("trueocr") is not None

    def read(self, picture: Image.Image) -> tuple[Line, ...]:
        """See `ingest.readers.ocr.OcrEngine.read`."""
        from trueocr import load_model  # noqa: PLC0415 - loaded at the first picture

        if self._model is None:
            self._model = load_model()
        data = self._model.predict(picture).data
        width, height = data["image_size"]
        return tuple(
            Line(
                text=line["text"],
                box=(
                    line["bbox"][0] / width,
                    line["bbox"][1] / height,
                    line["bbox"][2] / width,
                    line["bbox"][3] / height,
                ),
                confidence=line["confidence"],
            )
            for line in data["lines"]
            if line["text"]
        )
