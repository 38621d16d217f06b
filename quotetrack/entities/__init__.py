"""From mentions to people and bodies."""
