"""The last steps that every filled workbook goes through before it is written."""

from toolkit.errors import FindingsError
from toolkit.findings import Finding, has_errors, worst_first
from toolkit.workbook.caches.update import update_caches
from toolkit.workbook.fill.fill import Filled
from toolkit.workbook.opc.integrity import check_package


def calculate_and_check(filled: Filled, *, required: bool) -> list[Finding]:
    """Give every formula its value, and charts theirs; check the package; return all findings of
    the fill, worst first.

    Without `required` an engine that fails leaves the formulas without values and a finding. Raises
    FindingsError where the package would not open as it should.
    """
    found = list(filled.findings)
    if filled.plan.template.has_formulas:
        from toolkit.workbook.calculate.values import add_cached_values
        from toolkit.workbook.fill.storederrors import stored_errors

        accepted = stored_errors(filled.plan)
        found.extend(add_cached_values(filled.package, required=required, accepted_errors=accepted))
    update_caches(filled.package)
    found.extend(check_package(filled.package))
    if has_errors(found):
        raise FindingsError(worst_first(found))
    return worst_first(found)
