"""What the bytes of a PDF string say and how wide they are, in one font."""

from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject
from pypdf.generic._font import Font

Glyph = tuple[str, float, bool]
"""Characters, width in ems, whether word spacing is added."""

FALLBACK = ("\ufffd", 0.5, False)
_EM = 1000.0  # units of a glyph's width in an em, unless the font has its own


class FontTable:
    """Glyphs of one font, looked up once each."""

    __slots__ = ("_em", "_font", "_known", "legacy", "space")

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = Font.from_font_resource(resource)
        self._known: dict[int | str, Glyph] = {}
        self._em = _em(resource)
        self.space = min(0.4, max(0.15, float(self._font.space_width or 250) / self._em))
        name = self._font.name.split("+")[-1].lower()
        self.legacy = name.startswith((".vn", "vni-", "vni ", "#2evn"))

    def glyphs(self, data: bytes | str) -> list[Glyph]:
        """Read a string that is shown in this font."""
        if isinstance(data, str):
            return [self._known.get(char) or self._look_up(char, char) for char in data]
        encoding = self._font.encoding
        if isinstance(encoding, str):
            text = data.decode(encoding, "replace" if encoding != "utf-16-be" else "surrogatepass")
            return [self._known.get(char) or self._look_up(char, char) for char in text]
        known = self._known
        return [
            known.get(code) or self._look_up(code, encoding.get(code, chr(code))) for code in data
        ]

    def _look_up(self, code: int | str, char: str) -> Glyph:
        widths = self._font.character_widths
        raw = chr(code) if isinstance(code, int) else code
        width = widths.get(raw, widths.get("default", 500))
        text = self._font.character_map.get(char, char)
        glyph = (str(text), float(width) / self._em, code == 32)
        self._known[code] = glyph
        return glyph


def _em(resource: DictionaryObject) -> float:
    """Return the units of an em: a Type 3 font says in its matrix how large its glyphs are."""
    if resource.get("/Subtype") != "/Type3":
        return _EM
    across = abs(float(resource["/FontMatrix"][0]))  # type: ignore[index]
    return 1 / across if across else _EM


class Fonts:
    """The fonts of a document, each read once."""

    def __init__(self) -> None:
        self._tables: dict[tuple[int, int] | int, FontTable | None] = {}

    def table(self, resources: DictionaryObject, name: Any) -> FontTable | None:
        """Return the font `name` of `resources`, None if it is missing or damaged."""
        fonts = resources.get("/Font")
        fonts = fonts.get_object() if fonts is not None else None
        entry = (
            fonts.raw_get(name) if isinstance(fonts, DictionaryObject) and name in fonts else None
        )
        if entry is None:
            return None
        key = (entry.idnum, entry.generation) if isinstance(entry, IndirectObject) else id(entry)
        if key not in self._tables:
            resource = entry.get_object()
            try:
                self._tables[key] = FontTable(resource)
            except (AttributeError, KeyError, TypeError, ValueError, IndexError):
                self._tables[key] = None
        return self._tables[key]
