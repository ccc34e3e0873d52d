"""Dumps for tests: fixtures with their readings, generators of dumps with their truth, and a measure."""
