"""What the toolkit wrote into a workbook, kept in the workbook itself."""
