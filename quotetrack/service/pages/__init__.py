"""The pages that people see, rendered here, without a script needed for anything."""
