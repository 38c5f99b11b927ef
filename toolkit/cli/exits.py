"""What each exit code means; scripts and CI rely on them."""

FINE = 0
FINDINGS = 1
USAGE = 2
FAILED = 3
BUG = 70
INTERRUPTED = 130
