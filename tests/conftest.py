"""Settings of all tests."""

import os

from hypothesis import settings

# The same examples on every run of CI, so that it says the same of the same code; at the keyboard
# every run draws new ones.
settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
