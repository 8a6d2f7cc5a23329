"""What templates of users are made of: what they cannot do, how it is counted, the data they get."""
