"""The program that trains the bundled models. Nothing here is imported at run time."""
