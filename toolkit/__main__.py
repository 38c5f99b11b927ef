"""`python -m toolkit` does what `border-policy` does."""

from toolkit.cli.app import main

if __name__ == "__main__":
    main()
