"""Pictures that a fill hangs on cells: files beside the data, PNG or JPEG."""
