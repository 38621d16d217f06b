"""Documents, entities, quotations, claim pairs and decisions as rows."""
