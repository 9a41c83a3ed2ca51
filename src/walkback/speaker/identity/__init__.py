"""One identity for one person or body across reports."""
