"""Charts of measured quality; each with its words for those who do not see it, and with a table beside it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from casebuilder.measuring.blocks import figure
from casebuilder.measuring.intervals import Estimate
from casebuilder.measuring.record import MeasureInfo, Run
from casebuilder.measuring.trend import Point
from casebuilder.ui.evalwords import model, valued

Clock = Callable[[datetime], datetime]
Row = dict[str, Any]

VALUE, BAR = "value with its 95 % interval", "bar it is held to"
_DOT = {"filled": True, "size": 90, "opacity": 1}
_ROW = 40
"""Pixels of a measure."""
_REST = 110
"""Pixels of the axis and the legend, which the height of a chart includes."""
_DEEP = 360
"""Pixels of a trend."""
_DOWN = 9
"""A line stands so far below its name."""
_GREY = "#808495"
"""Readable on light and on dark: the theme does not reach the marks in a legend of shapes."""


def shares(run: Run, found: Mapping[str, Estimate]) -> None:
    """Show the shares of a run on one scale: value, interval, bar. What has another unit stands in the table alone."""
    rows = [
        {"measure": i.title, "value": e.value, "low": e.low, "high": e.high, "bar": i.bar, "said": valued(e, "%")}
        for name, i in run.measures.items()
        if i.unit == "%" and (e := found[name]).value is not None
    ]
    if rows:
        said = "; ".join(f"{r['measure']}: {r['said']}" for r in rows)
        st.altair_chart(shares_chart(rows), alt=f"Shares with their 95 % intervals. {said}.")


def shares_chart(rows: Sequence[Row]) -> Any:  # noqa: ANN401 - a chart; Altair is imported late
    """Return the chart; names stand above their lines, so that a phone has its whole width for the scale."""
    import altair as alt

    held = any(r["bar"] is not None for r in rows)
    names = alt.Axis(
        labelAlign="left", labelPadding=0, labelOffset=-_DOWN, labelLimit=600, ticks=False, domain=False, offset=0,
    )  # fmt: skip
    base = _chart(rows).encode(
        y=alt.Y("measure:N", sort=None, title=None, axis=names),
        tooltip=[alt.Tooltip("measure:N", title="Measure"), alt.Tooltip("said:N", title="Value")],
    )
    across = alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5, title=None))
    marks = [
        base.mark_rule(size=7, opacity=0.4, strokeCap="round", yOffset=_DOWN).encode(
            x=across, x2="high:Q", color=_colour("is", held)
        ),
        base.mark_point(**_DOT, yOffset=_DOWN).encode(x="value:Q", color=_colour("is", held)),
        base.mark_tick(thickness=3, size=20, yOffset=_DOWN).encode(x="bar:Q", color=_colour("held", held)),
    ]
    return alt.layer(*marks[: 3 if held else 2]).properties(height=_ROW * len(rows) + _REST)


def trend(info: MeasureInfo, points: Sequence[Point], clock: Clock) -> None:
    """Show a measure from run to run, oldest first, each value with its error bar."""
    rows = trend_rows(points, clock, info)
    said = ", ".join(f"{r['when']}: {r['said']}" for r in rows)
    st.altair_chart(trend_chart(info, rows), alt=f"{info.title}, run by run, oldest first. {said}.")


def trend_rows(points: Sequence[Point], clock: Clock, info: MeasureInfo) -> list[Row]:
    """Return the points as a chart wants them; they are numbered, so that two runs of one minute stand apart."""
    return [
        {
            "run": at,
            "when": f"{clock(p.run.started):%d %b, %H:%M}",
            "model": model(p.run),
            "value": p.estimate.value,
            "low": p.estimate.low,
            "high": p.estimate.high,
            "said": valued(p.estimate, info.unit),
        }
        for at, p in enumerate(points, 1)
    ]


def trend_chart(info: MeasureInfo, rows: Sequence[Row]) -> Any:  # noqa: ANN401 - a chart; Altair is imported late
    """Return the chart: a shape for each model, error bars, and a dashed line for the bar."""
    import altair as alt

    share, held = info.unit == "%", info.bar is not None
    top = max(v for r in rows for v in (r["high"], r["value"], info.bar) if v is not None)
    ceiling = 1.0 if share and top > 0.3 else top * 1.15 or 1.0
    times = json.dumps({str(r["run"]): r["when"] for r in rows})
    when = alt.Axis(labelExpr=f"{times}[datum.label]", labelAngle=0, title=None, labelOverlap="greedy")
    base = _chart(rows).encode(x=alt.X("run:O", axis=when))
    up = alt.Axis(format="%" if share else "", title=None if share else info.unit or None, tickCount=5)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, ceiling]), axis=up)
    told = [alt.Tooltip(f"{key}:N", title=key.capitalize()) for key in ("when", "model", "said")]
    look = {"orient": "top", "columns": 3, "symbolFillColor": _GREY, "symbolStrokeColor": _GREY}
    models = alt.Shape("model:N", legend=_legend(**look))
    layers = [
        base.mark_errorbar(ticks={"size": 14}).encode(
            y=alt.Y("low:Q", axis=up), y2="high:Q", color=_colour("is", held)
        ),
        base.mark_point(**_DOT).encode(y=y, shape=models, color=_colour("is", held), tooltip=told),
    ]
    if info.bar is not None:
        line = _chart([{"bar": info.bar, "said": f"Bar: {figure(info.bar, info.unit)}"}])
        layers.append(
            line.mark_rule(strokeDash=[6, 4], size=2).encode(y="bar:Q", color=_colour("held", held), tooltip="said:N")
        )
    return alt.layer(*layers).properties(height=_DEEP)


def _chart(rows: Sequence[Row]) -> Any:  # noqa: ANN401 - as above
    """Return a chart on rows; each says of its marks what they are, for the legend."""
    import altair as alt

    data: Any = alt
    return alt.Chart(data.Data(values=[{**row, "is": VALUE, "held": BAR} for row in rows]))


def _legend(**more: Any) -> Any:  # noqa: ANN401 - as above
    import altair as alt

    look: dict[str, Any] = {"orient": "bottom", "labelLimit": 400, "columns": 1, "symbolOpacity": 1, **more}
    return alt.Legend(title=None, **look)


def _colour(field: str, held: bool) -> Any:  # noqa: ANN401 - as above
    """Return the colour of a field that holds a meaning: the theme's own, named in the legend if it is shown."""
    import altair as alt

    meanings = alt.Scale(domain=[VALUE, BAR])
    return alt.Color(f"{field}:N", scale=meanings, legend=_legend(values=[VALUE, BAR] if held else [VALUE]))
