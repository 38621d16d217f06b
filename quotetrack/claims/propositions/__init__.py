"""What is claimed, in one form: who does what to what, where, when, how surely."""
