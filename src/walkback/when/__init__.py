"""When something was said, and which days it is about."""
