"""Pictures with writing on them, for the OCR: the font that comes with the imaging library."""

from PIL import Image, ImageDraw, ImageFont

SIZE = (1240, 1754)  # A4 at 150 dots an inch
HIGH = 30


def page(*lines: tuple[int, int, str], colour: str = "black") -> Image.Image:
    """Return a white page with each text at its place (pixels from the upper left corner)."""
    picture = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(HIGH)
    for left, top, text in lines:
        draw.text((left, top), text, font=font, fill=colour)
    return picture


def framed(picture: Image.Image, box: tuple[int, int, int, int], *lines: str) -> Image.Image:
    """Put a framed stamp with lines of text on a page."""
    draw = ImageDraw.Draw(picture)
    draw.rectangle(box, outline="black", width=4)
    for i, line in enumerate(lines):
        place = (box[0] + 16, box[1] + 12 + 40 * i)
        draw.text(place, line, font=ImageFont.load_default(28), fill="black")
    return picture
