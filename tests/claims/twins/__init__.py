"""Twins of statements, made by minimal changes to matters written by hand."""
