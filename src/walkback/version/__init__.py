"""Captures become versions here: bytes in, readable text with typed blocks out. No disk, network or clock."""
