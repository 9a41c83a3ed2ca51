"""The reading room: the ledger as pages for a browser, on this computer."""
