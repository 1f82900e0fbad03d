"""The inspector of each step of the path: what to do now, what there is, and the numbers."""
