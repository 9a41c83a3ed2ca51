"""For whom a speaker speaks."""
