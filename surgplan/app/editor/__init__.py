"""The segmentation editor: what is edited, with which tool, and how it is seen while the mouse moves."""
