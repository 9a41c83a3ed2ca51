"""Version to statements: cue, source and content of reported speech."""
