"""The views, one a file: what each address shows."""
