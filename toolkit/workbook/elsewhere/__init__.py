"""What is filled outside of ordinary cells: headers, shapes, chart titles, properties, notes."""
