"""What a workbook says now, whichever program saved it."""
