"""Matrices of PDF: six numbers that turn, stretch and move a point."""

from collections.abc import Sequence
from typing import Any

from ingest.readers.pdf_pen import Rectangle

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Apply `first`, then `second`.

    >>> multiply((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0))
    (2, 0, 0, 2, 10, 0)
    """
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def as_matrix(operands: Sequence[Any]) -> Matrix:
    """Read six operands as a matrix."""
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


def box_of(box: Rectangle, matrix: Matrix) -> Rectangle:
    """Return the upright box around a box that `matrix` moved."""
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in box[::2] for y in box[1::2]]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
