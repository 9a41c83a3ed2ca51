"""The ledger lies here: one SQLite file with bytes, versions and statements that any SQLite tool can read."""
