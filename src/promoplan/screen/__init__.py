"""What a terminal shows: findings, the morning status, tables of dates."""
