"""Judging what is generated, by means that had no part in training."""
