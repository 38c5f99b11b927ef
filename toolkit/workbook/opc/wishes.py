"""What a template asks for beside its tags, as custom document properties."""

from toolkit.workbook.opc.package import Package
from toolkit.workbook.opc.properties import custom

RECEIPT = "border-policy receipt"
"""`none`: outputs carry digests only, no receipt."""
PROFILES = "border-policy profiles"
"""The profiles whose rules outputs are held against, parted by blanks; `none` for none."""
_USUAL = "analyst"


def wants_receipt(template: Package) -> bool:
    """Return whether outputs of a template carry a receipt: always, unless it says `none`."""
    return custom(template).get(RECEIPT, "") != "none"


def wanted_profiles(template: Package) -> tuple[str, ...]:
    """Return the names of the profiles whose rules a workbook is to keep, `analyst` by default."""
    named = custom(template).get(PROFILES, "").split() or [_USUAL]
    return () if named == ["none"] else tuple(named)
