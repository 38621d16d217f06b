"""The pages of the site: what they show works, and what they promise is kept."""
