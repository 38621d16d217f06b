"""What the text around a quotation tells: the question answered, the occasion, the day."""
