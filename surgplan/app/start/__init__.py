"""What the start page is made of: cards of cases, sample cases, pictures of plans."""
