"""What must hold. Pure: data in, findings out."""
