"""What a message is before it is a question: an emergency, personal data, manners, a wish for a person."""
