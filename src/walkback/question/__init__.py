"""What several statements answer, and which answer each of them gives."""
