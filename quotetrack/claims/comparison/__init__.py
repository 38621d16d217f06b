"""Two quotations of one speaker: which are compared, in which order, and what is found."""
