"""Charts as SVG inside the page: no script, no font, nothing loaded; colours follow the page, light or dark."""

from collections.abc import Iterator
from html import escape

from casebuilder.measuring.blocks import BarChart, LineChart, figure
from casebuilder.measuring.intervals import Estimate

WIDTH = 840
LEFT, RIGHT = 330, 90
ROW = 30
HEIGHT = 220


def bar_chart(chart: BarChart) -> str:
    """Return values with their intervals below one another."""
    top = _top([b.estimate for b in chart.bars], [b.bar for b in chart.bars], chart.unit)
    height = ROW * len(chart.bars) + 34
    span = WIDTH - LEFT - RIGHT
    parts = [_open(height, chart.title, chart.alt), *_grid(top, chart.unit, span, height - 26)]
    for at, one in enumerate(chart.bars):
        y = ROW * at + ROW / 2
        parts.append(
            f'<text class="label" x="{LEFT - 12}" y="{y + 4:.1f}" text-anchor="end">{escape(one.label)}</text>'
        )
        if one.estimate.value is not None:
            parts += _whisker(one.estimate, y, top, span)
            parts.append(f'<text class="value" x="{WIDTH - RIGHT + 10}" y="{y + 4:.1f}">{escape(one.shown)}</text>')
        if one.bar is not None:
            x = LEFT + span * min(one.bar / top, 1)
            parts.append(f'<path class="bar" d="M{x:.1f} {y - 11:.1f}V{y + 11:.1f}"/>')
    return "".join([*parts, "</svg>"])


def _whisker(estimate: Estimate, y: float, top: float, span: float) -> Iterator[str]:
    assert estimate.value is not None and estimate.low is not None and estimate.high is not None  # noqa: S101
    low, value, high = (LEFT + span * max(0, min(v / top, 1)) for v in (estimate.low, estimate.value, estimate.high))
    yield f'<path class="whisker" d="M{low:.1f} {y:.1f}H{high:.1f}"/>'
    yield f'<circle class="dot" cx="{value:.1f}" cy="{y:.1f}" r="5"/>'


def _grid(top: float, unit: str, span: float, bottom: float) -> Iterator[str]:
    for step in range(5):
        x, value = LEFT + span * step / 4, top * step / 4
        yield f'<path class="grid" d="M{x:.1f} 0V{bottom:.1f}"/>'
        shown = escape(figure(value, unit))
        yield f'<text class="tick" x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">{shown}</text>'


def line_chart(chart: LineChart) -> str:
    """Return a measure from run to run with its interval as a band."""
    unit, known = chart.info.unit, [e for _, e in chart.points if e.value is not None]
    top = _top(known, [chart.info.bar], unit)
    left, span, deep = 70, WIDTH - 100, HEIGHT - 40

    def place(at: int, value: float | None) -> str:
        x = left + (span * at / (len(known) - 1) if len(known) > 1 else span / 2)
        return f"{x:.1f} {10 + deep * (1 - max(0, min((value or 0) / top, 1))):.1f}"

    parts = [_open(HEIGHT, chart.title, chart.alt)]
    for step in range(5):
        y = 10 + deep * (1 - step / 4)
        parts.append(f'<path class="grid" d="M{left} {y:.1f}H{left + span}"/>')
        shown = escape(figure(top * step / 4, unit))
        parts.append(f'<text class="tick" x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{shown}</text>')
    lows = [place(i, e.low) for i, e in enumerate(known)]
    highs = [place(i, e.high) for i, e in enumerate(known)]
    parts.append(f'<path class="band" d="M{" L".join([*highs, *reversed(lows)])}Z"/>')
    points = [place(i, e.value) for i, e in enumerate(known)]
    parts.append(f'<path class="line" d="M{" L".join(points)}"/>')
    for point in points:
        across, _, down = point.partition(" ")
        parts.append(f'<circle class="dot" cx="{across}" cy="{down}" r="4"/>')
    if chart.info.bar is not None:
        y = 10 + deep * (1 - min(chart.info.bar / top, 1))
        parts.append(f'<path class="bar" d="M{left} {y:.1f}H{left + span}"/>')
    return "".join([*parts, "</svg>"])


def _open(height: float, title: str, alt: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(alt, quote=True)}">'
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
    )


def _top(estimates: list[Estimate], bars: list[float | None], unit: str) -> float:
    """Return the right end of the scale: a whole share, or a little more than the largest value."""
    values = [v for e in estimates for v in (e.value, e.high) if v is not None] + [b for b in bars if b is not None]
    largest = max(values, default=1.0)
    if unit == "%" and largest > 0.3:
        return 1.0
    return largest * 1.15 or 1.0
