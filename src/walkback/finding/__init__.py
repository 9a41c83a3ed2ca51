"""What stands between statements, or between versions: denials, walk-backs, contradictions, figures, quiet edits."""
