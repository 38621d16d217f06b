"""Small invented articles by kind of fault, and what must come out of each."""
