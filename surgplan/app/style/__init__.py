"""The look: colours, type and spacing as values, and the style sheet made from them."""
