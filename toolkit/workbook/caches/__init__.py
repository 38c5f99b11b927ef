"""What charts and shapes remember of cells, for previewers and Protected View."""
