"""Claim pairs: found for what comes in, and settled against those that are stored."""
