"""Disk and network in, captures out: where reports are looked for, and how their bytes are got."""
