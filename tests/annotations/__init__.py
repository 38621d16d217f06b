"""Articles read by careful readers: quotations, their speakers and people, without the texts."""
