"""Which arguments of which functions take a range, where a repeated cell may be stretched."""

from typing import Literal

Takes = Literal["one", "range", "list"]
"""What may stand in an argument: one value, one range, or a range that may also be several
arguments.
"""

_LISTS = """
    SUM AVERAGE AVERAGEA COUNT COUNTA MIN MINA MAX MAXA PRODUCT MEDIAN MODE MODE.SNGL MODE.MULT
    STDEV STDEV.S STDEV.P STDEVP STDEVA STDEVPA VAR VAR.S VAR.P VARP VARA VARPA SUMSQ GEOMEAN
    HARMEAN DEVSQ AVEDEV KURT SKEW SKEW.P GCD LCM AND OR XOR CONCAT MULTINOMIAL
"""
_LISTS_AFTER = {"SUBTOTAL": 1, "NPV": 1, "AGGREGATE": 2, "TEXTJOIN": 2}
# One letter an argument, r for a range and v for a value; after the blank: what repeats then.
_SHAPES = {
    "r": """
        ROWS COLUMNS COUNTBLANK TRANSPOSE UNIQUE SORT TOCOL TOROW WRAPROWS WRAPCOLS TAKE DROP
        CHOOSECOLS CHOOSEROWS EXPAND IRR MIRR AREAS ARRAYTOTEXT BYROW BYCOL MDETERM MINVERSE""",
    "rv": """
        COUNTIF LARGE SMALL PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC
        QUARTILE.EXC PERCENTRANK PERCENTRANK.INC PERCENTRANK.EXC TRIMMEAN INDEX ZTEST Z.TEST""",
    "rvr": "SUMIF AVERAGEIF DSUM DCOUNT DCOUNTA DAVERAGE DMIN DMAX DGET DPRODUCT",
    "rr": """
        FREQUENCY CORREL PEARSON RSQ SLOPE INTERCEPT STEYX COVAR COVARIANCE.P COVARIANCE.S LINEST
        LOGEST SUMX2MY2 SUMX2PY2 SUMXMY2 MMULT FILTER XIRR CHITEST CHISQ.TEST FTEST F.TEST TTEST
        T.TEST""",
    "rrr": "TREND GROWTH",
    "vr": "MATCH XMATCH VLOOKUP HLOOKUP RANK RANK.EQ RANK.AVG",
    "vrr": "LOOKUP XLOOKUP FORECAST FORECAST.LINEAR XNPV",
    "vvr": "NETWORKDAYS WORKDAY",
    "vvvr": "NETWORKDAYS.INTL WORKDAY.INTL",
    " rv": "COUNTIFS SORTBY",
    "r rv": "SUMIFS AVERAGEIFS MAXIFS MINIFS",
    " r": "SUMPRODUCT VSTACK HSTACK MAP",
}
_SHAPE_OF = {name: shape for shape, names in _SHAPES.items() for name in names.split()}
_ALL_LISTS = dict.fromkeys(_LISTS.split(), 0) | _LISTS_AFTER
_EVALUATES_ARRAYS = frozenset({"SUMPRODUCT", "FILTER", "MMULT"})


def plain_name(function: str) -> str:
    """Return a function's name in capitals without the prefixes that the file format adds."""
    return function.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


def takes(function: str, argument: int) -> Takes:
    """Return what an argument (from 0) of a function takes, where a reference is all of it."""
    if function in _ALL_LISTS:
        return "list" if argument >= _ALL_LISTS[function] else "one"
    head, _, cycle = _SHAPE_OF.get(function, "").partition(" ")
    if argument < len(head):
        letter = head[argument]
    elif cycle:
        letter = cycle[(argument - len(head)) % len(cycle)]
    else:
        letter = "v"
    return "range" if letter == "r" else "one"


def takes_inside(function: str) -> Takes:
    """Return what a reference within an expression may be (`SUMPRODUCT(A1*B1)`)."""
    return "range" if function in _EVALUATES_ARRAYS else "one"
