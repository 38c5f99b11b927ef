"""What a worksheet part holds: rows, cells, texts, formats, sizes."""
