"""Values of formulas, from a spreadsheet engine that runs in a process of its own."""
