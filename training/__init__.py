"""Data preparation, captions, training and evaluation. Not part of the installed extension."""
