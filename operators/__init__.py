"""What the buttons do, and the session that they share."""
