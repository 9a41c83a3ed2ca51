"""Which texts are one report in several versions, and which are copies of one report at several outlets."""
