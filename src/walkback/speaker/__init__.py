"""Who speaks: the speakers of a text, and which of them each attribution's source is."""
