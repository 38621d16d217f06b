"""From quotations to linked pairs of statements."""
