"""What every code means, with an example and how to mend it: `border-policy explain CODE`."""
