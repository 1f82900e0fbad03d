"""Surfaces made elsewhere: what is wrong with them, and mending it step by step, each step said in words."""
