"""`python -m tvaers` is the same as `tvaers`."""

from tvaers.site.cli import main

main()
