"""Orders the steps of each thing a user can ask for; prints nothing."""
