"""The instructor's side: building notebooks, releasing and grading them."""
