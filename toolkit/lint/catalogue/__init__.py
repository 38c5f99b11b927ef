"""What the rules are: words, sources and levels; nothing here runs."""
