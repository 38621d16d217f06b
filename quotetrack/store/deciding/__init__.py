"""What people decide: verdicts on claim pairs, and who is who."""
