"""The revisions, each a module named after its number."""
