"""Answers to yes/no questions: what they amount to, and what a question asks about."""
