"""What is shown. Pure: data set in, tidy frames out, every column with its origin."""
