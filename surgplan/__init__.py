"""surgplan: from a patient's scan to a surgical plan that was tested before the operation."""

__version__ = "0.1.0"
