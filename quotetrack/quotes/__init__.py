"""From text to attributed quotations."""
