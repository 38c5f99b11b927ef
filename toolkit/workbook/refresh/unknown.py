"""What a copy has that nobody knows how to carry: it is named, so that nothing is lost unseen."""
