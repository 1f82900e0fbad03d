"""Everything that can be done in the window, as data: menus, palette, shortcuts and help are made of these tables."""
