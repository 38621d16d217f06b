"""Word lists and patterns that several stages share."""
