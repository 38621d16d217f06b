"""Whom a pronoun or a description takes up: candidates, facts about each, and a learnt model."""
