"""Under what rows are filed, so that they are found again: words, topics, names."""
